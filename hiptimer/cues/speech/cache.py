"""Keeps what was spoken, as sound files in a folder. Always safe to delete.

A file is named by what it was made of. One that is damaged counts as missing.
"""

import contextlib
import hashlib
import os
import stat
import tempfile
from pathlib import Path
from typing import Final

from hiptimer.cues.samples import NoSpeechError, Samples, make_private, read, written

VERSION: Final = "2"
"""Is a part of every name: another way of rendering makes other files."""

LARGEST_BYTES: Final = 64_000_000
"""Some twenty minutes of speech: all shipped protocols and a few of one's own."""

LARGEST_FILE: Final = 4_000_000
"""Bytes; a minute of speech, and no sentence takes longer, has 2.6 million."""

UNFINISHED_SECONDS: Final = 60.0
"""No file is worked on for longer; what is older was left by a process that was killed."""


class SpeechCache:
    """Sound files in `folder`, which is made when the first one is put."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def name(self, engine: str, text: str) -> str:
        """Name the file of a text: `<hash>.wav`."""
        made_of = f"{VERSION}\0{engine}\0{text}".encode()
        return f"{hashlib.sha256(made_of).hexdigest()[:32]}.wav"

    def found(self, name: str) -> Samples | None:
        """Return a file, if it is there and whole; it then counts as used just now."""
        try:
            samples = self.read(name)
        except NoSpeechError:
            return None
        with contextlib.suppress(OSError):
            os.utime(self.folder / name)
        return samples

    def read(self, name: str) -> Samples:
        """Read a file; raises NoSpeechError where it is missing or damaged."""
        path = self.folder / name
        try:
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
                raise NoSpeechError("there is no such file")
            return read(path.read_bytes())
        except OSError as error:
            raise NoSpeechError(f"it can't be read: {error.strerror}") from error

    def put(self, name: str, samples: Samples) -> None:
        """Write a file, whole or not at all; raises NoSpeechError."""
        try:
            descriptor, made = tempfile.mkstemp(prefix=".put-", suffix=".wav", dir=self.folder)
            temporary = Path(made)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(written(samples))
                temporary.replace(self.folder / name)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise NoSpeechError(f"it can't be written: {error.strerror}") from error

    def make(self) -> None:
        """Create the folder, for this person only; raises NoSpeechError."""
        try:
            make_private(self.folder)
        except OSError as error:
            raise NoSpeechError(f"the cache folder can't be made: {error.strerror}") from error

    def tidy(self, largest: int = LARGEST_BYTES) -> None:
        """Delete what is left of unfinished work, and what was used least above `largest` bytes.

        It is called when all that is needed has been looked for, so the newest file shows what
        time it is. Another window may be at work: what it has just begun is left alone.
        """
        with contextlib.suppress(OSError):
            found = [(path.stat(), path) for path in self.folder.glob("*.wav")]
            found.sort(key=lambda entry: entry[0].st_mtime, reverse=True)
            total = 0
            for status, path in found:
                if path.name.startswith("."):
                    superfluous = found[0][0].st_mtime - status.st_mtime > UNFINISHED_SECONDS
                else:
                    total += status.st_size
                    superfluous = total > largest
                if superfluous:
                    path.unlink()
