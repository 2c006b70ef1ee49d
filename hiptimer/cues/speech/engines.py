"""The speech engines that systems have: how each is found, run, and its voices listed.

The text goes in as standard input and is never a part of a command line, so nothing in it can be
taken for an option or for a command. No shell is used. An engine is a foreign program: it may be
missing, fail, hang or write without end.
"""

import contextlib
import math
import os
import platform as system
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from hiptimer.cues.loudness import levelled
from hiptimer.cues.samples import NoSpeechError, Samples, faded, read, trimmed
from hiptimer.cues.speaking import VoiceOptions
from hiptimer.wording.problems import not_run, not_written

LONGEST_TEXT: Final = 400
"""Letters of a sentence; a name of 500 letters is cut."""

ANSWER_SECONDS: Final = 10.0
"""An engine that takes longer to name its voices hangs."""

_UNSPEAKABLE: Final = re.compile(r"[^\w\s.,;:!?'()/%+\-]|[\ufffd_]")
"""What is no letter, digit or stop; engines obey some of it, such as `[[rate 600]]`."""

ESPEAK_FASTER: Final = 1.275
"""espeak-ng speaks so many times as many words a minute as its -s asks for: measured over the
sentences of the shipped protocols, without the silence before and after each."""

_ESPEAK_SLOWEST: Final = 80

_SAPI_USUAL: Final = 180
"""Words a minute at SAPI's rate 0; ten steps make it three times as fast, as its manual says."""

_SAPI: Final = (
    "$ErrorActionPreference='Stop';"
    "Add-Type -AssemblyName System.Speech;"
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;"
    "$voice=New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.SelectVoice($env:HIPTIMER_SPEECH_VOICE);"
    "$voice.Rate=$env:HIPTIMER_SPEECH_RATE;"
    "$voice.SetOutputToWaveFile($env:HIPTIMER_SPEECH_FILE);"
    "$voice.Speak([Console]::In.ReadToEnd());"
    "$voice.Dispose()"
)

_SAPI_VOICES: Final = (
    "Add-Type -AssemblyName System.Speech;"
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices()"
    "|%{$_.VoiceInfo}|?{$_.Culture.TwoLetterISOLanguageName -eq 'en'}|%{$_.Name}"
)

_POWERSHELL: Final = ("-NoProfile", "-NonInteractive", "-Command")

KNOWN: Final = ("espeak-ng", "say", "powershell")
"""Engines in the order in which they are looked for; macOS has `say`, Windows has PowerShell."""

_AT_HOME: Final = {"say": "darwin", "powershell": "win32"}
"""Elsewhere a program of that name is another one."""

_VOICES: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "espeak-ng": (("--voices=en",), r"^ *\d+ +(en\S*) .* gmw/\S+"),
    "say": (("-v", "?"), r"^(.+?) +en[_-]\w+ +#"),
    "powershell": ((*_POWERSHELL, _SAPI_VOICES), r"^(\S.*?)\s*$"),
}
"""What makes an engine list its voices, and where the names of the English ones stand in it."""

Run = Callable[[list[str]], str]


class SpeechEngine(Struct, frozen=True):
    """An engine at `program`, called `name`, that is run with `arguments` before a file's name.

    Where it is given the file as a variable there are other `variables` for it.
    """

    name: str
    program: str
    arguments: tuple[str, ...]
    version: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        """Everything that changes the sound: the engine, its version, the voice and its speed."""
        return "\0".join((self.name, self.version, *self.arguments, *self.variables.values()))

    def command(self, file: Path) -> list[str]:
        """Return the command that reads a text and writes `file`."""
        last = () if self.variables else (str(file),)
        return [self.program, *self.arguments, *last]


def installed(which: Callable[[str], str | None], platform: str) -> tuple[str, ...]:
    """Return the engines of `platform` (as `sys.platform` names it) that are installed."""
    at_home = (name for name in KNOWN if _AT_HOME.get(name, platform) == platform)
    return tuple(name for name in at_home if which(name))


