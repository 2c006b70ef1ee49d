"""Everything that writes, as the table of failures tries it: what is there, and what is done.

Each operation is prepared in a folder of its own, and gives back what is then done to it.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Final

import pytest

from hiptimer.cli.commands import report
from hiptimer.errors import FileError
from hiptimer.model.corrections import with_pain
from hiptimer.model.session import Session
from hiptimer.runner.history import History
from hiptimer.runner.session_changes import SessionChanges
from hiptimer.storage import device
from hiptimer.storage.device import device_id
from hiptimer.storage.history_index import HistoryIndex
from hiptimer.storage.leftovers import OLD_SECONDS, remove_leftovers, saved_in
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.moving import save_new
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.session_copy import save_copy
from hiptimer.storage.session_file import dumps
from hiptimer.storage.session_files import OwnSession
from hiptimer.storage.session_import import import_session
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash
from hiptimer.storage.trial import try_saving
from tests.support.places import folders_below
from tests.support.session_values import SESSION_ID, hold_row, session

Act = Callable[[], object]

ONE, TWO = session(hold_row(1)), session(hold_row(1), hold_row(2))
FILE_OF_ONE, FILE_OF_TWO = dumps(ONE), dumps(TWO)

PROTOCOL: Final = 'format = 1\nname = "One"\n[[exercise]]\nid = "x"\nname = "X"\n'


class NoIndex(HistoryIndex):
    """Knows no file: `check_history` tries the real one."""

    def __init__(self) -> None:
        """Open nothing."""

    def names_of(self, session_id: str) -> list[str]:  # noqa: ARG002 - it is asked with one
        return []

    def put(self, files: object, stamps: object) -> None:
        """Keep nothing."""

    def forget(self, names: Iterable[str]) -> None:
        """Forget nothing."""


class Place:
    """The stores of one folder."""

    def __init__(self, top: Path) -> None:
        self.folders = folders_below(top)
        self.trash = Trash(self.folders.trash)
        self.sessions = SessionStore(self.folders.sessions, self.trash)
        self.protocols = ProtocolStore(self.folders.protocols, self.trash)
        self.settings = SettingsStore(self.folders.settings)
        self.lock = SessionLock(self.folders.state)

    def own(self) -> OwnSession:
        own = OwnSession(self.sessions)
        own.save(ONE)
        return own

    def protocol(self) -> Path:
        return self.protocols.add("one", PROTOCOL)

    def lay_session(self) -> None:
        """Put the session there, as a save does: thousands of times, so it is written out once."""
        path = self.sessions.path_of(SESSION_ID)
        path.parent.mkdir(mode=0o700, parents=True)
        path.write_bytes(FILE_OF_ONE)

    def changes(self) -> SessionChanges:
        self.lay_session()
        changes = SessionChanges(self.sessions, self.lock, NoIndex)
        changes.load(SESSION_ID)
        return changes


def noticed(own: OwnSession, stored: Session) -> str | None:
    own.save(stored)
    return own.notice


def first_save(top: Path) -> Act:
    own = OwnSession(Place(top).sessions)
    return lambda: noticed(own, ONE)


def next_save(top: Path) -> Act:
    own = Place(top).own()
    return lambda: noticed(own, TWO)


def save_over_foreign(top: Path) -> Act:
    place = Place(top)
    own = place.own()
    path = place.sessions.path_of(SESSION_ID)
    path.write_bytes(path.read_bytes() + b"# from another device\n")
    return lambda: own.save(TWO)


def bring_session_in(top: Path) -> Act:
    place = Place(top)
    file = top / "brought" / "session.toml"
    file.parent.mkdir()
    file.write_bytes(FILE_OF_ONE)
    return lambda: import_session(file, place.sessions, place.lock)


def replace_session(top: Path) -> Act:
    place = Place(top)
    place.lay_session()
    file = top / "brought" / "session.toml"
    file.parent.mkdir()
    file.write_bytes(FILE_OF_TWO)
    return lambda: import_session(file, place.sessions, place.lock, replace=True)


def copy_session(top: Path) -> Act:
    (top / "copies").mkdir()
    return lambda: save_copy(ONE, top / "copies")


def new_protocol(top: Path) -> Act:
    place = Place(top)
    return lambda: place.protocols.add("one", PROTOCOL)


def save_protocol(top: Path) -> Act:
    store = Place(top)
    base = store.protocols.read(store.protocol())
    return lambda: store.protocols.write(base, f"{PROTOCOL}# two\n")


def save_protocol_over(top: Path) -> Act:
    store = Place(top)
    base = store.protocols.read(store.protocol())
    base.path.write_text(f"{PROTOCOL}# theirs\n", encoding="utf-8")
    return lambda: store.protocols.write(base, f"{PROTOCOL}# two\n", over=True)


def replace_protocol(top: Path) -> Act:
    place = Place(top)
    place.protocol()
    return lambda: place.protocols.replace("one", f"{PROTOCOL}# two\n")


def export_protocol(top: Path) -> Act:
    return lambda: save_new(top / "exported.toml", PROTOCOL.encode())


def save_settings(top: Path) -> Act:
    place = Place(top)
    place.settings.save(volume=1)
    return lambda: place.settings.save(volume=2)


def remove_protocol(top: Path) -> Act:
    place = Place(top)
    place.protocol()
    return lambda: place.protocols.remove("one")


def undo_removing(top: Path) -> Act:
    place = Place(top)
    place.protocol()
    removed = place.protocols.remove("one")
    return lambda: place.protocols.restore(removed)


def empty_trash(top: Path) -> Act:
    place = Place(top)
    place.protocol()
    place.protocols.remove("one")
    return place.trash.empty


def correct_session(top: Path) -> Act:
    changes = Place(top).changes()
    corrected = with_pain(ONE, 1, 6)
    return lambda: changes.correct(corrected)


def remove_session(top: Path) -> Act:
    changes = Place(top).changes()
    return lambda: changes.remove(SESSION_ID)


def undo_removing_session(top: Path) -> Act:
    changes = Place(top).changes()
    removed = changes.remove(SESSION_ID)
    return lambda: changes.put_back(removed)


def check_history(top: Path) -> Act:
    place = Place(top)
    place.lay_session()
    history = History(place.sessions, place.settings, place.lock, place.folders.cache)

    def checked() -> str | None:
        try:
            history.check(lambda _: None)
            return history.problem or ("unreadable" if history.unreadable() else None)
        finally:
            history.stop()

    return checked


def name_device(top: Path) -> Act:
    def same_each_time() -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(device, "SystemRandom", lambda: Random(7))  # noqa: S311 - no secret
            assert device_id(Place(top).folders.state, "host")

    return same_each_time


def lock_session(top: Path) -> Act:
    lock = Place(top).lock

    def begin_and_end() -> str | None:
        warning = lock.acquire(SESSION_ID)
        lock.release()
        return warning

    return begin_and_end


def keep_log(top: Path) -> Act:
    return lambda: report(ValueError(), Place(top).folders)


def remove_leftover(top: Path) -> Act:
    place = Place(top)
    place.protocol()
    (place.folders.protocols / ".hiptimer-00112233445566aa.tmp").touch()
    now = (place.folders.protocols / "one.toml").stat().st_mtime + 2 * OLD_SECONDS
    return lambda: remove_leftovers(saved_in(place.folders), now)


def try_folder(top: Path) -> Act:
    def tried() -> object:
        try:
            return try_saving(top)
        except OSError as error:
            raise FileError(top, str(error)) from error

    return tried


OPERATIONS: Final = {
    operation.__name__: operation
    for operation in (
        *(first_save, next_save, save_over_foreign, correct_session, remove_session),
        *(
            bring_session_in,
            replace_session,
            copy_session,
            undo_removing_session,
            new_protocol,
            save_protocol,
            save_protocol_over,
        ),
        *(replace_protocol, export_protocol, remove_protocol, undo_removing, empty_trash),
        *(save_settings, name_device, lock_session, check_history, keep_log),
        *(remove_leftover, try_folder),
    )
}
"""By name; each prepares a folder, and gives back what is tried in it."""
