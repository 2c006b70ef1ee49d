"""Reads a protocol file by the rules of docs/formats.md, and reports all its problems at once.

It never guesses what was meant and never writes: a file that breaks a rule yields no protocol.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from msgspec import Struct

from hiptimer.errors import ProtocolError
from hiptimer.model import limits
from hiptimer.model.protocol import CatalogueExercise, Exercise, PrescribedSide, Protocol
from hiptimer.model.text import folded
from hiptimer.storage import protocol_keys as keys
from hiptimer.storage.ids import ID_RULE, id_beside, id_of_name, is_file_id, is_id, new_id
from hiptimer.storage.protocol_keys import (
    EXERCISE_KEYS,
    PROTOCOL_KEYS,
    FileKey,
    Problem,
)
from hiptimer.storage.toml_reading import PROTOCOL, cut, read, refuse_newer, shown
from hiptimer.wording.problems import did_you_mean, refused_words

T = TypeVar("T")

MOST_PROBLEMS: Final = 100
"""Problems reported for one file; a file with more of them is not a protocol."""


class Table:
    """One table: what was `found` in it, as the exercise at `entry` or (None) the protocol."""

    def __init__(
        self, found: Mapping[str, object], problems: list[Problem], entry: int | None = None
    ) -> None:
        self.found = found
        self.problems = problems
        self._entry = entry
        self._wrong: set[str] = set()

    def value(self, key: FileKey[T]) -> T:
        """Return the value of `key`, or its default if it is absent or wrong."""
        if key.name not in self.found:
            if key.required:
                self.refuse(key.name, f"missing, expected {key.kind.allowed}")
            return key.default
        found = self.found[key.name]
        value = key.kind.read(found)
        if value is None:
            words = refused_words(key.kind.found(found), key.kind.allowed)
            self.refuse(key.name, words + _two_keys(key.name, found))
            return key.default
        return value

    def following(self, key: FileKey[T | None], other: T) -> T:
        """Return the value of a key that follows `other` if it is absent or wrong."""
        value = self.value(key)
        return other if value is None else value

    def is_sound(self, key: FileKey[object]) -> bool:
        """Return whether nothing was wrong with the value of `key`, once it was read."""
        return key.name not in self._wrong

    def refuse(self, name: str, why: str) -> None:
        """Record what is wrong with the value of the key `name`."""
        self._wrong.add(name)
        self.problems.append(Problem(cut(name) or '""', why, self._entry))

    def refuse_unknown(self, known: tuple[str, ...]) -> None:
        """Record every key that is not `known`: a misspelt one must not become a default."""
        unknown = (name for name in self.found if name not in known)
        for name in islice(unknown, MOST_PROBLEMS):
            self.refuse(name, f"unknown key, {_hint(name, known)}")


_ENDS: Final = re.compile(r"(\d{1,3}) ?(?:-|to|\N{EN DASH}) ?(\d{1,3})")


def _two_keys(name: str, found: object) -> str:
    """Return how a range is written, if one was written as a text."""
    highest = f"{name}_max"
    ends = _ENDS.fullmatch(found.strip()) if isinstance(found, str) else None
    if ends is None or highest not in EXERCISE_KEYS:
        return ""
    return f"; write {name} = {int(ends[1])} and {highest} = {int(ends[2])}"


def _hint(name: str, known: tuple[str, ...]) -> str:
    if name in PROTOCOL_KEYS:
        return "it belongs to the protocol, above the first [[exercise]]"
    if name in EXERCISE_KEYS:
        return "it belongs to an exercise, below its [[exercise]]"
    longer = [each for each in known if each.startswith(f"{name}_")]
    nearest = longer or get_close_matches(cut(name), known, n=1, cutoff=0)
    return f"the nearest known one is {nearest[0]}"


EACH: Final = PrescribedSide.EACH

Catalogue = Mapping[str, CatalogueExercise]


def made_ids(tables: Sequence[object], catalogue: Catalogue) -> list[str]:
    """Return, for each table of an exercise that states no id, the one that its name makes.

    It is empty for the others, and without a name. No two different names make the same id, nor one
    that another exercise of the protocol states. The catalogue's own name for an id makes that id.
    """
    names: dict[str, str] = {}
    for table in tables:
        if isinstance(table, Mapping) and isinstance(stated := table.get("id"), str):
            guide = catalogue.get(stated)
            names.setdefault(stated, folded(_name_in(table) or (guide.name if guide else "")))
    return [
        _id_made_of(_name_in(table), names, catalogue)
        if isinstance(table, Mapping) and "id" not in table
        else ""
        for table in tables
    ]


def _name_in(table: Mapping[str, object]) -> str:
    return keys.EXERCISE_NAME.kind.read(table.get("name")) or ""


def _id_made_of(name: str, names: dict[str, str], catalogue: Catalogue) -> str:
    if not name:
        return ""
    made, same = id_of_name(name), folded(name)
    guide = catalogue.get(made)
    is_the_catalogues = guide is not None and folded(guide.name) == same
    if is_the_catalogues or names.setdefault(made, same) == same:
        return made
    return id_beside(name, made)


def read_exercise(
    table: Table, prepare_seconds: int, catalogue: Catalogue, made_id: str
) -> Exercise:
    """Read one exercise; discard it if `table.problems` has grown meanwhile.

    `prepare_seconds` is the protocol's, `catalogue` supplies what the exercise leaves out, and
    `made_id` is its id if it states none.
    """
    table.refuse_unknown(keys.EXERCISE_KEYS)
    exercise_id, name = _identity(table, catalogue, made_id)
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


def _identity(table: Table, catalogue: Catalogue, made_id: str) -> tuple[str, str]:
    """Find the id and the name: a name can serve for both, an id if the catalogue has it."""
    exercise_id = _stated_id(table, catalogue)
    name = table.value(keys.EXERCISE_NAME)
    if "id" not in table.found:
        if "name" not in table.found:
            table.refuse("id", "missing, and so is name, expected one of the two or both")
        return made_id, name or ""
    if exercise_id is None or "name" in table.found:
        return exercise_id or "", name or ""
    if exercise_id not in catalogue:
        table.refuse("name", _why_a_name(exercise_id, catalogue))
        return exercise_id, ""
    return exercise_id, catalogue[exercise_id].name


def _stated_id(table: Table, catalogue: Catalogue) -> str | None:
    """Read the id; one that is the name of an exercise in the catalogue is answered by its id."""
    stated = table.found.get("id")
    if isinstance(stated, str) and not is_id(stated) and id_of_name(stated) in catalogue:
        words = refused_words(shown(stated), ID_RULE)
        table.refuse("id", f"{words}; {did_you_mean(id_of_name(stated))}")
        return None
    return table.value(keys.EXERCISE_ID)


def _why_a_name(exercise_id: str, catalogue: Catalogue) -> str:
    nearest = get_close_matches(exercise_id, catalogue, n=1, cutoff=0)
    hint = f" (the nearest id in it is {nearest[0]})" if nearest else ""
    allowed = keys.EXERCISE_NAME.kind.allowed
    return f"missing, and the catalogue has no {exercise_id}{hint}, expected {allowed}"


def _judge_together(table: Table, exercise: Exercise) -> None:
    if "reps" not in table.found:
        for key in (keys.REPS_MAX, keys.SECONDS_PER_REP):
            if key.name in table.found:
                table.refuse(key.name, "found without reps, allowed only beside reps")
    elif "hold_seconds" in table.found:
        table.refuse("hold_seconds", "found beside reps, expected one of the two")
    if table.is_sound(keys.SETS):
        _refuse_below(table, keys.SETS_MAX, exercise.sets_max, keys.SETS, exercise.sets)
    _refuse_below(table, keys.REPS_MAX, exercise.reps_max, keys.REPS, exercise.reps)
    if exercise.alternate_sides and exercise.side is not EACH and table.is_sound(keys.SIDE):
        beside = f"beside the side {exercise.side}"
        table.refuse("alternate_sides", f"found true {beside}, expected true only beside {EACH}")


def _refuse_below(
    table: Table,
    key: keys.FileKey[int | None],
    value: int | None,
    least_key: keys.FileKey[object],
    least: int | None,
) -> None:
    if value is not None and least is not None and value < least:
        allowed = key.kind.allowed
        table.refuse(
            key.name, f"found {value}, expected {allowed}, and {least_key.name} is {least}"
        )


_TABLES_ALLOWED = f"1 to {limits.EXERCISES.highest} tables, each below a line [[exercise]]"


class Judged(Struct, frozen=True):
    """What a document contains: a protocol, or (None) what is wrong, at most 101 problems."""

    protocol: Protocol | None
    problems: tuple[Problem, ...]


def read_protocol(path: Path, catalogue: Catalogue) -> Protocol:
    """Read the protocol file at `path`, whose stem is the id.

    Raises UnreadableError, NewerFormatError, and ProtocolError with every problem of the file.
    """
    return parse_protocol(read(path, PROTOCOL), path, path.stem, catalogue)


def read_loose_protocol(path: Path, catalogue: Catalogue) -> Protocol:
    """Read a protocol file with any name in any place.

    Its id is made from the stem ("My hip (2)" becomes `my-hip-2`), and is `protocol` if that leaves
    nothing usable. Raises as `read_protocol` does.
    """
    return parse_protocol(read(path, PROTOCOL), path, new_id(path.stem, ()), catalogue)


def parse_protocol(
    document: Mapping[str, object], path: Path, protocol_id: str, catalogue: Catalogue
) -> Protocol:
    """Return the protocol in a document that was read from `path`.

    Raises NewerFormatError, and ProtocolError with every problem of the document.
    """
    refuse_newer(document, path, PROTOCOL)
    judged = judge(document, protocol_id, catalogue)
    if judged.protocol is None:
        raise ProtocolError(path, tuple(map(str, judged.problems)))
    return judged.protocol


def judge(document: Mapping[str, object], protocol_id: str, catalogue: Catalogue) -> Judged:
    """Return the protocol in a document, or every problem of it; no file is involved."""
    problems = _problems_of_id(protocol_id)
    table = Table(document, problems)
    table.refuse_unknown(keys.PROTOCOL_KEYS)
    table.value(keys.FORMAT)
    prepare_seconds = table.value(keys.PREPARE_SECONDS)
    protocol = Protocol(
        id=protocol_id,
        name=table.value(keys.NAME),
        summary=table.value(keys.SUMMARY),
        region=table.value(keys.REGION),
        stage=table.value(keys.STAGE),
        pain_ceiling=table.value(keys.PAIN_CEILING),
        prepare_seconds=prepare_seconds,
        frequency=table.value(keys.FREQUENCY),
        source=table.value(keys.SOURCE),
        notes=table.value(keys.NOTES),
        exercises=tuple(_exercises(table, prepare_seconds, catalogue)),
    )
    return Judged(None, _at_most(problems)) if problems else Judged(protocol, ())


def _problems_of_id(protocol_id: str) -> list[Problem]:
    if is_file_id(protocol_id):
        return []
    if is_id(protocol_id):
        allowed = "any other name, for Windows keeps this one for a device"
    else:
        allowed = f"{ID_RULE}, then .toml"
    return [Problem("file name", f"found {shown(protocol_id)}, expected {allowed}")]


def _exercises(table: Table, prepare_seconds: int, catalogue: Catalogue) -> list[Exercise]:
    found = table.found.get("exercise")
    if not isinstance(found, list):
        what = "missing" if found is None else f"found {shown(found)}"
        table.refuse("exercise", f"{what}, expected {_TABLES_ALLOWED}")
        return []
    if len(found) not in limits.EXERCISES:
        table.refuse("exercise", f"found {len(found):,} tables, expected {_TABLES_ALLOWED}")
    exercises = []
    ids = made_ids(found, catalogue)
    for number, (entry, made_id) in enumerate(zip(found, ids, strict=True), start=1):
        if len(table.problems) > MOST_PROBLEMS:
            break
        if isinstance(entry, dict):
            row = Table(entry, table.problems, number)
            exercises.append(read_exercise(row, prepare_seconds, catalogue, made_id))
        else:
            allowed = "a table below a line [[exercise]]"
            table.refuse(f"exercise {number}", f"found {shown(entry)}, expected {allowed}")
    return exercises


def _at_most(problems: list[Problem]) -> tuple[Problem, ...]:
    if len(problems) <= MOST_PROBLEMS:
        return tuple(problems)
    more = Problem("and more", f"only the first {MOST_PROBLEMS} are listed")
    return (*problems[:MOST_PROBLEMS], more)
