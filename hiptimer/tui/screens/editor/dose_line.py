"""The exercises of a draft, each in a line, even if they are incomplete or wrong."""

from collections.abc import Mapping

from msgspec import Struct

from hiptimer.model.protocol import CatalogueExercise, PrescribedSide
from hiptimer.model.protocol_draft import Draft, Values
from hiptimer.storage.protocol_fields import as_text
from hiptimer.storage.protocol_keys import HOLD_SECONDS, SETS
from hiptimer.tui.screens.editor.exercise_fields import effective_side
from hiptimer.wording.doses import TIMES

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
    found = values.get("id")
    guide = catalogue.get(found) if isinstance(found, str) else None
    name = as_text(values.get("name")) or (guide.name if guide else as_text(found)) or NAMELESS
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
