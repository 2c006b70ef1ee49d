"""Examines the files: the settings, the protocols, every session, and the index of them."""

from collections.abc import Iterator
from pathlib import Path

from hiptimer.cli.doctor_folders import MEGABYTE
from hiptimer.cli.findings import Finding, fine, note, wrong
from hiptimer.cli.wiring import build_library, open_history
from hiptimer.model.digest import HistoryFilter
from hiptimer.model.text import one_line
from hiptimer.storage.folders import Folders
from hiptimer.storage.history_database import NAME
from hiptimer.storage.settings import SettingsStore
from hiptimer.wording.problems import reason


def settings_findings(folders: Folders) -> Iterator[Finding]:
    """Examine the file of settings."""
    loaded = SettingsStore(folders.settings).load()
    if loaded.problems:
        yield from map(wrong, loaded.problems)
    elif loaded.exists:
        yield fine(f"{one_line(str(folders.settings))} can be read")
    else:
        yield fine("there is no settings file; the defaults are used")


def protocol_findings(folders: Folders) -> Iterator[Finding]:
    """Examine every own protocol."""
    shelf = build_library(folders).all()
    own = sum(each.own for each in shelf.protocols)
    yield fine(f"{_counted(own, 'protocol')} of your own can be followed")
    yield from (wrong(str(problem)) for problem in shelf.problems)


def session_findings(folders: Folders) -> Iterator[Finding]:
    """Read every session; name the files that can't be read, and those that are not sessions."""
    with open_history(folders) as history:
        count = history.count(HistoryFilter())
        yield fine(f"{_counted(count, 'session')} can be read")
        yield from (wrong(str(problem)) for problem in history.unreadable())
        for path in history.others():
            yield note(f"{one_line(str(path))} is not a hiptimer session file, and is left alone")
        yield _index(folders.cache / NAME, history.problem)


def _index(path: Path, problem: str | None) -> Finding:
    if problem is not None:
        return note(
            f"the index of the history is missing, so every session is read again: {problem}"
        )
    try:
        size = f"{path.stat().st_size / MEGABYTE:.1f} MB"
    except OSError as error:
        size = f"its size can't be found out: {reason(error)}"
    return fine(f"{one_line(str(path))}: the index of the history, {size}")


def _counted(count: int, thing: str) -> str:
    return f"1 {thing}" if count == 1 else f"{count:,} {thing}s"
