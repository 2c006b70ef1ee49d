"""Makes what home shows of protocols, sessions and settings. It reads no file and no clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hiptimer.engine.phase import Phase
from hiptimer.engine.plan import Plan, estimated_seconds, lay_out
from hiptimer.model.choices import sets_of_the_day
from hiptimer.model.pain import NOT_RATED
from hiptimer.model.protocol import Protocol
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.library import Shelf, Shelved
from hiptimer.tui.day_words import day_words, minutes_words
from hiptimer.tui.dose_words import equipment_words, exercise_words
from hiptimer.tui.widgets.protocol_list import ProtocolRow
from hiptimer.tui.widgets.session_strip import Part, Piece

FOR_NEWCOMERS: Final = "lateral-hip-isometric-short"
"""What is highlighted for a person who has no session yet."""


@dataclass(frozen=True, slots=True)
class HomeProtocol:
    """A protocol as home shows it: its row, and what is told of it while it is highlighted."""

    protocol: Protocol
    row: ProtocolRow
    exercises: str
    equipment: str
    strip: tuple[Piece, ...]


def home_protocols(
    shelf: Shelf, sessions: Sequence[Session], settings: Settings, today: date
) -> tuple[HomeProtocol, ...]:
    """Tell of every protocol, for the sides that the settings choose; `sessions` newest first."""
    latest = {session.protocol.id: session for session in reversed(sessions)}
    return tuple(
        _home_protocol(one, latest.get(one.protocol.id), settings, today) for one in shelf.protocols
    )


def place_to_begin(protocols: Sequence[HomeProtocol], sessions: Sequence[Session]) -> int:
    """Tell which protocol is highlighted: the last used, for a newcomer the short one."""
    wanted = sessions[0].protocol.id if sessions else FOR_NEWCOMERS
    ids = [one.protocol.id for one in protocols]
    return next((ids.index(id_) for id_ in (wanted, FOR_NEWCOMERS) if id_ in ids), 0)


def pain_range(session: Session) -> str:
    """Tell the lowest and the highest pain of a session: "pain 1-3"."""
    rated = [row.pain for row in session.sets if row.pain is not None]
    if not rated:
        return NOT_RATED
    low, high = min(rated), max(rated)
    return f"pain {low}" if low == high else f"pain {low}-{high}"


def _home_protocol(
    shelved: Shelved, latest: Session | None, settings: Settings, today: date
) -> HomeProtocol:
    protocol, rules = shelved.protocol, settings.rules
    counts = sets_of_the_day(protocol, rules.affected_side)
    plan = lay_out(protocol, counts, rules)
    told = [exercise_words(*pair) for pair in zip(protocol.exercises, counts, strict=True)]
    stage = protocol.stage.value.replace("-", " ")
    number = f"{len(told)} exercises" if len(told) > 1 else "1 exercise"
    row = ProtocolRow(
        name=protocol.name,
        own=shelved.own,
        stage=stage,
        length=minutes_words(plan.seconds),
        last=day_words(settings.day_of(latest.started_at), today) if latest else "never",
        pain=pain_range(latest) if latest else "",
    )
    return HomeProtocol(
        protocol,
        row,
        f"{stage.capitalize()}, {number}: {', '.join(told)}",
        equipment_words(protocol),
        strip_of(plan),
    )


def strip_of(plan: Plan) -> tuple[Piece, ...]:
    """Draw a plan as pieces, each as long as it takes."""
    parts = {Phase.PREPARE: Part.PREPARE, Phase.REST: Part.REST}
    return tuple(
        Piece(parts.get(step.phase, Part.WORK), estimated_seconds(step)) for step in plan.steps
    )
