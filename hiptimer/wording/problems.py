"""Problems in words that help a person: what happened, to which file, and what to do.

Nothing is guessed: an error of the system that has no words here keeps the system's own. The
message of an unforeseen error is left out, because it may contain personal data.
"""

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from hiptimer.errors import FileError, HiptimerError, SessionOpenError
from hiptimer.model.text import one_line

NOT_SAVED: Final = "it was not saved"
NOT_IN_TRASH: Final = "it is no longer in the trash"
CANT_BE_READ: Final = "can't be read"
CANT_BE_USED: Final = "this protocol can't be used: "
TRUE_OR_FALSE: Final = "true or false"
NO_REGULAR_FILE: Final = "it is not a regular file"

UNSAVED_CHOICES: Final = {
    "t": "try again",
    "f": "save a copy in another folder",
    "p": "print it here to be copied",
    "l": "leave without it",
}
"""What can be done about a session that could not be saved, by the letter that chooses it."""

SESSION_NOT_SAVED: Final = "The last changes of this session could not be saved: "

NO_MEMORY: Final = "there is too little memory; close other programs"

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
    errno.ENXIO: NO_REGULAR_FILE,
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


def not_saved(why: str) -> str:
    """Return that a file was not saved, and why."""
    return f"{NOT_SAVED}: {why}"


def not_read(why: str) -> str:
    """Return that a file can't be read, and why."""
    return f"{CANT_BE_READ}: {why}"


def not_listed(why: str) -> str:
    """Return that a folder can't be listed, and why."""
    return f"can't be listed: {why}"


def not_run(program: str, why: str | None) -> str:
    """Return that a program can't be run, and why."""
    return f"{program} can't be run: {why}"


def not_written(why: str | None) -> str:
    """Return that no temporary file can be written, and why."""
    return f"no file can be written: {why}"


def output_fails(why: str) -> str:
    """Return that what is printed can't be written, and why."""
    return f"the output can't be written: {why}"


def refused_words(found: str, allowed: str) -> str:
    """Return what a file has in the place of something else."""
    return f"found {found}, expected {allowed}"


def did_you_mean(name: str) -> str:
    """Return which name may have been meant."""
    return f"did you mean {name}?"


def problems_line(problems: Sequence[str]) -> str:
    """Return the first problem, after the number of them if there are more."""
    if len(problems) < 2:
        return "".join(problems)
    return f"{len(problems)} problems; p shows them all. {problems[0]}"


def why_not_saved(problem: str) -> str:
    """Return the reason in a problem that was made with `not_saved`; empty if there is none."""
    return problem.partition(f"{NOT_SAVED}: ")[2]


def session_not_saved(problem: str) -> str:
    """Return what is said at the end about a session that could not be saved."""
    return f"{SESSION_NOT_SAVED}{problem}"


def failure_words(error: BaseException, what: str) -> str:
    """Return that `what` did not happen, and why. It raises nothing, whatever the error is."""
    try:
        match error:
            case HiptimerError():
                return str(error)
            case OSError():
                return f"{what}: {reason(error)}"
            case MemoryError():
                return f"{what}: {NO_MEMORY}"
            case _:
                return f"{what}: {unexpected_words(error)}"
    except Exception:  # noqa: BLE001 - so little memory is left that there are no words for it
        return what


def unexpected_words(error: BaseException) -> str:
    """Return that the fault is in hiptimer itself, with the kind of error."""
    return f"an error of hiptimer itself ({kind_of(error)})"


def kind_of(error: BaseException) -> str:
    """Return the name of the error's class, with its module."""
    return one_line(f"{type(error).__module__}.{type(error).__qualname__}")


def problem_words(error: HiptimerError, lead: str = "") -> str:
    """Return an error in words: "mine.toml: this protocol can't be used: … It is in …"."""
    if not isinstance(error, FileError):
        return str(error)
    if isinstance(error, SessionOpenError):  # which file that is does not matter to a person
        return f"{error.problem[0].upper()}{error.problem[1:]}."
    name = one_line(error.path.name)
    return with_place(f"{name}: {lead}{error.problem}", error.path)


def with_place(problem: str, path: Path) -> str:
    """Return `problem` with the folder the file is in, and the file named by its name alone."""
    short = problem.replace(one_line(str(path)), one_line(path.name)).rstrip(".")
    return f"{short}. It is in {one_line(str(path.parent))}"
