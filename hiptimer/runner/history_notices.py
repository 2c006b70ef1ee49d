"""What the history has to report: after a change, about a file, or while files are read."""

from datetime import date, datetime
from enum import Enum, auto

from msgspec import Struct

from hiptimer.errors import FileError
from hiptimer.runner.history import Progress


class Notice(Enum):
    """A notice that needs no details."""

    GONE = auto()
    """The session that was open is gone, or can't be read any more."""
    NOTE_CHANGED = auto()
    """The note that is being typed was changed by something else."""
    PUT_BACK = auto()
    TAKEN_OUT = auto()
    """A removed session is no longer in the trash."""
    NOTHING_IN_TRASH = auto()


class SessionRemoved(Struct, frozen=True):
    """A session is in the trash. `day` is the one that it counts for."""

    started_at: datetime
    day: date
    protocol: str


class TrashEmptied(Struct, frozen=True):
    """So many files are gone for good."""

    count: int


class FileFailed(Struct, frozen=True):
    """A file could not be moved, deleted or read."""

    error: FileError


class Unsaved(Struct, frozen=True):
    """A correction is not on disk. It is kept meanwhile, unless it was `refused`."""

    why: str
    refused: bool


class CorrectionDropped(Struct, frozen=True):
    """A correction that was refused is gone."""

    why: str


class LeavesUnsaved(Struct, frozen=True):
    """A correction is not on disk, and would be lost if the history was left now."""

    why: str


class OtherFileMoved(Struct, frozen=True):
    """Another file of the session would have hidden a correction; `words` say where it is now."""

    words: str


class IndexNotKept(Struct, frozen=True):
    """The index of the history can't be kept on disk."""

    problem: str


Report = (
    Notice
    | SessionRemoved
    | TrashEmptied
    | FileFailed
    | Unsaved
    | CorrectionDropped
    | LeavesUnsaved
    | OtherFileMoved
    | IndexNotKept
    | Progress
)
