"""One class for each kind of failure, with the exit code that it ends a command with.

A message is for a person: what happened, to which file, and what to do next. Whoever raises one
of these has cleaned the text that came from elsewhere (`hiptimer.model.text.clean`).
"""

from pathlib import Path
from typing import ClassVar

from hiptimer.model.text import one_line


class HiptimerError(Exception):
    """Something went wrong that a person can be told about."""

    exit_code: ClassVar[int] = 1


class UsageError(HiptimerError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = 2


class NoTerminalError(HiptimerError):
    """A screen was asked for where there is no terminal to show it."""

    exit_code = 2


class FileError(HiptimerError):
    """A file can't be read or written. The file is as it was."""

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
    """A protocol file breaks one or more rules; `problems` tells every one of them."""

    def __init__(self, path: Path, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(path, "; ".join(problems))


class UnknownProtocolError(HiptimerError):
    """There is no protocol of that id, neither one's own nor a shipped one."""


class UnknownExerciseError(HiptimerError):
    """There is no exercise of that id, neither in the catalogue nor in the history."""


class UnknownSessionError(HiptimerError):
    """There is no session of that id."""


class SaveError(FileError):
    """A file could not be written; the one that was there before is untouched."""


class AlreadyThereError(SaveError):
    """Something is at the place of a new file already, and is left as it is."""


class FileChangedError(SaveError):
    """A file is not as it was read: something else wrote or removed it meanwhile."""


class FileRemovedError(FileChangedError):
    """A file that was read is not there any more: something else removed it meanwhile."""


class SessionOpenError(SaveError):
    """A session is open in another window, which writes it; its file is as it was."""


class TakenError(HiptimerError):
    """There is something of that name already, and nobody asked to write over it."""


class ShippedProtocolError(HiptimerError):
    """A shipped protocol can't be changed or removed."""


class IdError(HiptimerError):
    """A text can't be the id of a protocol."""


class SessionRunningError(HiptimerError):
    """Another hiptimer on this device runs a session just now."""


class SessionFaultError(Exception):
    """A session ended because of its cause; `safety` says what of the session is on disk."""

    def __init__(self, safety: str) -> None:
        self.safety = safety
        super().__init__(safety)
