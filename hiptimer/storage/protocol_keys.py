"""Every key of a protocol file, one a row: its name, what is allowed, and its default.

docs/formats.md has the same table for people. A default of None means that the key follows another
value, as defined in `protocol_exercise`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from msgspec import Struct

from hiptimer.model import limits
from hiptimer.model.protocol import DEFAULT_PAIN_CEILING, DEFAULT_PREPARE_SECONDS, Stage
from hiptimer.model.side import PrescribedSide
from hiptimer.storage.protocol_kinds import Flag, Id, Kind, Number, OneOf, Text, WholeNumber
from hiptimer.storage.toml_reading import PROTOCOL

T_co = TypeVar("T_co", covariant=True)


class Key(Struct, Generic[T_co], frozen=True):
    """One row of the table; the default of a `required` key only lets reading continue."""

    name: str
    kind: Kind[T_co]
    default: T_co
    required: bool = False


def _whole(limit: limits.Range, *, least: str = "", seconds: bool = False) -> WholeNumber:
    return WholeNumber(limit.lowest, limit.highest, least=least, seconds=seconds)


_NAME: Final = Text(limits.LONGEST_NAME, least=1)
_LINE: Final = Text(limits.LONGEST_LINE)
_NOTES: Final = Text(limits.LONGEST_NOTE, lines=True)
_PREPARE: Final = _whole(limits.PREPARE_SECONDS, seconds=True)

FORMAT: Final = Key("format", WholeNumber(1, PROTOCOL.format), PROTOCOL.format, required=True)
NAME: Final = Key("name", _NAME, "", required=True)
SUMMARY: Final = Key("summary", _LINE, "")
REGION: Final = Key("region", _LINE, "")
STAGE: Final = Key("stage", OneOf(Stage), Stage.ISOMETRIC)
PAIN_CEILING: Final = Key("pain_ceiling", _whole(limits.PAIN), DEFAULT_PAIN_CEILING)
PREPARE_SECONDS: Final = Key("prepare_seconds", _PREPARE, DEFAULT_PREPARE_SECONDS)
FREQUENCY: Final = Key("frequency", _LINE, "")
SOURCE: Final = Key("source", _LINE, "")
NOTES: Final = Key("notes", _NOTES, "")

EXERCISE_ID: Final[Key[str | None]] = Key("id", Id(), None)
EXERCISE_NAME: Final[Key[str | None]] = Key("name", _NAME, None)
SIDE: Final[Key[PrescribedSide | None]] = Key("side", OneOf(PrescribedSide), None)
ALTERNATE_SIDES: Final = Key("alternate_sides", Flag(), default=False)
SETS: Final = Key("sets", _whole(limits.SETS), 3)
SETS_MAX: Final[Key[int | None]] = Key("sets_max", _whole(limits.SETS, least="sets"), None)
HOLD_SECONDS: Final = Key("hold_seconds", _whole(limits.HOLD_SECONDS, seconds=True), 20)
REPS: Final[Key[int | None]] = Key("reps", _whole(limits.REPS), None)
REPS_MAX: Final[Key[int | None]] = Key("reps_max", _whole(limits.REPS, least="reps"), None)
SECONDS_PER_REP: Final[Key[float | None]] = Key(
    "seconds_per_rep",
    Number(limits.LEAST_SECONDS_PER_REP, limits.MOST_SECONDS_PER_REP, seconds=True),
    None,
)
REST_SECONDS: Final = Key("rest_seconds", _whole(limits.REST_SECONDS, seconds=True), 20)
EXERCISE_PREPARE_SECONDS: Final[Key[int | None]] = Key("prepare_seconds", _PREPARE, None)
SIDE_PREPARE_SECONDS: Final[Key[int | None]] = Key("side_prepare_seconds", _PREPARE, None)
LOAD: Final = Key("load", Text(limits.LONGEST_NAME), "")
INSTRUCTIONS: Final = Key("instructions", _NOTES, "")


def _by_name(*keys: Key[object]) -> Mapping[str, Key[object]]:
    return MappingProxyType({key.name: key for key in keys})


OF_PROTOCOL: Final = _by_name(
    *(FORMAT, NAME, SUMMARY, REGION, STAGE, PAIN_CEILING),
    *(PREPARE_SECONDS, FREQUENCY, SOURCE, NOTES),
)
"""The keys above the first exercise, in the order in which they are written."""

OF_EXERCISE: Final = _by_name(
    *(EXERCISE_ID, EXERCISE_NAME, SIDE, ALTERNATE_SIDES, SETS, SETS_MAX),
    *(HOLD_SECONDS, REPS, REPS_MAX, SECONDS_PER_REP, REST_SECONDS),
    *(EXERCISE_PREPARE_SECONDS, SIDE_PREPARE_SECONDS, LOAD, NOTES, INSTRUCTIONS),
)
"""The keys of an exercise, in the order in which they are written."""

PROTOCOL_KEYS: Final = (*OF_PROTOCOL, "exercise")
"""Names of all keys above the first exercise, and of the exercises."""

EXERCISE_KEYS: Final = (*OF_EXERCISE,)
"""Names of all keys of an exercise."""
