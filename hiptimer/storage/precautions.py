"""Precautions of a save, and which file systems lack them.

A precaution protects what is saved but is not part of saving it. FAT, network shares, FUSE and the
shared storage of phones lack some of them; that is not a failure. An error that may mean a failing
disk or data that was not written is never taken for such a refusal.
"""

import errno
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Precaution(StrEnum):
    """A call that protects what is saved."""

    MODE = "permissions"
    """chmod of a new file or folder, in case the umask took rights from its owner."""
    SYNC = "fsync of a file"
    FOLDER_SYNC = "fsync of a folder"
    LINK = "hard links"
    """Moving a file to a free name in one step that replaces nothing."""
    LOCK = "locks"
    """Keeping a second window out of the running session."""


class Refusal(Struct, frozen=True):
    """An answer by which a file system says that it lacks a precaution, and which ones give it."""

    precaution: Precaution
    error: int
    reason: str


_MODE, _SYNC, _FOLDER, _LINK, _LOCK = Precaution

REFUSALS: Final = (
    Refusal(_MODE, errno.EPERM, "FAT and exFAT; files that a mount gives to another user"),
    Refusal(_MODE, errno.EACCES, "Android's shared storage; shares that map every user to one"),
    Refusal(_MODE, errno.ENOSYS, "FUSE without setattr; filters of system calls"),
    Refusal(_MODE, errno.ENOTSUP, "GVfs and other FUSE, 9p, SMB without POSIX extensions"),
    Refusal(_MODE, errno.EOPNOTSUPP, "the same, if the number differs"),
    Refusal(_MODE, errno.EINVAL, "NTFS drivers and FUSE that take only some modes"),
    Refusal(_SYNC, errno.EPERM, "filters of system calls in containers and on Android"),
    Refusal(_SYNC, errno.ENOSYS, "FUSE without fsync"),
    Refusal(_SYNC, errno.ENOTSUP, "FUSE and 9p"),
    Refusal(_SYNC, errno.EOPNOTSUPP, "the same, if the number differs"),
    Refusal(_SYNC, errno.EINVAL, "fsync(2): the file does not support synchronization"),
    Refusal(_LINK, errno.EPERM, "link(2): FAT and others have no links; files of another owner"),
    Refusal(_LINK, errno.EACCES, "Android forbids links to apps"),
    Refusal(_LINK, errno.ENOSYS, "FUSE without link; filters of system calls"),
    Refusal(_LINK, errno.ENOTSUP, "SMB and 9p"),
    Refusal(_LINK, errno.EOPNOTSUPP, "the same, if the number differs"),
    Refusal(_LINK, errno.EINVAL, "some FUSE"),
    Refusal(_LINK, errno.EMLINK, "file systems that allow a file one name"),
    Refusal(_LOCK, errno.ENOLCK, "NFS without its lock service"),
    Refusal(_LOCK, errno.ENOSYS, "FUSE without locks; filters of system calls"),
    Refusal(_LOCK, errno.ENOTSUP, "SMB and 9p"),
    Refusal(_LOCK, errno.EOPNOTSUPP, "the same, if the number differs"),
    Refusal(_LOCK, errno.EINVAL, "some FUSE"),
)
"""Anything not listed is a failure: EIO, ENOSPC, EDQUOT, EROFS or ENOTCONN of an fsync, say, mean
that the data may not have been written. Network file systems answer fsync with EACCES for a write
that was refused, so that is a failure too. An fsync of a folder never is: by then the new file is
in its place."""

_REFUSED: Final = frozenset((row.precaution, row.error) for row in REFUSALS)

WORDS: Final = {
    _MODE: "This disk keeps no permissions: anyone who can open it can read what is saved on it.",
    _SYNC: "This disk does not confirm that it has written a file: "
    "after a power cut the last changes may be missing.",
    _FOLDER: "This disk does not confirm the names of new files: "
    "after a power cut the last changes may be missing.",
    _LINK: "This disk has no hard links: files are moved to the trash by renaming them.",
    _LOCK: "This disk has no locks: don't run a second session at the same time.",
}
"""What a missing precaution means for a person."""


def is_refused(precaution: Precaution, error: OSError) -> bool:
    """Return whether `error` says that the file system lacks `precaution`."""
    return (precaution, error.errno) in _REFUSED


class Precautions:
    """The precautions of one save: those that were `refused`, and whether it is `durable`."""

    def __init__(self) -> None:
        self.refused: set[Precaution] = set()
        self.durable = True

    def take(self, precaution: Precaution, call: Callable[[], object]) -> None:
        """Take a precaution, or note that it is not supported. Raises OSError for a failure."""
        try:
            call()
        except OSError as error:
            if not is_refused(precaution, error):
                raise
            self.refused.add(precaution)
            self.durable = self.durable and precaution is not Precaution.SYNC


def words_for(refused: Iterable[Precaution]) -> str | None:
    """Return what a person should know about refused precautions; None if there is nothing."""
    chosen = set(refused)
    words = [WORDS[each] for each in (Precaution.MODE, Precaution.SYNC) if each in chosen]
    return " ".join(words) or None
