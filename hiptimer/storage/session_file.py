"""A session as the text of its file, and back.

Strict about meaning, forgiving about extras: an impossible value is refused with its place, an
unknown key is kept. It opens no file, and never repairs one: a file that was cut off or contradicts
itself is unreadable, whatever could be guessed of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct, ValidationError, convert, structs

from hiptimer.errors import UnreadableError
from hiptimer.model import limits
from hiptimer.model.choices import AdvanceRule, RatingRule, Rules
from hiptimer.model.protocol import (
    DEFAULT_PAIN_CEILING,
    DEFAULT_PREPARE_SECONDS,
    AffectedSide,
    Exercise,
    PrescribedSide,
    Protocol,
    Side,
    Stage,
)
from hiptimer.model.session import (
    Adjustment,
    Cause,
    Choice,
    Session,
    SessionOutcome,
    SetOutcome,
    SetRecord,
    StopReason,
)
from hiptimer.model.text import one_line
from hiptimer.storage.session_names import is_session_id
from hiptimer.storage.toml_reading import shown
from hiptimer.wording.problems import TRUE_OR_FALSE, refused_words

MOST_SHOWN: Final = 300
"""Characters of a problem: a wrong value may be as long as its file."""

_ALLOWED: Final[Mapping[str, Iterable[str]]] = {
    "format": ("1",),
    "outcome": SessionOutcome,
    "stop_reason": StopReason,
    "choices.rating": RatingRule,
    "choices.advance": AdvanceRule,
    "choices.affected_side": AffectedSide,
    "protocol.stage": Stage,
    "protocol.exercise.side": PrescribedSide,
    "protocol.exercise.sets_today": Side,
    "set.side": Side,
    "set.outcome": SetOutcome,
    "adjustment.cause": Cause,
    "adjustment.choice": Choice,
}
"""Values that have names, for the keys that take them."""

_KINDS: Final = {
    "int": "a whole number",
    "float": "a number",
    "str": "a text",
    "bool": TRUE_OR_FALSE,
    "datetime": "a date and time with its offset",
    "object": "a table",
    "array": "an array",
}


def in_words(message: str, document: Mapping[str, object]) -> str:
    """Return what `msgspec` found wrong in `document`: "set 1, pain: found true, expected …"."""
    text, at, path = message.rpartition(" - at ")
    if not at:
        text, path = message, "$"
    key = "`key` in " in path
    path = path.removeprefix("`key` in ").strip("`").removeprefix("$").replace("[...]", "")
    problem = _problem(text, path, "a key" if key else shown(_value_at(path, document)))
    where = re.sub(r"\[(\d+)\]", lambda index: f" {int(index[1]) + 1}", path.removeprefix("."))
    return cut(f"{where.replace('.', ', ')}: {problem}" if where else problem)


def cut(text: str) -> str:
    """Return `text` as one line that is safe to show, and not too long."""
    line = one_line(text)
    return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN]}…"


def _problem(text: str, path: str, found: str) -> str:
    if missing := re.fullmatch(r"Object missing required field `(\w+)`", text):
        return f"it has no {missing[1]}"
    if text.startswith("Invalid enum value"):
        allowed = ", ".join(_ALLOWED[re.sub(r"\[\d+\]", "", path).removeprefix(".")])
        return refused_words(found, f"one of {allowed}")
    if expected := re.match(r"Expected `(\w+)[^`]*`(?:((?: of length)? [<>]=.*)|, got)", text):
        kind = _KINDS.get(expected[1], expected[1])
        return refused_words(found, f"{kind}{expected[2] or ''}")
    return text.replace("`", "")


def _value_at(path: str, document: Mapping[str, Any]) -> object:
    value: Any = document
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        value = value[name] if name else value[int(index)]
    return value


def _in(limit: limits.Range) -> Meta:
    return Meta(ge=limit.lowest, le=limit.highest)


Pain = Annotated[int, _in(limits.PAIN)]
Preparation = Annotated[int, _in(limits.PREPARE_SECONDS)]
Sets = Annotated[int, _in(limits.SETS)]
SetsOfTheDay = Annotated[int, _in(limits.SETS_OF_THE_DAY)]
Reps = Annotated[int, _in(limits.REPS)]
Pace = Annotated[float, Meta(ge=limits.LEAST_SECONDS_PER_REP, le=limits.MOST_SECONDS_PER_REP)]


class ExerciseTable(Struct, kw_only=True):
    """One `[[protocol.exercise]]`: its dose as prescribed, and the sets that were chosen."""

    id: str
    name: str
    side: PrescribedSide
    alternate_sides: bool = False
    sets: Sets
    sets_max: Sets | None = None
    sets_today: Annotated[dict[Side, SetsOfTheDay], Meta(min_length=1)]
    hold_seconds: Annotated[int, _in(limits.HOLD_SECONDS)] | None = None
    reps: Reps | None = None
    reps_max: Reps | None = None
    seconds_per_rep: Pace | None = None
    rest_seconds: Annotated[int, _in(limits.REST_SECONDS)]
    prepare_seconds: Preparation | None = None
    side_prepare_seconds: Preparation | None = None
    load: str = ""
    notes: str = ""
    instructions: str = ""

    def value(self, protocol_prepares: int) -> Exercise:
        """Return the exercise; what is absent follows from the rest, as in a protocol file.

        Raises ValueError if it is neither held nor repeated, or both.
        """
        prepare = protocol_prepares if self.prepare_seconds is None else self.prepare_seconds
        turn = prepare if self.side_prepare_seconds is None else self.side_prepare_seconds
        return Exercise(
            id=self.id,
            name=self.name,
            side=self.side,
            alternate_sides=self.alternate_sides,
            sets=self.sets,
            sets_max=self.sets_max or self.sets,
            hold_seconds=self.hold_seconds,
            reps=self.reps,
            reps_max=self.reps_max or self.reps,
            seconds_per_rep=self.seconds_per_rep,
            rest_seconds=self.rest_seconds,
            prepare_seconds=prepare,
            side_prepare_seconds=turn,
            load=self.load,
            notes=self.notes,
            instructions=self.instructions,
        )


class ProtocolTable(Struct, kw_only=True):
    """`[protocol]`: the prescription as it was on that day."""

    id: str
    name: str
    summary: str = ""
    region: str = ""
    stage: Stage = Stage.ISOMETRIC
    pain_ceiling: Pain = DEFAULT_PAIN_CEILING
    prepare_seconds: Preparation = DEFAULT_PREPARE_SECONDS
    frequency: str = ""
    source: str = ""
    notes: str = ""
    exercise: Annotated[
        list[ExerciseTable], Meta(min_length=1, max_length=limits.EXERCISES.highest)
    ]

    def value(self) -> Protocol:
        """Return the protocol, its exercises without their catalogue entries; raises ValueError."""
        exercises = []
        for number, table in enumerate(self.exercise, 1):
            try:
                exercises.append(table.value(self.prepare_seconds))
            except ValueError as error:
                raise ValueError(f"protocol, exercise {number}: {error}") from error
        return Protocol(
            id=self.id,
            name=self.name,
            exercises=tuple(exercises),
            summary=self.summary,
            region=self.region,
            stage=self.stage,
            pain_ceiling=self.pain_ceiling,
            prepare_seconds=self.prepare_seconds,
            frequency=self.frequency,
            source=self.source,
            notes=self.notes,
        )


class EndTable(Struct, kw_only=True):
    """`[end]`: what a whole file contains."""

    set_count: int
    adjustment_count: int


class SessionFile(Struct, kw_only=True, rename={"sets": "set", "adjustments": "adjustment"}):
    """A whole file."""

    format: Literal[1]
    id: str
    app_version: str
    device: str
    started_at: datetime
    ended_at: datetime | None = None
    outcome: SessionOutcome | None = None
    stop_reason: StopReason | None = None
    active_seconds: float
    paused_seconds: float
    pain_before: int | None = None
    pain_next_day: int | None = None
    pain_next_day_asked: bool = False
    note: str = ""
    revision: int = 0
    choices: Rules
    protocol: ProtocolTable
    sets: tuple[SetRecord, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    end: EndTable


Table = Mapping[str, Any]
"""A table of a file whose shape was checked."""


def _keys(kind: type[Struct]) -> frozenset[str]:
    return frozenset(field.encode_name for field in structs.fields(kind))


_TOP: Final = _keys(SessionFile)
_CHOICES: Final = _keys(Rules)
_PROTOCOL: Final = _keys(ProtocolTable)
_EXERCISE: Final = _keys(ExerciseTable)
_SET: Final = _keys(SetRecord)
_ADJUSTMENT: Final = _keys(Adjustment)
_END: Final = _keys(EndTable)


def extras(document: Table) -> dict[str, Mapping[str, object]]:
    """Return the unknown keys of every table, by the place that `place` names."""
    return {
        where: {key: value for key, value in table.items() if key not in known}
        for where, table, known in _tables(document)
        if not known.issuperset(table)
    }


def place(kind: str, number: int) -> str:
    """Return the name of a table of an array of tables, from 1: "set 3"."""
    return f"{kind} {number}"


def _tables(document: Table) -> Iterator[tuple[str, Table, frozenset[str]]]:
    yield "", document, _TOP
    yield "choices", document["choices"], _CHOICES
    yield "protocol", document["protocol"], _PROTOCOL
    yield "end", document["end"], _END
    arrays = (
        ("exercise", document["protocol"]["exercise"], _EXERCISE),
        ("set", document.get("set", ()), _SET),
        ("adjustment", document.get("adjustment", ()), _ADJUSTMENT),
    )
    for kind, rows, known in arrays:
        for number, row in enumerate(rows, 1):
            yield place(kind, number), row, known


def dumps(session: Session) -> bytes:
    """Return `session` as the text of its file, which `loads` reads back.

    It is encoded table by table, so that no single call keeps other threads waiting.
    """
    return b"\n".join(block.encode("utf-8", "replace") for block in _blocks(session))


def loads(document: Mapping[str, object], path: Path) -> Session:
    """Return the session in a parsed file; raises UnreadableError, which names `path`."""
    try:
        return _session(document)
    except ValidationError as error:
        raise UnreadableError(path, in_words(str(error), document)) from error
    except ValueError as error:
        raise UnreadableError(path, cut(str(error))) from error


def _blocks(session: Session) -> Iterator[str]:
    from hiptimer.storage import session_writing as tables  # noqa: PLC0415 - reading comes first

    kept = session.unknown

    def block(header: str, values: tables.Table, where: str) -> str:
        return tables.table(header, tables.with_extras(values, kept.get(where)))

    yield block("", tables.head(session), "")
    yield block("[choices]", tables.rules_table(session.rules), "choices")
    yield block("[protocol]", tables.protocol_table(session.protocol), "protocol")
    exercises = zip(session.protocol.exercises, session.sets_today, strict=True)
    for number, (exercise, sets_today) in enumerate(exercises, 1):
        values = tables.exercise_table(exercise, sets_today)
        yield block("[[protocol.exercise]]", values, place("exercise", number))
    for number, row in enumerate(session.sets, 1):
        yield block("[[set]]", tables.set_table(row), place("set", number))
    for number, adjustment in enumerate(session.adjustments, 1):
        values = tables.adjustment_table(adjustment)
        yield block("[[adjustment]]", values, place("adjustment", number))
    counts: tables.Table = {
        "set_count": len(session.sets),
        "adjustment_count": len(session.adjustments),
    }
    yield block("[end]", counts, "end")


def _session(document: Mapping[str, object]) -> Session:
    if list(document)[-1:] != ["end"]:
        raise ValueError("was cut off, or added to: its last table is not [end]")
    found = convert(document, SessionFile, builtin_types=(datetime,))
    _check_end(found)
    if not is_session_id(found.id):
        raise ValueError(f"id: no session can have the id {found.id!r}")
    return Session(
        id=found.id,
        app_version=found.app_version,
        device=found.device,
        started_at=found.started_at,
        ended_at=found.ended_at,
        outcome=found.outcome,
        stop_reason=found.stop_reason,
        active_seconds=found.active_seconds,
        paused_seconds=found.paused_seconds,
        pain_before=found.pain_before,
        pain_next_day=found.pain_next_day,
        pain_next_day_asked=found.pain_next_day_asked,
        note=found.note,
        revision=found.revision,
        rules=found.choices,
        protocol=found.protocol.value(),
        sets_today=tuple(exercise.sets_today for exercise in found.protocol.exercise),
        sets=found.sets,
        adjustments=found.adjustments,
        unknown=extras(document),
    )


def _check_end(found: SessionFile) -> None:
    held = (len(found.sets), len(found.adjustments))
    stated = (found.end.set_count, found.end.adjustment_count)
    if held != stated:
        raise ValueError(
            f"was cut off: it holds {held[0]} sets and {held[1]} adjustments, "
            f"but its end says {stated[0]} and {stated[1]}"
        )
