"""The sessions and corrections of this run that may not be saved yet."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from hiptimer.runner.history import History
from hiptimer.wording.problems import failure_words

if TYPE_CHECKING:
    from hiptimer.runner.corrections import Corrections
    from hiptimer.runner.session_runner import SessionRunner

NOT_SAVED: Final = "Not everything of the last session is saved:"


class OpenWork:
    """Knows what has to be saved before hiptimer ends; `history` is closed with it.

    `session` is under way; those in `unsaved` are over, but not saved. `corrections` are there
    while the history is open.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._lost: str | None = None
        self.session: SessionRunner | None = None
        self.corrections: Corrections | None = None
        self.unsaved: tuple[SessionRunner, ...] = ()

    @property
    def sessions(self) -> "tuple[SessionRunner, ...]":
        """The sessions of this run that may not be saved yet, including the current one."""
        under_way = () if self.session is None or self.session in self.unsaved else (self.session,)
        return (*self.unsaved, *under_way)

    @property
    def safety(self) -> str:
        """What is known to be saved of this run's sessions and corrections, in words."""
        known = [session.safety for session in self.sessions]
        if self._lost:
            known.append(f"{NOT_SAVED} {self._lost}")
        return " ".join(filter(None, known))

    def begin(self, session: "SessionRunner") -> None:
        """Add a session that is under way."""
        self.session = session

    def end(self) -> None:
        """Let go of the current session, unless something of it is still not saved."""
        session, self.session = self.session, None
        if session and not session.settled and session not in self.unsaved:
            self.unsaved = (*self.unsaved, session)

    def correct(self, corrections: "Corrections | None") -> None:
        """Add the corrections of a history that is open, or remove them (None)."""
        self.corrections = corrections

    def lose(self, problem: str) -> None:
        """Remember, for the exit code, that something will not be saved."""
        self._lost = problem

    def take_saved(self) -> "tuple[SessionRunner, ...]":
        """Return the sessions that have been saved meanwhile, and let go of them."""
        saved = tuple(session for session in self.unsaved if session.saved)
        self.unsaved = tuple(session for session in self.unsaved if session not in saved)
        return saved

    def close(self) -> str | None:
        """Save what is not saved, and return what fails. It may wait for a disk.

        Each part is closed even if another fails.
        """
        closings = [session.close for session in self.sessions]
        if self.corrections:
            closings.append(self.corrections.close)
        problems = [*map(_closed, closings), _closed(self._history.stop)]
        return next(filter(None, problems), self._lost)


def _closed(close: Callable[[], str | None]) -> str | None:
    try:
        return close()
    except Exception as error:  # noqa: BLE001 - it is reported, and the other parts are closed
        return failure_words(error, "it is not certain that all is saved")
