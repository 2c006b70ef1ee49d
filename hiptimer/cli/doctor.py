"""`hiptimer doctor`: what works here and what does not, and what to do about it.

It repairs nothing, plays nothing and changes no file of the person's; only the index of the history
is brought up to date. The exit code is 1 if something can't be read or saved.
"""

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer import __version__
from hiptimer.cli.output import drawing, paragraph
from hiptimer.cli.start import check_terminal
from hiptimer.cli.wiring import build_library, open_history
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.status import SoundStatus
from hiptimer.errors import NoTerminalError
from hiptimer.model.digest import HistoryFilter
from hiptimer.model.settings import Cues, Settings
from hiptimer.model.text import one_line
from hiptimer.runner.opening import prepare_sound
from hiptimer.storage.folders import Folders, dead_link
from hiptimer.storage.history_database import NAME
from hiptimer.storage.leftovers import Leftover, find_leftovers, saved_in
from hiptimer.storage.precautions import WORDS, Precaution
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trial import try_saving
from hiptimer.wording.problems import CANT_BE_READ, reason


class Grade(StrEnum):
    """How serious a finding is."""

    FINE = "ok"
    NOTE = "note"
    """Worth knowing; everything still works."""
    WRONG = "wrong"
    """Something can't be read or saved."""


class Finding(Struct, frozen=True):
    """One thing that was examined, in a sentence."""

    grade: Grade
    text: str


class Chapter(Struct, frozen=True):
    """The findings about one subject."""

    title: str
    findings: tuple[Finding, ...]


def fine(text: str) -> Finding:
    """Return a finding about something that works."""
    return Finding(Grade.FINE, text)


def note(text: str) -> Finding:
    """Return a finding worth knowing."""
    return Finding(Grade.NOTE, text)


def wrong(text: str) -> Finding:
    """Return a finding about what can't be read or saved, and what helps."""
    return Finding(Grade.WRONG, text)


STYLES: Final = {Grade.FINE: "", Grade.NOTE: "yellow", Grade.WRONG: "bold red"}
"""In addition to the word, which says the same."""


def run(folders: Folders, environment: Mapping[str, str]) -> int:
    """Examine everything and print what was found."""
    chapters = tuple(_chapters(folders, environment))
    found = [finding.grade for chapter in chapters for finding in chapter.findings]
    wrong = found.count(Grade.WRONG)
    _draw(chapters, wrong)
    return 1 if wrong else 0


def _chapters(folders: Folders, environment: Mapping[str, str]) -> Iterator[Chapter]:
    settings = SettingsStore(folders.settings).load().settings
    yield Chapter("Folders", tuple(folder_findings(folders)))
    yield Chapter("Settings", tuple(settings_findings(folders)))
    yield Chapter("Protocols", tuple(protocol_findings(folders)))
    yield Chapter("Sessions", tuple(session_findings(folders)))
    yield Chapter("Terminal", tuple(terminal_findings(environment)))
    yield Chapter("Sound", tuple(sound_findings(folders, settings, environment)))


def _draw(chapters: tuple[Chapter, ...], wrong: int) -> None:
    from rich.text import Text  # noqa: PLC0415 - only commands that draw need it

    with drawing(whole_lines=True) as console:
        console.print(Text(f"hiptimer {__version__}"))
        for chapter in chapters:
            console.print(Text(f"\n{chapter.title}", "bold"))
            for finding in chapter.findings:
                style = STYLES[finding.grade]
                paragraph(console, f"  {finding.grade:<5}  ", Text(finding.text, style))
        console.print(Text(f"\n{_summary(wrong)}"))


def _summary(wrong: int) -> str:
    if not wrong:
        return "Everything that hiptimer reads and saves works."
    things = "1 thing is" if wrong == 1 else f"{wrong:,} things are"
    return f"{things} wrong here. hiptimer has not changed anything."


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
            f"the history has no index on disk, so every session is read each time: {problem}"
        )
    try:
        size = f"{path.stat().st_size / MEGABYTE:.1f} MB"
    except OSError as error:
        size = f"its size can't be found out: {reason(error)}"
    return fine(f"{one_line(str(path))}: the index of the history, {size}")


def _counted(count: int, thing: str) -> str:
    return f"1 {thing}" if count == 1 else f"{count:,} {thing}s"


ROOM_NEEDED: Final = 20_000_000
"""Bytes: years of sessions, the index of them, and the recorded speech."""

MEGABYTE: Final = 1_000_000

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def folder_findings(folders: Folders) -> Iterator[Finding]:
    """Examine every folder, and try saving in each; none is created."""
    places = {
        "protocols": folders.protocols,
        "sessions": folders.sessions,
        "trash": folders.trash,
        "settings": folders.settings.parent,
        "caches": folders.cache,
        "state": folders.state,
    }
    refused: dict[Precaution, list[str]] = {}
    for name, path in places.items():
        finding, missing = _folder(f"{name}: {one_line(str(path))}", path)
        yield finding
        for precaution in missing:
            refused.setdefault(precaution, []).append(name)
    for precaution, names in sorted(refused.items()):
        yield note(f"{', '.join(names)}: {WORDS[precaution]}")
    yield from _room(folders.sessions)
    yield from map(_leftover, find_leftovers(saved_in(folders)))