def output_of(command: list[str]) -> str:
    """Return what a program prints; nothing if it fails or hangs."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, and no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=engine_environment(os.environ),
            timeout=ANSWER_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace")


def english_voices(name: str, program: str, run: Run = output_of) -> tuple[str, ...]:
    """Return the English voices of an engine, in its order. It is run for that, and may hang."""
    arguments, pattern = _VOICES[name]
    return tuple(dict.fromkeys(re.findall(pattern, run([program, *arguments]), re.MULTILINE)))


def find_engine(
    which: Callable[[str], str | None],
    platform: str,
    options: VoiceOptions,
    run: Run = output_of,
) -> SpeechEngine | None:
    """Return an engine that speaks English, the chosen one if it is there; None for none."""
    names = sorted(installed(which, platform), key=lambda name: name != options.engine)
    for name in names:
        program = which(name) or name
        voices = english_voices(name, program, run)
        if voices:
            chosen = options.voice if options.voice in voices else voices[0]
            return _engine(name, program, chosen, options.words_per_minute, run)
    return None


def _engine(name: str, program: str, voice: str, speed: int, run: Run) -> SpeechEngine:
    if name == "espeak-ng":
        asked = max(_ESPEAK_SLOWEST, round(speed / ESPEAK_FASTER))
        spoken = ("-v", voice, "-s", str(asked), "-b", "1", "--stdin", "-w")
        return SpeechEngine(name, program, spoken, run([program, "--version"]).strip())
    version = system.platform()
    if name == "say":
        form = ("--file-format=WAVE", "--data-format=LEI16@22050")
        arguments = (*form, "-v", voice, "-r", str(speed), "-f", "-", "-o")
        return SpeechEngine(name, program, arguments, version)
    rate = max(-10, min(round(10 * math.log(speed / _SAPI_USUAL, 3)), 10))
    variables = {"HIPTIMER_SPEECH_VOICE": voice, "HIPTIMER_SPEECH_RATE": str(rate)}
    return SpeechEngine(name, program, (*_POWERSHELL, _SAPI), version, variables)


def speakable(text: str) -> str:
    """Return what of a text can be said."""
    return " ".join(_UNSPEAKABLE.sub(" ", text[: 2 * LONGEST_TEXT]).split())[:LONGEST_TEXT]


KEPT: Final = frozenset(
    {
        *("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TMPDIR", "TMP", "TEMP"),
        *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"),
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "PSMODULEPATH"),
        *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMFILES", "PROGRAMDATA"),
    }
)
"""What an engine needs to run, by the names of variables in capitals."""

KEPT_BEGINNINGS: Final = ("LC_", "ESPEAK")
"""Languages, and where espeak-ng finds its voices."""


def engine_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for an engine. It only writes a file, so none leads to a sound server.

    A variable that is passed on may make an engine open one, wait for it, or speak aloud.
    """
    return {
        name: value
        for name, value in environment.items()
        if name.upper() in KEPT or name.upper().startswith(KEPT_BEGINNINGS)
    }


class Voices(Struct, frozen=True):
    """The engines that are installed, and the English voices of the one that speaks."""

    engines: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()


def list_voices(engine: str) -> Voices:
    """Return the voices of `engine`, or of the first one that is installed; it may take seconds."""
    engines = installed(shutil.which, sys.platform)
    name = engine if engine in engines else next(iter(engines), "")
    program = shutil.which(name) if name else None
    return Voices(engines, english_voices(name, program) if program else ())


LONGEST_SECONDS: Final = 15.0
"""An engine needs less than a tenth of a second for a sentence; on a busy machine, a few."""

LARGEST_BYTES: Final = 12_000_000
"""A minute of sound at the highest rate."""

_LOOK_SECONDS: Final = 0.05
"""How often the size of the file is looked at."""

_EDGE_SECONDS: Final = 0.01


def render(engine: SpeechEngine, text: str, folder: Path) -> Samples:
    """Return `text` spoken, by way of a file in `folder`; raises NoSpeechError.

    The silence before and after it is cut off, and it has the usual loudness.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=".speech-", suffix=".wav", dir=folder)
    except OSError as error:
        raise NoSpeechError(not_written(error.strerror)) from error
    os.close(descriptor)
    file = Path(name)
    try:
        _run(engine, text, file)
        with file.open("rb") as stream:
            samples = trimmed(read(stream.read(LARGEST_BYTES)))
    except OSError as error:
        raise NoSpeechError(not_run(engine.name, error.strerror)) from error
    finally:
        with contextlib.suppress(OSError):
            file.unlink()
    if not samples:
        raise NoSpeechError(f"{engine.name} says nothing")
    return faded(levelled(samples), _EDGE_SECONDS)


def _run(engine: SpeechEngine, text: str, file: Path) -> None:
    """Have an engine speak `text` into `file`. Raises OSError and NoSpeechError."""
    variables = {**engine.variables, "HIPTIMER_SPEECH_FILE": str(file)}
    process = subprocess.Popen(  # noqa: S603 - a list of arguments, and the text is none of them
        engine.command(file),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**engine_environment(os.environ), **variables},
    )
    unsent: bytes | None = text.encode()
    try:
        for _ in range(round(LONGEST_SECONDS / _LOOK_SECONDS)):
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.communicate(unsent, _LOOK_SECONDS)
                break
            unsent = None
            if file.stat().st_size > LARGEST_BYTES:
                raise NoSpeechError("it writes without end")
        else:
            raise NoSpeechError("it takes too long")
    finally:
        process.kill()  # what it has started in turn ends with the player, in whose group it is
        process.wait()
    if process.returncode != 0:
        raise NoSpeechError(f"{engine.name} failed")
