"""Writes a session: its tables, with their keys in the order people read them, as TOML.

What was not recorded is left out rather than written as empty. Seconds are cut to tenths and times
to whole seconds. `tomli-w` writes the values; it would also choose which tables get lines of their
own, and a file whose shape depends on how long its texts are is hard to read.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Final

import tomli_w

from hiptimer.model.choices import Rules, SetsToday
from hiptimer.model.protocol import Exercise, Protocol
from hiptimer.model.seconds import tenths
from hiptimer.model.session import Adjustment, Session, SetRecord
from hiptimer.storage.toml_reading import SESSION

_SPACE_IN_TIME: Final = re.compile(r"^([\w-]+ = \d{4}-\d{2}-\d{2}) (?=\d{2}:)", re.MULTILINE)


def table(header: str, values: Mapping[str, object]) -> str:
    """Return a table under `header` ("[choices]"; empty for the top); nested tables are inline."""
    parts = [f"{header}\n"] if header else []
    plain: dict[str, object] = {}
    for key, value in values.items():
        if isinstance(value, dict | list):
            parts.append(tomli_w.dumps(plain))
            parts.append(f"{_key(key)} = {_inline(value)}\n")
            plain = {}
        else:
            plain[key] = value
    parts.append(tomli_w.dumps(plain))
    return _SPACE_IN_TIME.sub(r"\1T", "".join(parts))


def _inline(value: object) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(key)} = {_inline(part)}" for key, part in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return tomli_w.dumps({"v": value}).removeprefix("v = ").removesuffix("\n")


def _key(key: str) -> str:
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


Table = dict[str, object]


def head(session: Session) -> Table:
    """Return the keys at the top of the file."""
    return _without_nothing(
        format=SESSION.format,
        id=session.id,
        app_version=session.app_version,
        device=session.device,
        started_at=whole_second(session.started_at),
        ended_at=whole_second(session.ended_at) if session.ended_at else None,
        outcome=session.outcome,
        stop_reason=session.stop_reason,
        active_seconds=tenths(session.active_seconds),
        paused_seconds=tenths(session.paused_seconds),
        pain_before=session.pain_before,
        pain_next_day=session.pain_next_day,
        pain_next_day_asked=session.pain_next_day_asked or None,
        note=session.note,
        revision=session.revision or None,
    )


def rules_table(rules: Rules) -> Table:
    """Return `[choices]`."""
    return {
        "rating": rules.rating,
        "advance": rules.advance,
        "affected_side": rules.affected_side,
    }


def protocol_table(protocol: Protocol) -> Table:
    """Return `[protocol]`, without its exercises."""
    return _without_nothing(
        id=protocol.id,
        name=protocol.name,
        summary=protocol.summary or None,
        region=protocol.region or None,
        stage=protocol.stage,
        pain_ceiling=protocol.pain_ceiling,
        prepare_seconds=protocol.prepare_seconds,
        frequency=protocol.frequency or None,
        source=protocol.source or None,
        notes=protocol.notes or None,
    )


def exercise_table(exercise: Exercise, sets_today: SetsToday) -> Table:
    """Return a `[[protocol.exercise]]`."""
    return _without_nothing(
        id=exercise.id,
        name=exercise.name,
        side=exercise.side,
        alternate_sides=exercise.alternate_sides or None,
        sets=exercise.sets,
        sets_max=exercise.sets_max,
        sets_today={side.value: count for side, count in sets_today.items()},
        hold_seconds=exercise.hold_seconds,
        reps=exercise.reps,
        reps_max=exercise.reps_max,
        seconds_per_rep=exercise.seconds_per_rep,
        rest_seconds=exercise.rest_seconds,
        prepare_seconds=exercise.prepare_seconds,
        side_prepare_seconds=exercise.side_prepare_seconds,
        load=exercise.load or None,
        notes=exercise.notes or None,
        instructions=exercise.instructions or None,
    )


def set_table(row: SetRecord) -> Table:
    """Return a `[[set]]`."""
    return _without_nothing(
        entry=row.entry,
        exercise=row.exercise,
        name=row.name,
        side=row.side,
        number=row.number,
        started_at=whole_second(row.started_at),
        target_seconds=row.target_seconds,
        held_seconds=_tenths_or_none(row.held_seconds),
        target_reps=row.target_reps,
        done_reps=row.done_reps,
        took_seconds=_tenths_or_none(row.took_seconds),
        paused_seconds=_tenths_or_none(row.paused_seconds) or None,
        rested_seconds=_tenths_or_none(row.rested_seconds),
        outcome=row.outcome,
        pain=row.pain,
        load=row.load or None,
        repeat=row.repeat or None,
    )


def adjustment_table(adjustment: Adjustment) -> Table:
    """Return an `[[adjustment]]`; a length in whole seconds is written as a whole number."""
    seconds = _tenths_or_none(adjustment.seconds)
    return _without_nothing(
        at=whole_second(adjustment.at),
        after_set=adjustment.after_set,
        cause=adjustment.cause,
        choice=adjustment.choice,
        pain=adjustment.pain,
        seconds=int(seconds) if seconds is not None and seconds.is_integer() else seconds,
        detail=adjustment.detail or None,
    )


def whole_second(moment: datetime) -> datetime:
    """Cut `moment` to whole seconds and its offset to whole minutes, the finest that TOML holds."""
    offset = moment.utcoffset() or timedelta()
    if offset % timedelta(minutes=1):
        moment = moment.astimezone(timezone(timedelta(minutes=offset // timedelta(minutes=1))))
    return moment.replace(microsecond=0)


def _tenths_or_none(seconds: float | None) -> float | None:
    return None if seconds is None else tenths(seconds)


def _without_nothing(**values: object) -> Table:
    return {key: value for key, value in values.items() if value is not None}


def with_extras(table: Table, extras: Mapping[str, object] | None) -> Table:
    """Add what else the file contained; keys that hiptimer knows come first."""
    return {**table, **{key: value for key, value in (extras or {}).items() if key not in table}}
