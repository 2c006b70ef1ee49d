"""A folder of sessions and an index beside it, as tests of the history begin with them."""

from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from msgspec.structs import replace

from hiptimer.model.digest import HistoryFilter
from hiptimer.model.session import Session
from hiptimer.storage.history_check import Checked, check
from hiptimer.storage.history_gate import Gate
from hiptimer.storage.history_index import HistoryIndex
from hiptimer.storage.session_file import dumps
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.support.session_values import hold_row, session

FOUR = time(4)

ALL = HistoryFilter()


def session_of(number: int, end: str = "aaaaaaaa") -> Session:
    """Give the session of that minute; greater numbers are newer."""
    stored = session(hold_row())
    moment = stored.started_at.replace(hour=number // 60, minute=number % 60, second=0)
    name = f"{moment:%Y-%m-%d_%H%M}_lateral-hip_{end}"
    return replace(stored, id=name, started_at=moment)


@dataclass
class Shelf:
    """One folder; `progress` is what the last check reported."""

    folder: Path
    progress: list[tuple[int, int]] = field(default_factory=list)
    gate: Gate = field(default_factory=Gate)

    def __post_init__(self) -> None:
        self.store = SessionStore(self.folder / "sessions", Trash(self.folder / "trash"))
        self.index = HistoryIndex(self.folder / "cache")

    @property
    def database_file(self) -> Path:
        return self.folder / "cache" / "history.sqlite3"

    def save(self, stored: Session) -> Path:
        return self.store.save(stored).path

    def put(self, stored: Session, name: str) -> Path:
        """Put a session under another name than its own, into the year 2026."""
        path = self.store.folder / "2026" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dumps(stored))
        return path

    def check(self) -> Checked:
        self.progress.clear()
        return check(self.index, self.store.folder, self.gate, self._take)

    def changes(self) -> bool:
        """Check, and return whether that has changed the index."""
        before = self.index.state
        self.check()
        return self.index.state != before

    def found(self) -> list[str]:
        """The ids of all sessions in the index, newest first."""
        return [each.id for each in self.index.digests(self.index.numbers(ALL, FOUR))]

    def another_window(self) -> "Shelf":
        """Give what another process would have: the same files, and a connection of its own."""
        return Shelf(self.folder)

    def _take(self, done: int, total: int) -> None:
        self.progress.append((done, total))
