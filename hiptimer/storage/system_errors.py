"""What the system says when a file can't be opened or written, in words that help a person.

It refuses to guess: an error that it has no words for is told in the system's own.
"""

import errno
from pathlib import Path
from typing import Final

from hiptimer.model.text import one_line

_REASONS: Final = {
    errno.ENOENT: "a part of its path is not there",
    errno.EACCES: "you have no permission for it; look at the permissions of its folder",
    errno.EPERM: "the system does not permit it; the file or its folder may be locked",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full; make some room on it",
    errno.EDQUOT: "your share of the disk is used up; make some room on it",
    errno.EFBIG: "it would be bigger than the system permits",
    errno.EIO: "the disk failed; make a copy of what is on it soon",
    errno.ENOTDIR: "a file stands where a folder should be; move that file away",
    errno.EEXIST: "something of that name stands there already; move it away",
    errno.EISDIR: "a folder stands where the file should be; move that folder away",
    errno.ELOOP: "it is a link that leads back to itself",
    errno.ENXIO: "what stands there is not a regular file",
    errno.ENAMETOOLONG: "its name is too long",
}


def reason(error: OSError) -> str:
    """Tell why `error` came about, and what helps against it where that is known."""
    known = _REASONS.get(error.errno or 0)
    return known or one_line(error.strerror or type(error).__name__)


def dead_link(path: Path) -> str | None:
    """Tell that `path`, or a folder above it, is a link that leads nowhere, and what to do."""
    for each in (path, *path.parents):
        if each.is_symlink() and not each.exists():
            where = "it is" if each == path else f"{one_line(str(each))} is"
            return (
                f"{where} a link that leads nowhere; connect the drive that it leads to, or mend it"
            )
    return None
