"""Reads one `[[exercise]]` of a protocol file, and checks keys that depend on each other."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

from hiptimer.model.exercise import CatalogueExercise
from hiptimer.model.protocol import Exercise
from hiptimer.model.side import PrescribedSide
from hiptimer.storage import protocol_keys as keys
from hiptimer.storage.found import shown
from hiptimer.storage.protocol_id import ID_RULE, slug
from hiptimer.storage.protocol_table import Table

EACH: Final = PrescribedSide.EACH

Catalogue = Mapping[str, CatalogueExercise]


def read_exercise(table: Table, prepare_seconds: int, catalogue: Catalogue) -> Exercise:
    """Read one exercise; discard it if `table.problems` has grown meanwhile.

    `prepare_seconds` is the protocol's, and `catalogue` supplies what the exercise leaves out.
    """
    table.refuse_unknown(keys.EXERCISE_KEYS)
    exercise_id, name = _identity(table, catalogue)
    guide = catalogue.get(exercise_id)
    one_sided = guide is not None and guide.one_sided
    default_side = PrescribedSide.AFFECTED if one_sided else PrescribedSide.BILATERAL
    prepare = table.following(keys.EXERCISE_PREPARE_SECONDS, prepare_seconds)
    sets = table.value(keys.SETS)
    reps = table.value(keys.REPS)
    hold_seconds = table.value(keys.HOLD_SECONDS)
    exercise = Exercise(
        id=exercise_id,
        name=name,
        side=table.following(keys.SIDE, default_side),
        alternate_sides=table.value(keys.ALTERNATE_SIDES),
        sets=sets,
        sets_max=table.following(keys.SETS_MAX, sets),
        hold_seconds=hold_seconds if reps is None else None,
        reps=reps,
        reps_max=table.following(keys.REPS_MAX, reps),
        seconds_per_rep=table.value(keys.SECONDS_PER_REP),
        rest_seconds=table.value(keys.REST_SECONDS),
        prepare_seconds=prepare,
        side_prepare_seconds=table.following(keys.SIDE_PREPARE_SECONDS, prepare),
        load=table.value(keys.LOAD),
        notes=table.value(keys.NOTES),
        instructions=table.value(keys.INSTRUCTIONS),
        guide=guide,
    )
    _judge_together(table, exercise)
    return exercise


def _identity(table: Table, catalogue: Catalogue) -> tuple[str, str]:
    """Find the id and the name: a name can serve for both, an id if the catalogue has it."""
    exercise_id = table.value(keys.EXERCISE_ID)
    name = table.value(keys.EXERCISE_NAME)
    if "id" not in table.found:
        return _id_made_from(table, name), name or ""
    if exercise_id is None or "name" in table.found:
        return exercise_id or "", name or ""
    if exercise_id not in catalogue:
        table.refuse("name", _why_a_name(exercise_id, catalogue))
        return exercise_id, ""
    return exercise_id, catalogue[exercise_id].name


def _id_made_from(table: Table, name: str | None) -> str:
    made = slug(name or "")
    if "name" not in table.found:
        table.refuse("id", "missing, and so is name, allowed is one of the two or both")
    elif name and not made:
        problem = f"missing, and none can be made from the name {shown(name)}"
        table.refuse("id", f"{problem}, allowed is {ID_RULE}")
    return made


def _why_a_name(exercise_id: str, catalogue: Catalogue) -> str:
    nearest = get_close_matches(exercise_id, catalogue, n=1, cutoff=0)
    hint = f" (the nearest id in it is {nearest[0]})" if nearest else ""
    allowed = keys.EXERCISE_NAME.kind.allowed
    return f"missing, and the catalogue has no {exercise_id}{hint}, allowed is {allowed}"


def _judge_together(table: Table, exercise: Exercise) -> None:
    if "reps" not in table.found:
        for key in (keys.REPS_MAX, keys.SECONDS_PER_REP):
            if key.name in table.found:
                table.refuse(key.name, "found without reps, allowed is only beside reps")
    elif "hold_seconds" in table.found:
        table.refuse("hold_seconds", "found beside reps, allowed is one of the two")
    if table.is_sound(keys.SETS):
        _refuse_below(table, keys.SETS_MAX, exercise.sets_max, keys.SETS, exercise.sets)
    _refuse_below(table, keys.REPS_MAX, exercise.reps_max, keys.REPS, exercise.reps)
    if exercise.alternate_sides and exercise.side is not EACH and table.is_sound(keys.SIDE):
        beside = f"beside the side {exercise.side}"
        table.refuse("alternate_sides", f"found true {beside}, allowed is true only beside {EACH}")


def _refuse_below(
    table: Table,
    key: keys.Key[int | None],
    value: int | None,
    least_key: keys.Key[object],
    least: int | None,
) -> None:
    if value is not None and least is not None and value < least:
        allowed = key.kind.allowed
        table.refuse(
            key.name, f"found {value}, allowed is {allowed}, and {least_key.name} is {least}"
        )
