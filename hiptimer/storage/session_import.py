"""Brings a session file from elsewhere into the folder of sessions.

The file is checked as any session file is, and its text is copied as it is. Nothing is overwritten
unasked, and what is replaced goes to the trash: of two versions of one session, the person has to
choose.
"""

from pathlib import Path

from msgspec import Struct

from hiptimer.errors import AlreadyThereError, SaveError, TakenError, UnreadableError
from hiptimer.model.session import Session
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import save
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.moving import save_new
from hiptimer.storage.session_file import dumps, loads
from hiptimer.storage.session_files import find_files
from hiptimer.storage.session_names import LEADS_OUT, leads_out
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.toml_reading import SESSION, parse, read_text
from hiptimer.wording.problems import not_saved, reason


class Imported(Struct, frozen=True):
    """Where a session is; it is `new` unless it was there before.

    `replaced` is where the trash has the version that was there.
    """

    path: Path
    new: bool
    replaced: Path | None = None


def import_session(
    path: Path, sessions: SessionStore, lock: SessionLock, *, replace: bool = False
) -> Imported:
    """Bring the session in the file at `path` into the folder of `sessions`.

    With `replace` another version of the session goes to the trash. Raises UnreadableError if it is
    not a whole session file, TakenError if another version is there that may not be replaced, and
    SaveError.
    """
    text = read_text(path, SESSION)
    session = loads(parse(text, path, SESSION), path)
    place = sessions.path_of(session.id)
    with lock.changing(session.id, place):
        found = find_files(sessions.folder).by_id.get(session.id)
        if found is None:
            _refuse_outside(place, sessions.folder)
            try:
                save_new(place, text.encode())
            except AlreadyThereError:  # it can't be read, or has only just appeared
                found = place
            else:
                return Imported(place, new=True)
        if _holds(found, session, sessions):
            return Imported(found, new=False)
        if not replace:
            raise _taken(path, found)
        replaced = sessions.trash.keep(found)
        save(found, text.encode())
        return Imported(found, new=True, replaced=replaced)


def _refuse_outside(place: Path, folder: Path) -> None:
    """Raise SaveError if the year of `place` is a link to elsewhere."""
    try:
        out = leads_out(place.parent, folder)
    except OSError as error:
        raise SaveError(place, not_saved(reason(error))) from error
    if out:
        raise SaveError(place, not_saved(f"its place {LEADS_OUT}"))


def _holds(path: Path, session: Session, sessions: SessionStore) -> bool:
    """Return whether the file at `path` has exactly the same content for `session`."""
    try:
        found = sessions.load_from(path, session.id)
    except UnreadableError:
        return False
    return dumps(found) == dumps(session)  # nan, which others may write, is not equal to itself


def _taken(path: Path, found: Path) -> TakenError:
    return TakenError(
        f"{one_line(str(path))}: the history has another version of this session, in "
        f"{one_line(str(found))}. Neither was changed. Compare the two; with --replace the new one "
        "is taken, and the other goes to the trash"
    )
