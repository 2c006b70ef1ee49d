"""Draws a session in lines: its sets in columns, left and right beside each other."""

from collections.abc import Iterator, Sequence
from typing import Final, Self

from msgspec import Struct
from textual.content import Content

from hiptimer.model.pain import NOT_RATED
from hiptimer.tui.screens.history import preview_text as words
from hiptimer.tui.screens.history.places import AFTER
from hiptimer.tui.screens.history.preview_text import ExercisePart, PreviewText, SetCell
from hiptimer.tui.widgets.line_layout import GAP, plain, two_ends, wrapped
from hiptimer.tui.widgets.pain_bar import ABOVE, CELLS, NUMBER_CELLS, ROOM, pain_bar, pain_number
from hiptimer.tui.widgets.pointer_list import HERE, POINTER
from hiptimer.tui.widgets.set_marks import MarkValue, mark
from hiptimer.wording.adjustments import DIFFERENT
from hiptimer.wording.numbers import counted

DIM: Final = "$text-muted"

NO_POINTER: Final = " " * len(POINTER)

PAIN_CELLS: Final = NUMBER_CELLS + 1
"""A number, and the mark of one that is above the ceiling."""

MOST_LINES: Final = 200
"""Of a note, or of what was different: several screens of it. The file has the rest."""

NOTE: Final = "Note"


class Spot(Struct, frozen=True):
    """A place that the cursor can stand at, and the columns of its line that it takes."""

    place: int
    columns: range


class Line(Struct, frozen=True):
    """One line with the places in it."""

    content: Content
    spots: tuple[Spot, ...] = ()


EMPTY: Final = Line(Content(""))


def draw(told: PreviewText, here: int | None, width: int) -> Iterator[Line]:
    """Draw all of a session within `width` cells; `here` is the place of the cursor."""
    for line in _lines(told, here, width):
        yield Line(line.content.truncate(width), line.spots)


def _lines(told: PreviewText, here: int | None, width: int) -> Iterator[Line]:
    yield from map(Line, wrapped(told.headline, width, "bold"))
    yield from map(Line, wrapped(told.ended, width))
    for part in told.parts:
        yield EMPTY
        yield from _part(part, told.ceiling, here, width)
    yield EMPTY
    yield from _days(told, here, width)
    limit = f"Your limit was {told.ceiling}: {ROOM} leads up to it, {ABOVE} is above it."
    yield from map(Line, wrapped(limit, width, DIM))
    yield from _paragraphs(DIFFERENT, told.changes, width)
    yield from _paragraphs(NOTE, told.note.splitlines(), width)


class _Columns(Struct, frozen=True):
    """How many cells the sets of one exercise have: their numbers, what was done, and in all."""

    label: int
    done: int
    cell: int
    bars: bool

    @classmethod
    def of(cls, part: ExercisePart, width: int) -> Self:
        """Give every side as much as the longest set needs, and bars where all have room."""
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


def _part(part: ExercisePart, ceiling: int, here: int | None, width: int) -> Iterator[Line]:
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
        spots: list[Spot] = []
        for number, column in enumerate(part.columns):
            cell = next(iter(column.cells[at : at + 1]), None)
            drawn.append(_cell(cell, ceiling, here, columns))
            if cell and cell.row:
                start = number * (columns.cell + GAP)
                spots.append(Spot(cell.row, range(start, start + columns.cell)))
        yield Line(gap.join(drawn), tuple(spots))


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
    """Draw the bar and the number, or the number and whether it is above the ceiling."""
    number = pain_number(pain, ceiling)
    if bar:
        return Content.assemble(pain_bar(pain, ceiling), " ", number)
    above = pain is not None and pain > ceiling
    return Content.assemble(number, (ABOVE if above else " ", "$text-warning"))


def _label(cell: SetCell) -> str:
    return f"{cell.number}{'+' if cell.again else ''}"


def _done(cell: SetCell) -> str:
    return f"{mark(MarkValue(cell.mark.outcome))} {cell.done}"


def _days(told: PreviewText, here: int | None, width: int) -> Iterator[Line]:
    """Draw the pain before and after, the bars below each other."""
    yield Line(_day(words.BEFORE, told.before, told.ceiling, width))
    pointed = here == AFTER
    line = _day(words.AFTER, told.after, told.ceiling, width, POINTER if pointed else NO_POINTER)
    yield Line(line.stylize(HERE if pointed else ""), (Spot(AFTER, range(width)),))


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
    """Draw as many lines as there is room for, and say how many are left."""
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
