"""The history as front ends ask for it: counted, paged, filtered, corrected and removed.

It shows what the files say and keeps no truth of its own. Nobody but a person changes a session.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from hiptimer.errors import FileError, UnreadableError
from hiptimer.model.digest import SessionDigest, digest
from hiptimer.model.history_filter import Ending, HistoryFilter
from hiptimer.model.session import Session, SessionOutcome, StopReason
from hiptimer.model.settings import Settings
from hiptimer.model.side import Side
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Removed, Trash

MOST_REMEMBERED: Final = 8
"""Sessions as they were last loaded; a person corrects one at a time."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check has come, in files."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RemovedSession:
    """A session that lies in the trash, with every file that told of it."""

    id: str
    files: tuple[Removed, ...]


class History:
    """All sessions of one person. Its methods may be called from any thread."""

    def __init__(
        self, sessions: SessionStore, settings: SettingsStore, trash: Trash, cache: Path
    ) -> None:
        self._sessions = sessions
        self._settings_store = settings
        self._trash = trash
        self._cache = cache
        self._settings: Settings | None = None
        self._going = threading.Event()
        self._going.set()
        self._known: tuple[SessionDigest, ...] = ()
        self._unreadable: tuple[UnreadableError, ...] = ()
        self._others: tuple[Path, ...] = ()
        self._loaded: dict[str, Session] = {}
        self.complete = False

    # Bringing it up to the files

    def check(self, told: Callable[[Progress], None]) -> bool:
        """Bring it up to the files, newest first; tell whether anything changed.

        It takes long where much changed, and belongs into a thread. It may be called again at any
        time: that is how the work of a sync tool appears.
        """
        self._going.wait()
        self._settings = self._settings_store.load().settings
        listing = self._sessions.newest(1_000_000)
        found = sorted(
            (digest(session) for session in listing.sessions),
            key=lambda each: (each.started_at, each.id),
            reverse=True,
        )
        changed = (tuple(found), listing.others) != (self._known, self._others)
        self._known, self._others = tuple(found), listing.others
        self._unreadable = listing.unreadable
        told(Progress(len(found), len(found)))
        self.complete = True
        return changed

    def hold(self) -> None:
        """Have a check pause within 50 ms, for a session begins."""
        self._going.clear()

    def go_on(self) -> None:
        """Let a check go on after `hold`."""
        self._going.set()

    def stop(self) -> None:
        """Have a check that is under way give up soon, held or not; a later one starts anew."""
        self._going.set()

    # Asking

    def count(self, wanted: HistoryFilter) -> int:
        """Count the sessions that `wanted` asks for, as far as they are known."""
        return len(self._found(wanted))

    def page(self, wanted: HistoryFilter, first: int, count: int) -> tuple[SessionDigest, ...]:
        """Give `count` sessions, newest first, from the one at `first` (from 0)."""
        return tuple(self._found(wanted)[first : first + count])

    def digests(self, wanted: HistoryFilter) -> Iterator[SessionDigest]:
        """Give all sessions that `wanted` asks for, oldest first."""
        return reversed(self._found(wanted))

    def exercises(self) -> tuple[tuple[str, str, Side], ...]:
        """List id, name and side of every exercise that was ever done, the last done first."""
        sides = {
            (side.exercise, side.side): (side.exercise, side.name, side.side)
            for each in reversed(self._known)
            for side in reversed(each.sides)
        }
        return tuple(reversed(sides.values()))

    def protocols(self) -> tuple[tuple[str, str], ...]:
        """List id and name of every protocol that was ever followed, the last followed first."""
        names = {each.protocol_id: each.protocol_name for each in reversed(self._known)}
        return tuple(reversed(names.items()))

    def unreadable(self) -> tuple[UnreadableError, ...]:
        """List the files that can't be read, with their reasons."""
        return self._unreadable

    def others(self) -> tuple[Path, ...]:
        """List what stands among the sessions and is none."""
        return self._others

    def day_of(self, moment: datetime) -> date:
        """Tell which day a session that began at `moment` counts for."""
        settings = self._settings or self._settings_store.load().settings
        self._settings = settings
        return settings.day_of(moment)

    # One session

    def load(self, session_id: str) -> Session:
        """Read one session; raises UnreadableError and MissingFileError."""
        session = self._sessions.load(session_id)
        self._remember(session)
        return session

    def correct(self, session: Session) -> str | None:
        """Save a corrected session in the place of what `load` gave; None, or the problem."""
        before = self._loaded.get(session.id)
        try:
            current = self._sessions.load(session.id)
            if current != before:
                self._remember(current)
                return "something else changed this session meanwhile; look, and correct it again"
            self._sessions.save(replace(session, unknown=current.unknown))
        except FileError as error:
            return str(error)
        self._remember(session)
        return None

    def remove(self, session_id: str) -> RemovedSession:
        """Move a session into the trash; raises UnreadableError and SaveError."""
        path = self._sessions.path_of(session_id)
        return RemovedSession(session_id, (Removed(path, self._sessions.discard(session_id)),))

    def put_back(self, removed: RemovedSession) -> None:
        """Take a removed session out of the trash; raises SaveError."""
        for file in removed.files:
            self._trash.restore(file.place, file.path)

    # The trash

    def trash_count(self) -> int:
        """Count the files in the trash."""
        return self._trash.count()

    def empty_trash(self) -> int:
        """Delete the files in the trash for good, and tell how many; raises SaveError."""
        return self._trash.empty()

    def _remember(self, session: Session) -> None:
        self._loaded.pop(session.id, None)
        self._loaded[session.id] = session
        if len(self._loaded) > MOST_REMEMBERED:
            del self._loaded[next(iter(self._loaded))]

    def _found(self, wanted: HistoryFilter) -> list[SessionDigest]:
        return [each for each in self._known if self._matches(each, wanted)]

    def _matches(self, each: SessionDigest, wanted: HistoryFilter) -> bool:
        day = self.day_of(each.started_at)
        names = [each.protocol_id, each.protocol_name]
        names += [name for side in each.sides for name in (side.exercise, side.name)]
        text = "\n".join(names).casefold()
        return (
            (wanted.since is None or day >= wanted.since)
            and (wanted.until is None or day <= wanted.until)
            and wanted.protocol in ("", each.protocol_id)
            and _done(each, wanted.exercise, wanted.side)
            and (wanted.ending is None or wanted.ending in _endings(each))
            and all(word.casefold() in text for word in wanted.words)
        )


def _done(each: SessionDigest, exercise: str, side: Side | None) -> bool:
    if not exercise and side is None:
        return True
    return any(exercise in ("", done.exercise) and side in (None, done.side) for done in each.sides)


def _endings(each: SessionDigest) -> set[Ending]:
    match each.outcome:
        case None:
            return {Ending.UNFINISHED}
        case SessionOutcome.STOPPED if each.stop_reason is StopReason.PAIN:
            return {Ending.STOPPED, Ending.PAIN}
        case outcome:
            return {Ending(outcome.value)}
