"""Shows one session in full, with a cursor: its sets in columns, left and right beside each other.

Its container scrolls.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

from msgspec import Struct
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from hiptimer.model.pain import NOT_RATED
from hiptimer.runner.selected_session import AFTER
from hiptimer.tui.screens.history import preview_text as words
from hiptimer.tui.screens.history.preview_text import ExerciseSummary, PreviewText, SetCell
from hiptimer.tui.widgets.pain_marks import (
    ABOVE,
    CELLS,
    NUMBER_CELLS,
    ROOM,
    MarkValue,
    mark,
    pain_bar,
    pain_number,
)
from hiptimer.tui.widgets.pointer_list import HERE, POINTER
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain, two_ends, wrapped
from hiptimer.wording.adjustments import DIFFERENT
from hiptimer.wording.numbers import counted

DIM: Final = "$text-muted"

NO_POINTER: Final = " " * len(POINTER)

PAIN_CELLS: Final = NUMBER_CELLS + 1
"""A number, and the mark of a number above the ceiling."""

MOST_LINES: Final = 200
"""The most lines of a note, or of differences: several screens. The file has the rest."""

NOTE: Final = "Note"


class CursorPlace(Struct, frozen=True):
    """A place of the cursor, and the columns that it takes in its line."""

    place: int
    columns: range


class Line(Struct, frozen=True):
    """One line and the places in it."""

    content: Content
    places: tuple[CursorPlace, ...] = ()


EMPTY: Final = Line(Content(""))


class SessionPreview(TextLines):
    """Shows `text`; `here` is the place of the cursor, None if there is none."""

    DEFAULT_CSS = "SessionPreview { height: auto; }"

    text: reactive[PreviewText | None] = reactive(None, repaint=False)
    here: reactive[int | None] = reactive(None, repaint=False)

    watch_text = TextLines.look_again
    watch_here = TextLines.look_again

    @dataclass
    class PlaceClicked(Message):
        """A set, or the pain after, was clicked."""

        place: int

    def __init__(self) -> None:
        super().__init__()
        self._kept: tuple[object, list[Line]] = (None, [])

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - all of them
        """Return all lines of the session."""
        return [line.content for line in self._drawn(width)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the height of all lines; the screen scrolls."""
        return len(self._drawn(width))

    def line_of(self, place: int) -> int:
        """Return the line of `place`; the first if it is in none."""
        for y, line in enumerate(self._drawn(self.size.width)):
            if any(spot.place == place for spot in line.places):
                return y
        return 0

    def on_click(self, event: Click) -> None:
        """Post which set was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        drawn = self._drawn(self.size.width)
        if offset is None or offset.y >= len(drawn):
            return
        for spot in drawn[offset.y].places:
            if offset.x in spot.columns:
                self.post_message(self.PlaceClicked(spot.place))

    def _drawn(self, width: int) -> list[Line]:
        """Return all lines, laid out once: a long note takes time, and they are needed often."""
        asked = (self.text, self.here, width)
        if self._kept[0] != asked:
            drawn = list(draw(self.text, self.here, width)) if self.text and width > 0 else []
            self._kept = (asked, drawn)
        return self._kept[1]


def draw(text: PreviewText, here: int | None, width: int) -> Iterator[Line]:
    """Return all of a session within `width` cells; `here` is the place of the cursor."""
    for line in _lines(text, here, width):
        yield Line(line.content.truncate(width), line.places)


def _lines(text: PreviewText, here: int | None, width: int) -> Iterator[Line]:
    yield from map(Line, wrapped(text.headline, width, "bold"))
    yield from map(Line, wrapped(text.ended, width))
    for part in text.parts:
        yield EMPTY
        yield from _part(part, text.ceiling, here, width)
    yield EMPTY
    yield from _days(text, here, width)
    limit = f"Your limit was {text.ceiling}: {ROOM} leads up to it, {ABOVE} is above it."
    yield from map(Line, wrapped(limit, width, DIM))
    yield from _paragraphs(DIFFERENT, text.changes, width)
    yield from _paragraphs(NOTE, text.note.splitlines(), width)


class _Columns(Struct, frozen=True):
    """The cells for the sets of one exercise: their numbers, what was done, and in all."""

    label: int
    done: int
    cell: int
    bars: bool

    @classmethod
    def of(cls, part: ExerciseSummary, width: int) -> Self:
        """Return columns as wide as the longest set needs, with bars if there is room for all."""
        cells = [cell for column in part.columns for cell in column.cells]
        label = max((len(_label(cell)) for cell in cells), default=0) + 1
        done = max((len(_done(cell)) for cell in cells), default=0) + 1
        sides = max(1, len(part.columns))
        room = max(1, (width - GAP * (sides - 1)) // sides)
        if room < len(POINTER) + label + done + PAIN_CELLS:
            done = 0
        short = len(POINTER) + label + done + PAIN_CELLS
        bars = room > short + CELLS
        return cls(label, done, min(room, short + CELLS * bars), bars)


def _part(part: ExerciseSummary, ceiling: int, here: int | None, width: int) -> Iterator[Line]:
    yield Line(two_ends(plain(part.name, "bold"), plain(part.planned, DIM), width))
    columns, gap = _Columns.of(part, width), Content(" " * GAP)
    if any(column.side for column in part.columns):
        heads = (
            Content.assemble(NO_POINTER, plain(column.side, DIM)).truncate(columns.cell, pad=True)
            for column in part.columns
        )
        yield Line(gap.join(heads))
    for at in range(max((len(column.cells) for column in part.columns), default=0)):
        drawn: list[Content] = []
        places: list[CursorPlace] = []
        for number, column in enumerate(part.columns):
            cell = next(iter(column.cells[at : at + 1]), None)
            drawn.append(_cell(cell, ceiling, here, columns))
            if cell and cell.row:
                start = number * (columns.cell + GAP)
                places.append(CursorPlace(cell.row, range(start, start + columns.cell)))
        yield Line(gap.join(drawn), tuple(places))


def _cell(cell: SetCell | None, ceiling: int, here: int | None, columns: _Columns) -> Content:
    if cell is None:
        return Content(" " * columns.cell)
    pointed = cell.row is not None and cell.row == here
    drawn = Content.assemble(
        POINTER if pointed else NO_POINTER,
        _label(cell).ljust(columns.label),
        _done(cell).ljust(columns.done) if columns.done else "",
        Content("") if cell.row is None else _pain(cell.mark.pain, ceiling, bar=columns.bars),
    )
    return drawn.truncate(columns.cell, pad=True).stylize(HERE if pointed else "")


def _pain(pain: int | None, ceiling: int, *, bar: bool) -> Content:
    """Return the bar and the number, or the number and whether it is above the ceiling."""
    number = pain_number(pain, ceiling)
    if bar:
        return Content.assemble(pain_bar(pain, ceiling), " ", number)
    above = pain is not None and pain > ceiling
    return Content.assemble(number, (ABOVE if above else " ", "$text-warning"))


def _label(cell: SetCell) -> str:
    return f"{cell.number}{'+' if cell.again else ''}"


def _done(cell: SetCell) -> str:
    return f"{mark(MarkValue(cell.mark.outcome))} {cell.done}"


def _days(text: PreviewText, here: int | None, width: int) -> Iterator[Line]:
    """Return the pain before and after, the bars below each other."""
    yield Line(_day(words.BEFORE, text.before, text.ceiling, width))
    pointed = here == AFTER
    line = _day(words.AFTER, text.after, text.ceiling, width, POINTER if pointed else NO_POINTER)
    yield Line(line.stylize(HERE if pointed else ""), (CursorPlace(AFTER, range(width)),))


def _day(name: str, pain: int | None, ceiling: int, width: int, lead: str = NO_POINTER) -> Content:
    column = len(lead) + len(words.AFTER) + 1
    head = Content.assemble(lead, name).truncate(column, pad=True)
    if pain is None:
        return Content.assemble(head, " ", NOT_RATED)
    bar = pain_bar(pain, ceiling) if width > column + CELLS + NUMBER_CELLS else Content("")
    return Content.assemble(head, bar, " ", pain_number(pain, ceiling))


def _paragraphs(title: str, lines: Sequence[str], width: int) -> Iterator[Line]:
    if not lines:
        return
    yield EMPTY
    yield Line(plain(title, "bold"))
    shown, rest = _within(lines, width)
    yield from map(Line, shown)
    if rest:
        yield Line(plain(rest, DIM))


def _within(lines: Sequence[str], width: int) -> tuple[list[Content], str]:
    """Return as many lines as there is room for, and how many are left, in words."""
    drawn: list[Content] = []
    for begun, text in enumerate(lines):
        left = len(lines) - begun
        if len(drawn) == MOST_LINES:
            return drawn, _more(left)
        drawn += wrapped(text[: MOST_LINES * width], width)
        if len(drawn) > MOST_LINES or len(text) > MOST_LINES * width:
            return drawn[:MOST_LINES], _more(left - 1)
    return drawn, ""


def _more(left: int) -> str:
    return f"… and {counted(left, 'more line')}" if left else "… and more"
