"""What home is made of, read anew each time it comes up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hiptimer.errors import UnreadableError
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.model.text import one_line
from hiptimer.runner.context import Context
from hiptimer.runner.library import Shelf
from hiptimer.storage.settings import LoadedSettings
from hiptimer.tui.shelf import ShelfMemory

SESSIONS_READ: Final = 56
"""Two a day for four weeks; the files of older ones are not opened."""


@dataclass(frozen=True, slots=True)
class HomeData:
    """The protocols, the newest sessions (newest first), the settings, and what was wrong.

    `complete` is False while only the last session was read, which is enough to begin with.
    """

    shelf: Shelf = field(default_factory=lambda: Shelf((), ()))
    sessions: tuple[Session, ...] = ()
    settings: Settings = field(default_factory=Settings)
    problems: tuple[str, ...] = ()
    advice: str = ""
    complete: bool = True
    memory: ShelfMemory = field(default_factory=ShelfMemory)


def read_home(
    context: Context,
    loaded: LoadedSettings,
    more: Sequence[str] = (),
    *,
    sessions: int = SESSIONS_READ,
) -> HomeData:
    """Read protocols and the newest sessions; what can't be read is told in words, after `more`."""
    shelf = context.library.all()
    listing = context.sessions.newest(sessions)
    problems = (
        *more,
        *_named(loaded.problems, context.settings.path),
        *_told(shelf.problems, "this protocol can't be used"),
        *_told(listing.unreadable, "this session can't be read, and is left as it is"),
    )
    complete = sessions == SESSIONS_READ
    return HomeData(shelf, listing.sessions, loaded.settings, problems, complete=complete)


def _told(errors: Sequence[UnreadableError], lead: str) -> Iterator[str]:
    """Tell the name of each file before its folder: home has two rows for it."""
    return (
        f"{one_line(error.path.name)}: {lead}: {error.problem}. {_lies_in(error.path)}"
        for error in errors
    )


def _named(problems: Sequence[str], path: Path) -> Iterator[str]:
    """Name a file that problems begin with as the others are named."""
    whole = one_line(str(path))
    return (
        f"{problem.replace(whole, one_line(path.name)).rstrip('.')}. {_lies_in(path)}"
        for problem in problems
    )


def _lies_in(path: Path) -> str:
    return f"It lies in {one_line(str(path.parent))}"