def _folder(named: str, path: Path) -> tuple[Finding, Collection[Precaution]]:
    """Examine a folder, and try saving in it; return the precautions that its disk lacks."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return _missing(named, path), ()
    except OSError as error:
        return wrong(f"{named} can't be opened: {reason(error)}"), ()
    if not stat.S_ISDIR(status.st_mode):
        return wrong(f"{named} is a file where a folder should be; move that file away"), ()
    if not os.access(path, os.R_OK | os.X_OK):
        return wrong(f"{named} {CANT_BE_READ}; check its permissions"), ()
    try:
        refused = try_saving(path)
    except OSError as error:
        why = reason(error)
        return wrong(f"{named} can be read, but nothing can be saved in it: {why}"), ()
    open_to_others = os.name == "posix" and status.st_mode & _OTHERS
    if open_to_others and Precaution.MODE not in refused:
        problem = "is open to others on this computer; chmod 700 changes that"
        return note(f"{named} {problem}"), refused
    return fine(named), refused


def _missing(named: str, path: Path) -> Finding:
    problem = dead_link(path)
    if problem:
        return wrong(f"{named} can't be opened: {problem}")
    parent = next((parent for parent in path.parents if _is_there(parent)), path)
    if os.access(parent, os.W_OK | os.X_OK):
        return fine(f"{named} does not exist yet; it is created when something is saved")
    return wrong(f"{named} does not exist and can't be created in {one_line(str(parent))}")


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True


def _leftover(leftover: Leftover) -> Finding:
    return note(
        f"{one_line(str(leftover.path))} was left by a save that was cut off; "
        "it is removed when hiptimer starts a day later, and can be deleted"
    )


def _room(path: Path) -> Iterator[Finding]:
    try:
        there = next(each for each in (path, *path.parents) if _is_there(each))
        free = shutil.disk_usage(there).free
    except (OSError, StopIteration):  # the folder was reported already
        return
    if free < ROOM_NEEDED:
        yield wrong(f"the disk is nearly full: {free / MEGABYTE:.1f} MB are left; free some space")


LEAST_COLUMNS: Final = 40
LEAST_LINES: Final = 12
"""The smallest window in which every screen has room for everything it shows."""

SOUND_SECONDS: Final = 10.0
"""A player or a voice that says nothing for this long is as good as none."""


def terminal_findings(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Examine the terminal that this runs in."""
    try:
        check_terminal(environment)
    except NoTerminalError as error:
        yield note(str(error))
    else:
        yield from _of_the_terminal(environment)
    encoding = getattr(sys.stdout, "encoding", None) or "unknown"
    if encoding.lower().replace("-", "") != "utf8":
        yield note(
            f"the output is written in {one_line(encoding)}, which lacks some characters: they "
            "become question marks. A locale with UTF-8 has them"
        )


def _of_the_terminal(environment: Mapping[str, str]) -> Iterator[Finding]:
    from rich.console import Console  # noqa: PLC0415 - only the doctor asks

    columns, lines = shutil.get_terminal_size()
    kind = one_line(environment.get("TERM") or "unknown")
    yield fine(f"the screens can be shown: {kind}, {columns} columns, {lines} lines")
    if columns < LEAST_COLUMNS or lines < LEAST_LINES:
        yield note(
            f"the window is small; from {LEAST_COLUMNS} columns and {LEAST_LINES} lines on every "
            "screen has room"
        )
    colours = Console().color_system
    if environment.get("NO_COLOR"):
        yield note("NO_COLOR is set, so there are no colours; nothing is shown by colour alone")
    else:
        yield fine(f"colours: {colours or 'none; nothing is shown by colour alone'}")


def sound_findings(
    folders: Folders, settings: Settings, environment: Mapping[str, str]
) -> Iterator[Finding]:
    """Try what there is to play and speak with, silently, whatever the settings say."""
    box = SoundBox(folders.cache, environment)
    box.ring = _quiet
    with contextlib.closing(box):
        loud = replace(settings, cues=Cues.VOICE, volume=max(settings.volume, 1))
        prepare_sound(box, loud)
        box.wait(SOUND_SECONDS)
        status = box.status
    best = status.kind is Cues.VOICE and not status.looking
    yield from ((fine if best else note)(line) for line in _lines(status))
    chosen = f"{settings.cues}, volume {settings.volume}"
    yield fine(f"chosen in the settings: {chosen}")


def _lines(status: SoundStatus) -> tuple[str, ...]:
    return ("The player or the voice does not answer.",) if status.looking else status.lines


def _quiet() -> None:
    """Stand in for the terminal's bell, which is there but must not ring."""
