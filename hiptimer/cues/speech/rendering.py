"""Runs a speech engine, and makes our kind of sound out of what it writes.

An engine is a foreign program: it may be missing, fail, hang or write without end.
"""

import contextlib
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from hiptimer.cues.loudness import levelled
from hiptimer.cues.samples import Samples, faded, trimmed
from hiptimer.cues.speech.engines import SpeechEngine, engine_environment
from hiptimer.cues.wave_files import NoSpeechError, read

LONGEST_SECONDS: Final = 15.0
"""An engine needs less than a tenth of a second for a sentence; on a busy machine, a few."""

LARGEST_BYTES: Final = 12_000_000
"""A minute of sound at the highest rate."""

_LOOK_SECONDS: Final = 0.05
"""How often the size of the file is looked at."""

_EDGE_SECONDS: Final = 0.01


def render(engine: SpeechEngine, text: str, folder: Path) -> Samples:
    """Have `text` spoken into samples, by way of a file in `folder`; raises NoSpeechError.

    The silence before and after it is cut off, and it is as loud as all that is heard.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=".speech-", suffix=".wav", dir=folder)
    except OSError as error:
        raise NoSpeechError(f"no file can be written: {error.strerror}") from error
    os.close(descriptor)
    file = Path(name)
    try:
        _run(engine, text, file)
        samples = trimmed(read(_content(file)))
    except OSError as error:
        raise NoSpeechError(f"{engine.name} can't be run: {error.strerror}") from error
    finally:
        with contextlib.suppress(OSError):
            file.unlink()
    if not samples:
        raise NoSpeechError(f"{engine.name} says nothing")
    return faded(levelled(samples), _EDGE_SECONDS)


def _content(file: Path) -> bytes:
    """Read what an engine wrote. Raises OSError."""
    with file.open("rb") as stream:
        return stream.read(LARGEST_BYTES)


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
    try:
        _hand_over(process, text)
        _wait(process, file)
    finally:
        process.kill()  # what it has started in turn ends with the player, in whose group it is
        process.wait()
    if process.returncode != 0:
        raise NoSpeechError(f"{engine.name} failed")


def _hand_over(process: "subprocess.Popen[bytes]", text: str) -> None:
    """Give the text to the engine; it fits in the pipe, so that nothing waits for its reading."""
    if process.stdin:
        with contextlib.suppress(BrokenPipeError), process.stdin as stream:
            stream.write(text.encode())


def _wait(process: "subprocess.Popen[bytes]", file: Path) -> None:
    """Wait for the end of an engine. Raises OSError, and NoSpeechError for one that is no use."""
    for _ in range(round(LONGEST_SECONDS / _LOOK_SECONDS)):
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_LOOK_SECONDS)
            return
        if file.stat().st_size > LARGEST_BYTES:
            raise NoSpeechError("it writes without end")
    raise NoSpeechError("it takes too long")
