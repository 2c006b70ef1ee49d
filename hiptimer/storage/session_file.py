"""A session as the text of its file, and back.

Strict about meaning, forgiving about extras: an impossible value is refused with its place, an
unknown key is kept. It opens no file, and never repairs one: a file that was cut off or contradicts
itself is unreadable, whatever could be guessed of it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import ValidationError, convert

from hiptimer.errors import UnreadableError
from hiptimer.model.session import Session
from hiptimer.storage.session_extras import extras, place
from hiptimer.storage.session_id import is_session_id
from hiptimer.storage.session_problem import cut, in_words
from hiptimer.storage.session_schema import SessionFile


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
    from hiptimer.storage import session_tables as tables  # noqa: PLC0415 - reading comes first
    from hiptimer.storage.toml_writing import table  # noqa: PLC0415 - as above

    kept = session.unknown

    def block(header: str, values: tables.Table, where: str) -> str:
        return table(header, tables.with_extras(values, kept.get(where)))

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
