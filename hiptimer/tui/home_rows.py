"""Makes what home shows of protocols, sessions and settings. It reads no file and no clock."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from hiptimer.engine.plan import lay_out
from hiptimer.engine.strip import pieces_of
from hiptimer.model.choices import sets_of_the_day
from hiptimer.model.pain import NOT_RATED
from hiptimer.model.protocol import Protocol
from hiptimer.model.session import Session
from hiptimer.runner.last_used import FOR_A_NEWCOMER
from hiptimer.runner.library import Shelved
from hiptimer.tui.day_words import day_words, minutes_words
from hiptimer.tui.dose_words import exercise_words, needs_words
from hiptimer.tui.home_data import HomeData
from hiptimer.tui.widgets.home_detail import HomeText
from hiptimer.tui.widgets.protocol_list import ProtocolRow


class HomeProtocol(Struct, frozen=True):
    """A protocol as home shows it: its row, and what is told of it while it is highlighted."""

    protocol: Protocol
    row: ProtocolRow
    told: HomeText


def home_protocols(data: HomeData, today: date) -> tuple[HomeProtocol, ...]:
    """Tell of every protocol, for the sides that the settings choose."""
    latest = {session.protocol.id: session for session in reversed(data.sessions)}
    return tuple(
        _home_protocol(one, latest.get(one.protocol.id), data, today)
        for one in data.shelf.protocols
    )


def place_to_begin(protocols: Sequence[HomeProtocol], data: HomeData) -> int:
    """Tell which protocol is highlighted: what was edited just now, else the last used.

    One that was followed from a file, or is gone, can't be: then it is the one before. For a
    newcomer it is the short one.
    """
    ids = [one.protocol.id for one in protocols]
    used = (session.protocol.id for session in data.sessions)
    wanted = (data.memory.at, *used, FOR_A_NEWCOMER)
    return next((ids.index(id_) for id_ in wanted if id_ in ids), 0)


def pain_range(session: Session) -> str:
    """Tell the lowest and the highest pain of a session: "pain 1-3"."""
    rated = [row.pain for row in session.sets if row.pain is not None]
    if not rated:
        return NOT_RATED
    low, high = min(rated), max(rated)
    return f"pain {low}" if low == high else f"pain {low}-{high}"


def _home_protocol(
    shelved: Shelved, latest: Session | None, data: HomeData, today: date
) -> HomeProtocol:
    protocol, rules = shelved.protocol, data.settings.rules
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
        last=_last(latest, data, today),
        pain=pain_range(latest) if latest else "",
    )
    text = HomeText(
        summary=protocol.summary,
        exercises=f"{stage.capitalize()}, {number}: {', '.join(told)}",
        equipment=needs_words(protocol),
        strip=pieces_of(plan),
    )
    return HomeProtocol(protocol, row, text)


def _last(latest: Session | None, data: HomeData, today: date) -> str:
    if latest:
        return day_words(data.settings.day_of(latest.started_at), today)
    return "never" if data.complete else ""
