"""The filter of the list: pieces that stay until they are removed, and text being typed."""

from datetime import date
from typing import Final

from hiptimer.runner.history import History
from hiptimer.wording.history_filter import KnownNames, Piece, read_pieces, with_pieces

NOWHERE: Final = -1
"""No piece is highlighted; the last one is the next to be removed."""


class FilterState:
    """The filter of the list. `asked` is all of it, `pieces` are those that are kept."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.pieces: tuple[Piece, ...] = ()
        self.asked: tuple[Piece, ...] = ()
        self.pointed = NOWHERE
        self._known = KnownNames()

    def begin(self) -> None:
        """Read the known names once, because that would be slow at each letter."""
        exercises = {exercise: name for exercise, name, _ in self._history.exercises()}
        self._known = KnownNames(dict(self._history.protocols()), exercises)

    def write(self, typed: str, today: date) -> None:
        """Filter by the pieces and by what is being typed."""
        self.asked = with_pieces(self.pieces, read_pieces(typed, self._known, today))
        self.pointed = NOWHERE

    def take(self) -> None:
        """Keep the typed text as pieces."""
        self.pieces, self.pointed = self.asked, NOWHERE

    def drop(self) -> None:
        """Drop the typed text."""
        self.asked, self.pointed = self.pieces, NOWHERE

    def point(self, step: int) -> None:
        """Highlight the piece to remove."""
        at = len(self.pieces) if self.pointed == NOWHERE else self.pointed
        self.pointed = max(0, min(at + step, len(self.pieces) - 1)) if self.pieces else NOWHERE

    def take_away(self, place: int = NOWHERE) -> None:
        """Remove a piece: the one at `place`, the highlighted one, or the last."""
        at = self.pointed if place == NOWHERE else place
        at = len(self.pieces) - 1 if at == NOWHERE else at
        self.pieces = (*self.pieces[:at], *self.pieces[at + 1 :])
        self.drop()
