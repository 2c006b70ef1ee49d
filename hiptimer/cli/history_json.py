"""`hiptimer history --json`: one object a session, always with the same keys."""

import json
from collections.abc import Mapping, Sequence
from textwrap import indent
from typing import Final

from hiptimer.cli.output import put_data
from hiptimer.model.digest import SessionDigest, SideDigest
from hiptimer.model.seconds import tenths
from hiptimer.runner.history import History

PART: Final = 200
"""Sessions that are written at once."""


def print_json(sessions: Sequence[SessionDigest], history: History) -> None:
    """Print `sessions` in their order."""
    before = "["
    for first in range(0, len(sessions), PART):
        rows = (_row(session, history) for session in sessions[first : first + PART])
        put_data(before + ",".join(map(_written, rows)))
        before = ","
    put_data("\n]\n" if sessions else "[]\n")


def _written(row: Mapping[str, object]) -> str:
    text = json.dumps(row, ensure_ascii=False, indent=2)
    return f"\n{indent(text, '  ')}"


def _row(session: SessionDigest, history: History) -> dict[str, object]:
    rated = sum(side.rated for side in session.sides)
    total = sum(side.pain_sum for side in session.sides)
    return {
        "id": session.id,
        "day": history.day_of(session.started_at).isoformat(),
        "started_at": session.started_at.isoformat(),
        "protocol": session.protocol_id,
        "protocol_name": session.protocol_name,
        "outcome": session.outcome,
        "stop_reason": session.stop_reason,
        "sets_planned": session.planned_sets,
        "sets_done": session.done_sets,
        "pain_ceiling": session.pain_ceiling,
        "pain_worst": session.worst,
        "pain_mean": _mean(total, rated),
        "ratings": rated,
        "pain_before": session.pain_before,
        "pain_next_day": session.pain_next_day,
        "worked_seconds": tenths(session.worked_seconds),
        "exercises": [_side_row(side) for side in session.sides],
    }


def _side_row(side: SideDigest) -> dict[str, object]:
    return {
        "exercise": side.exercise,
        "exercise_name": side.name,
        "side": side.side,
        "pain_worst": side.worst,
        "pain_mean": _mean(side.pain_sum, side.rated),
        "ratings": side.rated,
        "worked_seconds": tenths(side.worked_seconds),
    }


def _mean(total: int, count: int) -> float | None:
    return round(total / count, 2) if count else None
