"""Errors of the system for a file that can't be opened or written, in words that help a person.

It does not guess: an error it has no words for is reported in the system's own.
"""

import errno
import stat
from pathlib import Path
from typing import Final

from hiptimer.model.text import one_line

_REASONS: Final = {
    errno.ENOENT: "part of its path does not exist",
    errno.EACCES: "you have no permission for it; check the permissions of its folder",
    errno.EPERM: "the system does not permit it; the file or its folder may be locked",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full; free some space on it",
    errno.EDQUOT: "your share of the disk is used up; free some space on it",
    errno.EFBIG: "it would be bigger than the system permits",
    errno.EIO: "the disk failed; back up what is on it soon",
    errno.ENOTDIR: "a file is where a folder should be; move that file away",
    errno.EEXIST: "something with that name is already there; move it away",
    errno.EISDIR: "a folder is where the file should be; move that folder away",
    errno.ELOOP: "it is a link that leads back to itself",
    errno.ENXIO: "it is not a regular file",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENOTCONN: "the drive is no longer connected; reconnect it",
    errno.EMFILE: "too many files are open; close other programs",
    errno.ENFILE: "this computer has too many files open; close other programs",
    errno.EINVAL: "the disk refuses it; its file system may not allow such a name",
    errno.ESTALE: "the network drive has lost it; reconnect the drive",
    errno.ETIMEDOUT: "the network drive does not answer; reconnect it",
    errno.EBUSY: "something else is using it; close that, and try again",
}


def reason(error: OSError) -> str:
    """Return why `error` happened, and what helps against it if that is known."""
    known = _REASONS.get(error.errno or 0)
    return known or one_line(error.strerror or type(error).__name__)


def problem_at(path: Path, error: OSError) -> str:
    """Return why `error` happened at `path`; a link that leads nowhere is named."""
    missing = isinstance(error, FileNotFoundError | FileExistsError | NotADirectoryError)
    return (missing and dead_link(path)) or reason(error)


def dead_link(path: Path) -> str | None:
    """Return that `path`, or a folder above it, is a link that leads nowhere, and what to do."""
    for each in (path, *path.parents):
        if _leads_nowhere(each):
            where = "it is" if each == path else f"{one_line(str(each))} is"
            return (
                f"{where} a link that leads nowhere; connect the drive that it leads to, or fix it"
            )
    return None


def _leads_nowhere(path: Path) -> bool:
    try:
        if not stat.S_ISLNK(path.lstat().st_mode):
            return False
    except OSError:  # what is wrong there has a reason of its own
        return False
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False
