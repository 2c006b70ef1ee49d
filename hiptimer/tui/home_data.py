"""What home is made of, read anew each time it comes up."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.context import Context
from hiptimer.runner.library import Shelf
from hiptimer.storage.settings import LoadedSettings
from hiptimer.tui.problem_words import problem_words, with_place
from hiptimer.tui.shelf import ShelfMemory

SESSIONS_READ: Final = 56
"""Two a day for four weeks; the files of older ones are not opened."""

NO_PROTOCOL: Final = "this protocol can't be used: "
NO_SESSION: Final = "this session can't be read, and is left as it is: "


class HomeData(Struct, frozen=True):
    """The protocols, the newest sessions (newest first), the settings, and what was wrong.

    `complete` is False while only the last session was read, which is enough to begin with.
    `unsaved` is whether a session of this run is not saved.
    """

    shelf: Shelf = field(default_factory=lambda: Shelf((), ()))
    sessions: tuple[Session, ...] = ()
    settings: Settings = field(default_factory=Settings)
    problems: tuple[str, ...] = ()
    advice: str = ""
    complete: bool = True
    unsaved: bool = False
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
        *(with_place(problem, context.settings.path) for problem in loaded.problems),
        *(problem_words(error, NO_PROTOCOL) for error in shelf.problems),
        *(problem_words(error, _lead(error.path)) for error in listing.unreadable),
    )
    complete = sessions == SESSIONS_READ
    return HomeData(shelf, listing.sessions, loaded.settings, problems, complete=complete)


def _lead(path: Path) -> str:
    """Tell what can't be read; of a folder its problem says that."""
    return NO_SESSION if path.suffix == ".toml" else ""
