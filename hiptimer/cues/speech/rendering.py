"""Runs a speech engine, and makes our kind of sound out of what it writes.

An engine is somebody else's program: it may be missing, fail, hang or write without end.
"""

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from hiptimer.cues.process_group import end_group
from hiptimer.cues.samples import Samples, at_rate, faded, normalised, trimmed
from hiptimer.cues.speech.engines import SpeechEngine
from hiptimer.cues.wave_files import NoSpeechError, read_foreign

LONGEST_SECONDS: Final = 5.0
"""An engine needs less than a tenth of it for a sentence."""

LARGEST_BYTES: Final = 12_000_000
"""A minute of sound at the highest rate."""

_LOOK_SECONDS: Final = 0.05
"""How often the size of the file is looked at."""

_LOUDNESS: Final = 0.5
_EDGE_SECONDS: Final = 0.01


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
    """Choose what an engine may know. It only writes a file, so no way to a sound server is in it.

    A variable that is passed on may make an engine open one, wait for it, or speak aloud.
    """
    return {
        name: value
        for name, value in environment.items()
        if name.upper() in KEPT or name.upper().startswith(KEPT_BEGINNINGS)
    }


def always() -> bool:
    """Want it to the end."""
    return True


def render(
    engine: SpeechEngine, text: str, folder: Path, wanted: Callable[[], bool] = always
) -> Samples:
    """Have `text` spoken into samples, by way of a file in `folder`; raises NoSpeechError.

    An engine is ended as soon as what it does is not `wanted` any more.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=".speech-", suffix=".wav", dir=folder)
    except OSError as error:
        raise NoSpeechError(f"no file can be written: {error.strerror}") from error
    os.close(descriptor)
    file = Path(name)
    try:
        _run(engine, text, file, wanted)
        samples, rate = read_foreign(_content(file))
    except OSError as error:
        raise NoSpeechError(f"{engine.name} can't be run: {error.strerror}") from error
    finally:
        with contextlib.suppress(OSError):
            file.unlink()
    spoken = trimmed(samples)
    return faded(at_rate(normalised(spoken, _LOUDNESS), rate), _EDGE_SECONDS)


def _content(file: Path) -> bytes:
    """Read what an engine wrote. Raises OSError."""
    with file.open("rb") as stream:
        return stream.read(LARGEST_BYTES)


def _run(engine: SpeechEngine, text: str, file: Path, wanted: Callable[[], bool]) -> None:
    """Have an engine speak `text` into `file`. Raises OSError and NoSpeechError."""
    process = subprocess.Popen(  # noqa: S603 - a list of arguments, and the text is none of them
        engine.command(file),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**engine_environment(os.environ), "HIPTIMER_SPEECH_FILE": str(file)},
        start_new_session=True,
    )
    try:
        _hand_over(process, text)
        _wait(process, file, wanted)
    finally:
        end_group(process)
    if process.returncode != 0:
        raise NoSpeechError(f"{engine.name} failed")


def _hand_over(process: "subprocess.Popen[bytes]", text: str) -> None:
    """Give the text to the engine; it fits in the pipe, so that nobody waits for its reading."""
    if process.stdin:
        with contextlib.suppress(BrokenPipeError), process.stdin as stream:
            stream.write(text.encode())


def _wait(process: "subprocess.Popen[bytes]", file: Path, wanted: Callable[[], bool]) -> None:
    """Wait for the end of an engine. Raises OSError, and NoSpeechError for one that is no use."""
    for _ in range(round(LONGEST_SECONDS / _LOOK_SECONDS)):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_SECONDS)
            return
        if file.stat().st_size > LARGEST_BYTES:
            raise NoSpeechError("it writes without end")
        if not wanted():
            raise NoSpeechError("nobody waits for it any more")
    raise NoSpeechError("it takes too long")
