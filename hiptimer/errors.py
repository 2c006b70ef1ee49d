"""One class for each kind of failure, with the exit code that it ends a command with.

A message is for a person: what happened, to which file, and what to do next. Code that raises one
of these cleans any foreign text in it first (`hiptimer.model.text.clean`).
"""

from pathlib import Path
from typing import ClassVar

from hiptimer.model.text import one_line


class HiptimerError(Exception):
    """A failure that is reported to the person in words."""

    exit_code: ClassVar[int] = 1


class UsageError(HiptimerError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = 2


class NoTerminalError(HiptimerError):
    """A screen was asked for, but there is no terminal to show it on."""

    exit_code = 2


class FileError(HiptimerError):
    """A file can't be read or written. The file is unchanged."""

    def __init__(self, path: Path, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(f"{one_line(str(path))}: {problem}")


class UnreadableError(FileError):
    """A file is not what it should be; it is left as it is."""


class MissingFileError(UnreadableError):
    """There is no file of that name."""


class NewerFormatError(UnreadableError):
    """A file was made by a newer hiptimer; it is left as it is."""


class ProtocolError(UnreadableError):
    """A protocol file breaks one or more rules; `problems` lists all of them."""

    def __init__(self, path: Path, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(path, "; ".join(problems))


class UnknownProtocolError(HiptimerError):
    """There is no protocol with that id, neither the person's own nor a shipped one."""


class UnknownExerciseError(HiptimerError):
    """There is no exercise with that id, neither in the catalogue nor in the history."""


class UnknownSessionError(HiptimerError):
    """There is no session with that id."""


class SaveError(FileError):
    """A file could not be written; the one that was there before is untouched."""


class AlreadyThereError(SaveError):
    """There is already something in the place of a new file; it is left as it is."""


class FileChangedError(SaveError):
    """A file is no longer as it was read: something else wrote or removed it meanwhile."""


class FileRemovedError(FileChangedError):
    """A file that was read is gone: something else removed it meanwhile."""


class SessionOpenError(SaveError):
    """A session is open in another window, which writes it; its file is unchanged."""


class TakenError(HiptimerError):
    """The name is taken, and overwriting was not asked for."""


class ShippedProtocolError(HiptimerError):
    """A shipped protocol can't be changed or removed."""


class IdError(HiptimerError):
    """A text can't be the id of a protocol."""


class SessionRunningError(HiptimerError):
    """Another hiptimer on this device is running a session."""


class SessionFaultError(Exception):
    """A session ended because of its cause; `safety` says what of the session is on disk."""

    def __init__(self, safety: str) -> None:
        self.safety = safety
        super().__init__(safety)
