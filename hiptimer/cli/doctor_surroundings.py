"""Examines the terminal and the sound around hiptimer."""

import contextlib
import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from hiptimer.cli.findings import Finding, fine, note
from hiptimer.cli.start import check_terminal
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.status import SoundStatus
from hiptimer.errors import NoTerminalError
from hiptimer.model.settings import Cues, Settings
from hiptimer.model.text import one_line
from hiptimer.runner.opening import prepare_sound
from hiptimer.storage.folders import Folders

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
