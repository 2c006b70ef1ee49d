"""`hiptimer show`: one session, for people, as JSON, or as its file."""

import contextlib
import json
from argparse import Namespace
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from hiptimer.cli.history import NONE_READABLE, NONE_YET
from hiptimer.cli.near_names import MOST_NAMED, not_known
from hiptimer.cli.output import drawing, paragraph, put_data
from hiptimer.cli.problems import Problems
from hiptimer.errors import UnknownSessionError, UnreadableError
from hiptimer.model.session import Session
from hiptimer.model.text import clean
from hiptimer.storage.folders import Folders
from hiptimer.storage.session_file import dumps
from hiptimer.storage.session_files import find_files, read_file
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.toml_reading import parse, read_text

LAST: Final = "last"


def run(options: Namespace, folders: Folders) -> int:
    """Print the session that was asked for; raises HiptimerError."""
    if options.session == LAST:
        session, path = _newest(folders.sessions)
    else:
        session, path = _of_id(options.session, folders.sessions)
    if options.toml:
        put_data(clean(read_text(path)))
    elif options.json:
        document = _document(session, path)
        written = json.dumps(document, ensure_ascii=False, indent=2, default=datetime.isoformat)
        put_data(f"{written}\n")
    else:
        from hiptimer.cli.show_page import page  # noqa: PLC0415 - not for data

        settings = SettingsStore(folders.settings).load().settings
        with drawing() as console:
            for left, text in page(session, settings.day_of(session.started_at)):
                paragraph(console, left, text)
    return 0


def _newest(folder: Path) -> tuple[Session, Path]:
    """Read the newest session that can be read; newer ones that can't are told."""
    files = find_files(folder)
    unreadable = list(files.unreadable)
    with contextlib.closing(Problems()) as problems:
        for session_id, path in reversed(files.by_id.items()):
            try:
                session = read_file(session_id, path, folder)
            except UnreadableError as error:
                unreadable.append(error)
                continue
            problems.tell(error for error in unreadable if error.path.stem > session_id)
            return session, path
        problems.tell(unreadable)
    raise UnknownSessionError(NONE_READABLE if unreadable else NONE_YET)


def _of_id(typed: str, folder: Path) -> tuple[Session, Path]:
    """Read the session of this id, or the only one whose id begins so."""
    files = find_files(folder)
    for error in files.unreadable:
        if error.path.stem == typed:
            raise error
    newest_first = list(reversed(files.by_id))
    meant = [typed] if typed in files.by_id else _beginning_with(typed, newest_first)
    if not meant:
        raise UnknownSessionError(not_known("session", typed, newest_first))
    if len(meant) > 1:
        raise UnknownSessionError(f"more than one session begins so: {', '.join(meant)}")
    path = files.by_id[meant[0]]
    return read_file(meant[0], path, folder), path


def _beginning_with(typed: str, session_ids: list[str]) -> list[str]:
    """List ids that begin as was typed, which is a whole day at least."""
    if len(typed) < len("2026-11-23"):
        return []
    found = (session_id for session_id in session_ids if session_id.startswith(typed))
    return list(islice(found, MOST_NAMED))


def _document(session: Session, path: Path) -> object:
    """Make what the file of `session` says, without what others put into it."""
    text = dumps(replace(session, unknown={})).decode()
    return parse(text, path)
