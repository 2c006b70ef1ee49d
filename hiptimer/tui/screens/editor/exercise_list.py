"""The list beside the form: the protocol itself, its exercises, and a row to add one."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import ClassVar, Final

from msgspec import Struct
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.reactive import reactive

from hiptimer.model.protocol import (
    DEFAULT_PAIN_CEILING,
    CatalogueExercise,
    PrescribedSide,
    Stage,
)
from hiptimer.model.protocol_draft import Draft, Field, Values
from hiptimer.runner.protocol_form import effective_side, guide_of
from hiptimer.storage.protocol_fields import as_text
from hiptimer.storage.protocol_keys import HOLD_SECONDS, SETS
from hiptimer.tui.screens.editor.form import WRONG
from hiptimer.tui.screens.editor.messages import ABOUT, ADD_EXERCISE
from hiptimer.tui.widgets.line_input import do_own_key
from hiptimer.tui.widgets.pointer_list import POINTER, PointerList
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain
from hiptimer.wording.doses import TIMES

NUMBER_CELLS: Final = 3
"""A number up to 40, and a space."""

SHORTEST_NAME: Final = 16
"""Cells; a dose that leaves fewer for the name is not shown beside it."""

NAMELESS = "without a name"

_SIDES = {
    PrescribedSide.LEFT: "left",
    PrescribedSide.RIGHT: "right",
    PrescribedSide.EACH: "each side",
    PrescribedSide.AFFECTED: "affected side",
}
"""Both legs at once need no words."""


class ExerciseLine(Struct, frozen=True):
    """One exercise in words; `is_wrong` marks one that has a problem.

    `side` is left out if there is little room.
    """

    name: str
    dose: str = ""
    side: str = ""
    is_wrong: bool = False


ADD: Final = ExerciseLine(f"+ {ADD_EXERCISE.lower()}")


class ExerciseList(PointerList, can_focus=True):
    """Row 0 is the protocol, 1 to n are its exercises, and the last row adds one.

    The screen has the actions for the row at the pointer.
    """

    DEFAULT_CSS = "ExerciseList { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,tab,shift+tab", "screen.open", "edit", key_display="enter"),
        Binding("enter", "screen.add", "add", key_display="enter"),
        Binding("a", "screen.add", "add"),
        Binding("d", "screen.duplicate", "duplicate"),
        Binding("x,delete", "screen.remove", "remove", key_display="x"),
        Binding("up", "screen.point(-1)", "another exercise", show=False, key_display="↑ ↓"),
        Binding("down", "screen.point(1)", "another exercise", show=False, key_display="↑ ↓"),
        Binding("pageup", "screen.point(-8)", show=False),
        Binding("pagedown", "screen.point(8)", show=False),
        Binding("home", "screen.point(-99)", show=False),
        Binding("end", "screen.point(99)", show=False),
        Binding("shift+up,K", "screen.move(-1)", "move it", show=False, key_display="shift+↑ ↓"),
        Binding("shift+down,J", "screen.move(1)", "move it", show=False, key_display="shift+↑ ↓"),
    ]

    items: reactive[tuple[ExerciseLine, ...]] = reactive((), repaint=False)
    in_hand: reactive[bool] = reactive(default=True, repaint=False)

    watch_items = TextLines.look_again
    watch_in_hand = TextLines.look_again

    @property
    def count(self) -> int:
        """The number of rows, including the one that adds."""
        return len(self.items) + 1

    def rows(self, width: int, height: int) -> Sequence[Sequence[Content]]:
        """Return every row in two lines if there is room for all, else in one."""
        lines = (*self.items, ADD)
        draw = _in_two if 2 * len(lines) <= height else _in_one
        return [
            draw(place if line is not ADD else 0, line, width) for place, line in enumerate(lines)
        ]

    async def on_key(self, event: Key) -> None:
        """Handle a key of its own before the next key."""
        await do_own_key(self, event)

    def _line(self, line: Content, room: int, *, first: bool, here: bool) -> Content:
        if here and not self.in_hand:
            mark = POINTER if first else " " * len(POINTER)
            return Content.assemble(mark, line.truncate(room, ellipsis=True)).stylize("bold")
        return super()._line(line, room, first=first, here=here)


@lru_cache(maxsize=256)
def _in_two(number: int, line: ExerciseLine, width: int) -> tuple[Content, ...]:
    name, dose = _named(number, line, width), plain(", ".join(filter(None, (line.dose, line.side))))
    if not dose:
        return (name,)
    below = dose.stylize("dim").truncate(width - NUMBER_CELLS, ellipsis=True)
    return name, below.pad_left(NUMBER_CELLS)


@lru_cache(maxsize=256)
def _in_one(number: int, line: ExerciseLine, width: int) -> tuple[Content, ...]:
    dose = plain(line.dose, "dim")
    room = width - dose.cell_length - GAP
    if not number or room < SHORTEST_NAME:
        return (_named(number, line, width),)
    name = _named(number, line, room).truncate(room, pad=True)
    return (Content.assemble(name, " " * GAP, dose),)


def _named(number: int, line: ExerciseLine, width: int) -> Content:
    before = f"{number:>2} " if number else ""
    wrong = Content.styled(WRONG if line.is_wrong else "", "$error")
    return Content.assemble(before, wrong, plain(line.name)).truncate(width, ellipsis=True)


def head_line(draft: Draft, *, is_wrong: bool) -> ExerciseLine:
    """Return the protocol itself, as the first row of the list."""
    stage = as_text(draft.value(Field("stage"))) or Stage.ISOMETRIC.value
    limit = as_text(draft.value(Field("pain_ceiling"))) or str(DEFAULT_PAIN_CEILING)
    return ExerciseLine(ABOUT, stage.replace("-", " "), f"pain limit {limit}", is_wrong)


def exercise_lines(
    draft: Draft, wrong: set[int | None], catalogue: Mapping[str, CatalogueExercise]
) -> tuple[ExerciseLine, ...]:
    """Return a line for every exercise; `wrong` are the entries with problems."""
    return tuple(
        _line(each.values, catalogue, is_wrong=entry in wrong)
        for entry, each in enumerate(draft.exercises, start=1)
    )


def _line(
    values: Values, catalogue: Mapping[str, CatalogueExercise], *, is_wrong: bool
) -> ExerciseLine:
    guide = guide_of(values.get("id"), catalogue)
    known_as = guide.name if guide else as_text(values.get("id"))
    name = as_text(values.get("name")) or known_as or NAMELESS
    side = effective_side(values, guide)
    words = _SIDES.get(side, "") if side else ""
    return ExerciseLine(name, _dose(values), words, is_wrong)


def _dose(values: Values) -> str:
    sets = _range(values, "sets", "sets_max", str(SETS.default))
    if "reps" in values:
        return f"{sets} {TIMES} {_range(values, 'reps', 'reps_max', '')}"
    seconds = as_text(values.get("hold_seconds")) or str(HOLD_SECONDS.default)
    return f"{sets} {TIMES} {seconds} s"


def _range(values: Values, key: str, most_key: str, default: str) -> str:
    least, most = as_text(values.get(key)) or default, as_text(values.get(most_key))
    return f"{least}-{most}" if most and most != least else least
