"""Tells what is wrong with a file: its name first, because a screen may have two rows for it."""

from pathlib import Path

from hiptimer.errors import FileError, HiptimerError, SessionOpenError
from hiptimer.model.text import one_line


def problem_words(error: HiptimerError, lead: str = "") -> str:
    """Tell of an error: "mine.toml: this protocol can't be used: … It lies in …"."""
    if not isinstance(error, FileError):
        return str(error)
    if isinstance(error, SessionOpenError):  # which file that is does not matter to a person
        return f"{error.problem[0].upper()}{error.problem[1:]}."
    name = one_line(error.path.name)
    return with_place(f"{name}: {lead}{error.problem}", error.path)


def with_place(problem: str, path: Path) -> str:
    """Add to `problem` in which folder the file lies, and name the file by its name alone."""
    told = problem.replace(one_line(str(path)), one_line(path.name)).rstrip(".")
    return f"{told}. It lies in {one_line(str(path.parent))}"
