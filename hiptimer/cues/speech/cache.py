"""Keeps what was spoken, as sealed files in a folder. Always safe to delete, and never trusted.

A file is named by what it was made of. One that is damaged or not ours counts as missing.
"""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

from hiptimer.cues.private_folder import make_private
from hiptimer.cues.samples import Samples
from hiptimer.cues.wave_files import NoSpeechError, sealed, unsealed

VERSION: Final = "1"
"""Is a part of every name: another way of rendering makes other files."""

LARGEST_BYTES: Final = 64_000_000
"""Some twelve minutes of speech: all shipped protocols and a few of one's own."""

LARGEST_FILE: Final = 8_000_000


class SpeechCache:
    """Sound files in `folder`, which is made when the first one is put."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def name(self, engine: str, text: str) -> str:
        """Name the file of a text: `<hash>.wav`."""
        return f"{_purpose(engine, text)}.wav"

    def has(self, name: str) -> bool:
        """Whether there is such a file, whole and ours."""
        try:
            self.read(name)
        except NoSpeechError:
            return False
        return True

    def read(self, name: str) -> Samples:
        """Read a file; raises NoSpeechError where it is missing, damaged or not ours."""
        path = self.folder / name
        try:
            if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_FILE:
                raise NoSpeechError("there is no such file")
            return unsealed(path.read_bytes(), name)
        except OSError as error:
            raise NoSpeechError(f"it can't be read: {error.strerror}") from error

    def put(self, name: str, samples: Samples) -> None:
        """Write a file, whole or not at all; raises NoSpeechError."""
        try:
            descriptor, temporary = tempfile.mkstemp(prefix=".put-", dir=self.folder)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(sealed(samples, name))
            Path(temporary).replace(self.folder / name)
        except OSError as error:
            raise NoSpeechError(f"it can't be written: {error.strerror}") from error

    def make(self) -> None:
        """Make the folder, for this person only; raises NoSpeechError."""
        try:
            make_private(self.folder)
        except OSError as error:
            raise NoSpeechError(f"the cache folder can't be made: {error.strerror}") from error

    def tidy(self, largest: int = LARGEST_BYTES) -> None:
        """Delete what is left of unfinished work, and the oldest files above `largest` bytes."""
        with contextlib.suppress(OSError):
            for path in self.folder.glob(".*-*"):
                path.unlink()
            files = [(path.stat(), path) for path in self.folder.glob("*.wav")]
            files.sort(key=lambda entry: entry[0].st_mtime, reverse=True)
            total = 0
            for stat, path in files:
                total += stat.st_size
                if total > largest:
                    path.unlink()


def _purpose(engine: str, text: str) -> str:
    return hashlib.sha256(f"{VERSION}\0{engine}\0{text}".encode()).hexdigest()[:32]
