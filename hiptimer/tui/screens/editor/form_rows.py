"""The painted part of a form: every row but the spot that is typed into, which lies above it."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.screens.editor.spots import FormRow, Spot, Takes
from hiptimer.tui.widgets.field_list import NOWHERE
from hiptimer.tui.widgets.line_layout import plain, wrapped
from hiptimer.tui.widgets.pointer_list import POINTER, PointerList
from hiptimer.tui.widgets.text_lines import TextLines

LABEL_CELLS: Final = 14
"""The longest label, "Change sides", and a gap."""

NUMBER_CELLS: Final = 6
"""The longest number, and the cursor behind it."""

BETWEEN: Final = " to "

WRONG: Final = "✗ "
"""Before the words of a problem: red is not all that tells it."""


class FormRows(PointerList):
    """Draws `form`, with the pointer at `highlighted` where the form is written in.

    `spot` tells which of the row's spots is active.
    """

    DEFAULT_CSS = "FormRows { height: 1fr; }"

    form: reactive[tuple[FormRow, ...]] = reactive((), repaint=False)
    spot: reactive[int] = reactive(0, repaint=False)

    watch_form = TextLines.look_again
    watch_spot = TextLines.look_again

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.form)

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:  # noqa: ARG002 - all of them
        """Draw every row; what is wrong in one stands below it."""
        return [
            (
                _line(row, width, spot=self.spot if place == self.highlighted else None),
                *_problem(row, width),
            )
            for place, row in enumerate(self.form)
        ]

    def _line(self, line: Content, room: int, *, first: bool, here: bool) -> Content:
        # on the ground of the row, the words of a problem could not be read in 16 colours
        return super()._line(line, room, first=first, here=here and first)

    def line_of_highlighted(self) -> int:
        """Tell on which line of the widget the active row begins."""
        window = self._window(*self.size)
        return next((y for y, (place, _) in enumerate(window) if place == self.highlighted), 0)

    def column_of_spot(self) -> int:
        """Tell in which cell the active spot begins."""
        first = len(POINTER) + LABEL_CELLS
        return first + self.spot * (NUMBER_CELLS + len(BETWEEN))

    def point_nowhere(self) -> None:
        """Take the pointer away: the form is not written in."""
        self.highlighted = NOWHERE


def _line(row: FormRow, width: int, *, spot: int | None) -> Content:
    """Draw a row at rest, or with `spot` in hand: its text is the cell's to draw."""
    label = plain(row.label).truncate(LABEL_CELLS - 2, ellipsis=True)
    label = label.truncate(LABEL_CELLS, pad=True)
    first = row.spots[0]
    if first.takes is Takes.CHOICE:
        return _choice(label, first, active=spot is not None)
    if spot is None:
        return Content.assemble(label, *_at_rest(row))
    if not first.is_typed_into:
        return Content.assemble(label, _value(first))
    if first.takes is Takes.LINE:
        return label.truncate(width, pad=True)
    cells = (Content("") if place == spot else _value(each) for place, each in enumerate(row.spots))
    numbers = (cell.truncate(NUMBER_CELLS, pad=True) for cell in cells)
    return Content.assemble(label, Content(BETWEEN).join(numbers), row.unit)


def _choice(label: Content, spot: Spot, *, active: bool) -> Content:
    less = "◂ " if active and spot.chosen > 0 else "  "
    more = " ▸" if active and spot.chosen < len(spot.options) - 1 else ""
    return Content.assemble(label.truncate(LABEL_CELLS - 2), less, _value(spot), more)


def _at_rest(row: FormRow) -> Iterator[Content | str]:
    """Tell what stands in a row: "3", "3 to 5", "20 s"."""
    first, *rest = row.spots
    yield _value(first)
    for spot in rest:
        if spot.text:
            yield BETWEEN
            yield plain(spot.text)
    if row.unit and (first.text or first.default[:1].isdigit()):
        yield Content.styled(f" {row.unit}", "" if first.text else "dim")


def _value(spot: Spot) -> Content:
    if not spot.text:
        return plain(spot.default, "dim")
    lines = spot.text.count("\n") + 1
    more = f" … {lines} lines" if lines > 1 else ""
    return Content.assemble(plain(spot.text.partition("\n")[0]), (more, "dim"))


def _problem(row: FormRow, width: int) -> Iterator[Content]:
    if row.problem:
        for number, line in enumerate(wrapped(row.problem, width - len(WRONG), "$error")):
            yield Content.assemble((WRONG if number == 0 else "  ", "$error"), line)
