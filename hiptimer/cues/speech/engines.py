"""The speech engines that systems have, and the command line of each.

The text goes in as standard input and is never a part of a command line, so nothing in it can be
taken for an option or for a command. No shell is ever asked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

WORDS_A_MINUTE: Final = 170
"""A calm pace; engines' own is 175 to 180."""

LONGEST_TEXT: Final = 400
"""Letters of a sentence; a name of 500 letters is cut, and nobody would listen to the end of it."""

_UNSPEAKABLE: Final = re.compile(r"[^\w\s.,;:!?'()/%+\-]|[\ufffd_]")
"""What is no letter, digit or stop; engines obey some of it, such as `[[rate 600]]`."""

_SAPI: Final = (
    "$ErrorActionPreference='Stop';"
    "Add-Type -AssemblyName System.Speech;"
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;"
    "$voice=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.SetOutputToWaveFile($env:HIPTIMER_SPEECH_FILE);"
    "$voice.Speak([Console]::In.ReadToEnd());"
    "$voice.Dispose()"
)


@dataclass(frozen=True, slots=True)
class SpeechEngine:
    """An engine at `program`, called `name`, that is run with `arguments` before a file's name."""

    name: str
    program: str
    arguments: tuple[str, ...]
    file_in_environment: bool = False

    def command(self, file: Path) -> list[str]:
        """Give the command that reads a text and writes `file`."""
        last = () if self.file_in_environment else (str(file),)
        return [self.program, *self.arguments, *last]


_SAY: Final = ("--file-format=WAVE", "--data-format=LEI16@22050", "-r", str(WORDS_A_MINUTE))

KNOWN: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("espeak-ng", ("-v", "en", "-s", str(WORDS_A_MINUTE), "-b", "1", "--stdin", "-w")),
    ("say", (*_SAY, "-f", "-", "-o")),
    ("powershell", ("-NoProfile", "-NonInteractive", "-Command", _SAPI)),
)
"""Engines in the order in which they are looked for; macOS has `say`, Windows has PowerShell."""

_AT_HOME: Final = {"say": "darwin", "powershell": "win32"}
"""Elsewhere a program of that name is another one."""


def find_engine(which: Callable[[str], str | None], platform: str) -> SpeechEngine | None:
    """Look for an engine of `platform` (as `sys.platform` names it); None where there is none."""
    for name, arguments in KNOWN:
        program = which(name) if _AT_HOME.get(name, platform) == platform else None
        if program:
            return SpeechEngine(name, program, arguments, file_in_environment=name == "powershell")
    return None


def speakable(text: str) -> str:
    """Leave of a text what is to be said."""
    return " ".join(_UNSPEAKABLE.sub(" ", text[: 2 * LONGEST_TEXT]).split())[:LONGEST_TEXT]
