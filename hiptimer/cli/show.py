"""`hiptimer show`: one session, for people, as JSON, or as its file."""

import contextlib
import json
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from hiptimer.cli.days import DAY_WORDS, day_typed
from hiptimer.cli.history import NONE_READABLE, NONE_YET
from hiptimer.cli.near_names import MOST_NAMED, not_known, suggestion
from hiptimer.cli.output import drawing, paragraph, put_data
from hiptimer.cli.problems import SESSION as SESSION_SUFFIX
from hiptimer.cli.problems import Problems, in_order
from hiptimer.cli.wiring import read_settings
from hiptimer.clock import SystemClock
from hiptimer.errors import UnknownSessionError, UnreadableError
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.model.text import clean, folded
from hiptimer.storage.folders import Folders
from hiptimer.storage.session_file import dumps
from hiptimer.storage.session_files import SessionFiles, find_files
from hiptimer.storage.sessions import read_file
from hiptimer.storage.toml_reading import SESSION, cut, parse, read_text


def run(options: Namespace, folders: Folders) -> int:
    """Print the requested session; raises HiptimerError."""
    settings = read_settings(folders)
    session, path = choose(options.session, folders.sessions, settings)
    if options.toml:
        put_data(clean(read_text(path, SESSION)))
    elif options.json:
        document = _document(session, path)
        written = json.dumps(document, ensure_ascii=False, indent=2, default=datetime.isoformat)
        put_data(f"{written}\n")
    else:
        from hiptimer.cli.show_page import page  # noqa: PLC0415 - not for data

        with drawing() as console:
            for left, text in page(session, settings.day_of(session.started_at)):
                paragraph(console, left, text)
    return 0


def _document(session: Session, path: Path) -> object:
    """Return what the file of `session` says, without what others put into it."""
    text = dumps(replace(session, unknown={})).decode()
    return parse(text, path, SESSION)


LAST: Final = "last"

DAY: Final = timedelta(days=1)

DAY_CELLS: Final = len("2026-11-23")
"""The number of characters in the date at the start of an id."""

Found = tuple[Session, Path]


def choose(typed: str, folder: Path, settings: Settings) -> Found:
    """Read the session that is meant; raises UnknownSessionError and UnreadableError."""
    files = find_files(folder)
    if typed == LAST:
        return _newest(files, folder)
    day = day_typed(typed, settings.day_of(SystemClock().now()))
    if day is not None:
        return _of_day(day, files, folder, settings)
    return _of_id(typed, files, folder)


def _newest(files: SessionFiles, folder: Path) -> Found:
    """Read the session that began last, in any time zone; report newer ones that can't be read."""
    unreadable = list(files.unreadable)
    newest: Found | None = None
    for session_id, path in reversed(files.by_id.items()):
        if newest and session_id[:DAY_CELLS] < _days_before(newest[0]):
            break
        try:
            session = read_file(session_id, path, folder)
        except UnreadableError as error:
            unreadable.append(error)
            continue
        if newest is None or _key(session) > _key(newest[0]):
            newest = session, path
    if newest is None:
        _report(unreadable)
        raise UnknownSessionError(NONE_READABLE if unreadable else NONE_YET)
    _report(error for error in unreadable if error.path.stem > newest[0].id)
    return newest


def _days_before(session: Session) -> str:
    """Return a day that had ended everywhere before `session` began."""
    return (session.started_at.astimezone(UTC) - 2 * DAY).date().isoformat()


def _key(session: Session) -> tuple[object, str]:
    return session.started_at, session.id


def _of_day(day: date, files: SessionFiles, folder: Path, settings: Settings) -> Found:
    """Read the only session that counts for `day`; report what can't be read of that day."""
    of_that_day = (each for each in files.unreadable if each.path.stem[:DAY_CELLS] == f"{day}")
    unreadable = [*_folders(files), *of_that_day]
    found = list[Found]()
    nights = (f"{day}", f"{day + DAY}") if day < date.max else (f"{day}",)
    for session_id, path in files.by_id.items():
        if session_id[:DAY_CELLS] not in nights:
            continue
        try:
            session = read_file(session_id, path, folder)
        except UnreadableError as error:
            unreadable.append(error)
        else:
            found += [(session, path)] if settings.day_of(session.started_at) == day else []
    _report(unreadable)
    if not found:
        raise UnknownSessionError(f"no session counts for {day}")
    if len(found) > 1:
        ids = ", ".join(session.id for session, _ in sorted(found, key=lambda each: _key(each[0])))
        raise UnknownSessionError(f"more than one session counts for {day}: {ids}")
    return found[0]


def _of_id(typed: str, files: SessionFiles, folder: Path) -> Found:
    """Read the session with this id, or the only one whose id begins with it."""
    same_name = [error for error in files.unreadable if error.path.stem == typed]
    if same_name and typed not in files.by_id:
        raise same_name[0]
    newest_first = list(reversed(files.by_id))
    meant = [typed] if typed in files.by_id else _beginning_with(typed, newest_first)
    if not meant:
        _report(_folders(files))
        hint = suggestion(folded(typed), (LAST, *DAY_WORDS))
        if hint:
            raise UnknownSessionError(f'there is no session "{cut(typed)}"{hint}')
        raise UnknownSessionError(not_known("session", typed, newest_first))
    if len(meant) > 1:
        raise UnknownSessionError(f"more than one session id begins like that: {', '.join(meant)}")
    path = files.by_id[meant[0]]
    session = read_file(meant[0], path, folder)
    _report(same_name)
    return session, path


def _beginning_with(typed: str, session_ids: Iterable[str]) -> list[str]:
    """Return ids that begin with what was typed, which is at least a whole day."""
    if len(typed) < DAY_CELLS:
        return []
    found = (session_id for session_id in session_ids if session_id.startswith(typed))
    return list(islice(found, MOST_NAMED))


def _folders(files: SessionFiles) -> list[UnreadableError]:
    """Return the folders that could not be listed: the requested session may be in one."""
    return [error for error in files.unreadable if error.path.suffix != SESSION_SUFFIX]


def _report(problems: Iterable[UnreadableError]) -> None:
    with contextlib.closing(Problems()) as listing:
        listing.add(in_order(problems))
