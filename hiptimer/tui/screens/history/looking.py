"""What is looked for: pieces that stay until they are taken away, and what is being written."""

from datetime import date
from typing import Final

from hiptimer.runner.history import History
from hiptimer.tui.history_filter_words import KnownNames, Piece, read_pieces, with_pieces

NOWHERE: Final = -1
"""No piece is pointed at; the last one is the next to go."""


class Looking:
    """The filter of the list. `asked` is all of it, `pieces` are what was taken already."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.pieces: tuple[Piece, ...] = ()
        self.asked: tuple[Piece, ...] = ()
        self.pointed = NOWHERE
        self._known = KnownNames()

    def begin(self) -> None:
        """Take note of the names that there are: to do that at each letter would be slow."""
        exercises = {exercise: name for exercise, name, _ in self._history.exercises()}
        self._known = KnownNames(dict(self._history.protocols()), exercises)

    def write(self, typed: str, today: date) -> None:
        """Ask for the pieces, and for what is being written besides."""
        self.asked = with_pieces(self.pieces, read_pieces(typed, self._known, today))
        self.pointed = NOWHERE

    def take(self) -> None:
        """Keep what was written."""
        self.pieces, self.pointed = self.asked, NOWHERE

    def drop(self) -> None:
        """Forget what was written."""
        self.asked, self.pointed = self.pieces, NOWHERE

    def point(self, step: int) -> None:
        """Point at the piece that is to go."""
        at = len(self.pieces) if self.pointed == NOWHERE else self.pointed
        self.pointed = max(0, min(at + step, len(self.pieces) - 1)) if self.pieces else NOWHERE

    def take_away(self, place: int = NOWHERE) -> None:
        """Take a piece away: that at `place`, the one that is pointed at, or the last."""
        at = self.pointed if place == NOWHERE else place
        at = len(self.pieces) - 1 if at == NOWHERE else at
        self.pieces = (*self.pieces[:at], *self.pieces[at + 1 :])
        self.drop()
