"""`hiptimer sessions import`: brings session files into the history, whole and one by one."""

from argparse import Namespace

from hiptimer.cli.messages import notify
from hiptimer.cli.output import put
from hiptimer.cli.places import path_of
from hiptimer.errors import HiptimerError
from hiptimer.model.text import one_line
from hiptimer.storage.folders import Folders
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.session_import import import_session
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash


def run(options: Namespace, folders: Folders) -> int:
    """Import every file that can be, print where each one is, and return the exit code."""
    sessions = SessionStore(folders.sessions, Trash(folders.trash))
    lock = SessionLock(folders.state)
    code = 0
    for name in options.files:
        path = path_of(name)
        try:
            imported = import_session(path, sessions, lock, replace=options.replace)
        except HiptimerError as error:
            notify(f"hiptimer: {error}")
            code = 1
            continue
        if not imported.new:
            notify(f"{one_line(str(path))}: this session is already in the history")
        if imported.replaced:
            kept = one_line(str(imported.replaced))
            notify(f"{one_line(str(path))}: the version that was there is in the trash: {kept}")
        put(f"{one_line(str(imported.path))}\n")
    return code
