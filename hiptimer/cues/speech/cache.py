"""Keeps what was spoken, as sealed files in a folder. Always safe to delete, and never trusted.

A file is named by what it was made of. One that is damaged or not ours counts as missing.
"""

import contextlib
import hashlib
import os
import stat
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
"""Bytes; a minute of speech, and no sentence takes longer, has 5.3 million."""

UNFINISHED_SECONDS: Final = 60.0
"""Nobody works on one file for so long; what is older was left by somebody who was killed."""


class SpeechCache:
    """Sound files in `folder`, which is made when the first one is put."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def name(self, engine: str, text: str) -> str:
        """Name the file of a text: `<hash>.wav`."""
        return f"{_purpose(engine, text)}.wav"

    def has(self, name: str) -> bool:
        """Whether there is such a file, whole and ours; it then counts as used just now."""
        try:
            self.read(name)
        except NoSpeechError:
            return False
        with contextlib.suppress(OSError):
            os.utime(self.folder / name)
        return True

    def is_there(self, name: str) -> bool:
        """Whether a file that was whole before has not been deleted since."""
        try:
            return stat.S_ISREG((self.folder / name).lstat().st_mode)
        except OSError:  # it will be spoken again
            return False

    def read(self, name: str) -> Samples:
        """Read a file; raises NoSpeechError where it is missing, damaged or not ours."""
        path = self.folder / name
        try:
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
                raise NoSpeechError("there is no such file")
            return unsealed(path.read_bytes(), name)
        except OSError as error:
            raise NoSpeechError(f"it can't be read: {error.strerror}") from error

    def put(self, name: str, samples: Samples) -> None:
        """Write a file, whole or not at all; raises NoSpeechError."""
        try:
            descriptor, made = tempfile.mkstemp(prefix=".put-", suffix=".wav", dir=self.folder)
            temporary = Path(made)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(sealed(samples, name))
                temporary.replace(self.folder / name)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise NoSpeechError(f"it can't be written: {error.strerror}") from error

    def make(self) -> None:
        """Make the folder, for this person only; raises NoSpeechError."""
        try:
            make_private(self.folder)
        except OSError as error:
            raise NoSpeechError(f"the cache folder can't be made: {error.strerror}") from error

    def tidy(self, largest: int = LARGEST_BYTES) -> None:
        """Delete what is left of unfinished work, and what was used least above `largest` bytes.

        It is called when all that is needed has been looked for, so the newest file tells what
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


def _purpose(engine: str, text: str) -> str:
    return hashlib.sha256(f"{VERSION}\0{engine}\0{text}".encode()).hexdigest()[:32]
