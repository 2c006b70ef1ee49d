"""The data of home, read again each time it opens: its rows, the last weeks, open questions."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from hiptimer.engine.plan import lay_out, pieces_of
from hiptimer.model import pain as pain_scale
from hiptimer.model.choices import sets_of_the_day
from hiptimer.model.pain import NOT_RATED
from hiptimer.model.protocol import Protocol
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.context import Context
from hiptimer.runner.last_used import FOR_A_NEWCOMER, session_to_ask_about
from hiptimer.runner.library import Shelf, Shelved
from hiptimer.storage.settings import LoadedSettings
from hiptimer.storage.trash import Removed
from hiptimer.tui.widgets.home_detail import HomeText
from hiptimer.tui.widgets.protocol_list import ProtocolRow
from hiptimer.wording.days import day_words
from hiptimer.wording.doses import exercise_words, needs_words, stage_words
from hiptimer.wording.lengths import minutes_words
from hiptimer.wording.numbers import counted
from hiptimer.wording.problems import CANT_BE_USED, problem_words, with_place


class ProtocolAction(StrEnum):
    """What a person can do with protocols from home; `PUT_BACK` undoes `REMOVE`."""

    EDIT = "edit"
    NEW = "new"
    DUPLICATE = "duplicate"
    REMOVE = "remove"
    PUT_BACK = "put-back"


class ShelfMemory(Struct, frozen=True):
    """The id of the protocol to highlight, what was `removed` last, and a message about it."""

    at: str = ""
    removed: Removed | None = None
    said: str = ""


SESSIONS_READ: Final = 56
"""Two a day for four weeks; older files are not opened."""

NO_SESSION: Final = "this session can't be read, and is left as it is: "


class HomeData(Struct, frozen=True):
    """The protocols, the newest sessions (newest first), the settings, and the problems.

    `complete` is False while only the last session has been read, which is enough to start with.
    `unsaved` says that a session of this run is not saved.
    """

    shelf: Shelf = field(default_factory=lambda: Shelf((), ()))
    sessions: tuple[Session, ...] = ()
    settings: Settings = field(default_factory=Settings)
    problems: tuple[str, ...] = ()
    advice: str = ""
    complete: bool = True
    unsaved: bool = False
    memory: ShelfMemory = field(default_factory=ShelfMemory)


def read_home(
    context: Context,
    loaded: LoadedSettings,
    more: Sequence[str] = (),
    *,
    sessions: int = SESSIONS_READ,
) -> HomeData:
    """Read protocols and the newest sessions; unreadable files become problems, after `more`."""
    shelf = context.library.all()
    listing = context.sessions.newest(sessions)
    problems = (
        *more,
        *(with_place(problem, context.settings.path) for problem in loaded.problems),
        *(problem_words(error, CANT_BE_USED) for error in shelf.problems),
        *(problem_words(error, _lead(error.path)) for error in listing.unreadable),
    )
    complete = sessions == SESSIONS_READ
    return HomeData(shelf, listing.sessions, loaded.settings, problems, complete=complete)


def asks_for_the_hip(loaded: LoadedSettings) -> bool:
    """Return whether the person was never asked; False if the settings can't be read."""
    return loaded.readable and "affected_side" not in loaded.chosen


def has_questions(context: Context, loaded: LoadedSettings, sessions: Sequence[Session]) -> bool:
    """Return whether a question of `welcome` is due; `sessions` are the newest ones."""
    due = session_to_ask_about(sessions, loaded.settings, context.clock.now())
    return (
        asks_for_the_hip(loaded)
        or due is not None
        or any(each.outcome is None and each.device == context.device for each in sessions)
    )


def _lead(path: Path) -> str:
    """Return the words before a problem; that of a folder already says what can't be read."""
    return NO_SESSION if path.suffix == ".toml" else ""


class HomeProtocol(Struct, frozen=True):
    """A protocol as home shows it: its row, and its detail while it is highlighted."""

    protocol: Protocol
    row: ProtocolRow
    detail: HomeText


def home_protocols(data: HomeData, today: date) -> tuple[HomeProtocol, ...]:
    """Return every protocol, for the sides that the settings choose."""
    latest = {session.protocol.id: session for session in reversed(data.sessions)}
    return tuple(
        _home_protocol(one, latest.get(one.protocol.id), data, today)
        for one in data.shelf.protocols
    )


def place_to_begin(protocols: Sequence[HomeProtocol], data: HomeData) -> int:
    """Return which protocol to highlight: the one just edited, else the last one used.

    If that is not in the list, because it was a file or is gone, it is the one used before. For a
    newcomer it is the short one.
    """
    ids = [one.protocol.id for one in protocols]
    used = (session.protocol.id for session in data.sessions)
    wanted = (data.memory.at, *used, FOR_A_NEWCOMER)
    return next((ids.index(id_) for id_ in wanted if id_ in ids), 0)


def pain_range(session: Session) -> str:
    """Return the lowest and the highest pain of a session: "pain 1-3"."""
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
    exercises = [exercise_words(*pair) for pair in zip(protocol.exercises, counts, strict=True)]
    stage = stage_words(protocol.stage)
    number = counted(len(exercises), "exercise")
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
        exercises=f"{stage.capitalize()}, {number}: {', '.join(exercises)}",
        equipment=needs_words(protocol),
        strip=pieces_of(plan),
    )
    return HomeProtocol(protocol, row, text)


def _last(latest: Session | None, data: HomeData, today: date) -> str:
    if latest:
        return day_words(data.settings.day_of(latest.started_at), today)
    return "never" if data.complete else ""


DAYS: Final = 28

BARS: Final = "▁▂▃▄▅▆▇█"

EMPTY_DAY, UNRATED_DAY = "·", "-"


def weeks_words(sessions: Iterable[Session], settings: Settings, today: date) -> tuple[str, ...]:
    """Return the last four weeks in words, in full and then ever shorter for narrow windows."""
    first = today - timedelta(days=DAYS - 1)
    by_day: dict[date, list[Session]] = {}
    for session in sessions:
        day = settings.day_of(session.started_at)
        if first <= day <= today:
            by_day.setdefault(day, []).append(session)
    if not by_day:
        return ("last four weeks: no session yet", "no session yet")
    bars = "".join(_bar(by_day.get(first + timedelta(days=day))) for day in range(DAYS))
    number = counted(sum(map(len, by_day.values())), "session")
    worst = _worst([session for day in by_day.values() for session in day])
    said = number if worst is None else f"{number}, worst pain {worst}"
    return f"last four weeks  {bars}  {said}", f"{bars}  {said}", f"four weeks: {said}", said


def _worst(sessions: Sequence[Session]) -> int | None:
    rated = (session.worst for session in sessions)
    return max((worst for worst in rated if worst is not None), default=None)


def _bar(sessions: Sequence[Session] | None) -> str:
    if not sessions:
        return EMPTY_DAY
    worst = _worst(sessions)
    if worst is None:
        return UNRATED_DAY
    return BARS[round(worst * (len(BARS) - 1) / pain_scale.HIGHEST)]
