"""The form of one exercise: its rows, and their defaults."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from hiptimer.model.protocol import DEFAULT_PREPARE_SECONDS, CatalogueExercise, PrescribedSide
from hiptimer.model.protocol_draft import Draft, Field
from hiptimer.storage.protocol_keys import HOLD_SECONDS, REST_SECONDS, SETS, Problem
from hiptimer.tui.screens.editor.draft_table import DraftTable
from hiptimer.tui.screens.editor.field_slots import FieldSlot, FormRow, InputKind, Option
from hiptimer.tui.screens.editor.field_words import DONE_AS, OF_EXERCISE
from hiptimer.wording.doses import BOTH_LEGS, LEFT_AND_RIGHT

FIRST_REPS: Final = 12
"""The first number of repetitions: in the middle of what is prescribed, from 8 to 20."""

SIDES: Final = {
    PrescribedSide.AFFECTED: ("a", "the affected side"),
    PrescribedSide.LEFT: ("l", "left"),
    PrescribedSide.RIGHT: ("r", "right"),
    PrescribedSide.EACH: ("e", LEFT_AND_RIGHT),
    PrescribedSide.BILATERAL: ("b", BOTH_LEGS),
}
"""The letter and the words of each side."""

_TWO_SIDES: Final = (PrescribedSide.EACH, PrescribedSide.AFFECTED)

_CHECKED_ELSEWHERE: Final = ("id",)


def exercise_rows(
    draft: Draft, entry: int, problems: tuple[Problem, ...], guide: CatalogueExercise | None
) -> tuple[FormRow, ...]:
    """Return the form of the exercise at `entry`; `guide` is its entry in the catalogue."""
    table = DraftTable(draft, entry, problems, OF_EXERCISE)
    elsewhere = _CHECKED_ELSEWHERE if guide else ()
    return table.with_the_rest(_rows(table, guide), elsewhere)


def effective_side(
    values: Mapping[str, object], guide: CatalogueExercise | None
) -> PrescribedSide | None:
    """Return the side in force; None if the value is invalid."""
    found = values.get("side")
    if found is None:
        one_sided = guide is not None and guide.one_sided
        return PrescribedSide.AFFECTED if one_sided else PrescribedSide.BILATERAL
    return next((side for side in PrescribedSide if side == found), None)


def _rows(table: DraftTable, guide: CatalogueExercise | None) -> Iterator[FormRow]:
    side = effective_side(table.draft.exercises[(table.entry or 0) - 1].values, guide)
    yield table.row(table.typed("name", guide.name if guide else ""))
    yield table.row(_done_as(table))
    yield _range(table, "sets", "sets_max", default=str(SETS.default))
    if table.value("reps") is None:
        yield table.row(table.typed("hold_seconds", str(HOLD_SECONDS.default)))
    else:
        yield _range(table, "reps", "reps_max", default="")
        yield table.row(table.typed("seconds_per_rep", "your own"))
    yield table.row(table.typed("rest_seconds", str(REST_SECONDS.default)))
    yield table.row(_side(table, guide))
    if side is PrescribedSide.EACH or table.value("alternate_sides") is not None:
        yield table.row(_order(table))
    ready = table.text("prepare_seconds") or _of_protocol(table)
    yield table.row(table.typed("prepare_seconds", _of_protocol(table)))
    if side in _TWO_SIDES or table.value("side_prepare_seconds") is not None:
        yield table.row(table.typed("side_prepare_seconds", ready))
    yield table.row(table.typed("load"))
    yield table.row(table.typed("notes"))
    yield table.row(table.typed("instructions", "as in the catalogue" if guide else ""))
    if table.value("id") is not None and guide is None:
        yield table.row(table.typed("id"))


def _done_as(table: DraftTable) -> FieldSlot:
    entry = table.entry or 0
    options = (
        Option("h", "holds", lambda draft: draft.with_hold(entry)),
        Option("r", "repetitions", lambda draft: draft.with_repetitions(entry, FIRST_REPS)),
    )
    chosen = 0 if table.value("reps") is None else 1
    field = Field(DONE_AS, entry)
    words = options[chosen].words
    return FieldSlot(field=field, kind=InputKind.CHOICE, text=words, options=options, chosen=chosen)


def _range(table: DraftTable, key: str, most_key: str, *, default: str) -> FormRow:
    least = table.typed(key, default)
    return table.row(least, table.typed(most_key, least.text or default))


def _side(table: DraftTable, guide: CatalogueExercise | None) -> FieldSlot:
    entry = table.entry or 0
    choices = tuple(
        (Option(letter, words, partial(_with_side, entry=entry, side=side)), side.value)
        for side, (letter, words) in SIDES.items()
    )
    default = effective_side({}, guide) or PrescribedSide.BILATERAL
    return table.chosen("side", choices, SIDES[default][1])


def _with_side(draft: Draft, entry: int, side: PrescribedSide) -> Draft:
    """Return the draft with another side; only `each` has an order of sides."""
    changed = draft.with_value(Field("side", entry), side.value)
    if side is PrescribedSide.EACH:
        return changed
    return changed.with_value(Field("alternate_sides", entry), None)


def _order(table: DraftTable) -> FieldSlot:
    choices = (
        table.choice("alternate_sides", "o", "one side, then the other", value=False),
        table.choice("alternate_sides", "t", "taking turns", value=True),
    )
    return table.chosen("alternate_sides", choices, choices[0][0].words)


def _of_protocol(table: DraftTable) -> str:
    found = table.draft.value(Field("prepare_seconds"))
    return str(DEFAULT_PREPARE_SECONDS) if found is None else str(found)
