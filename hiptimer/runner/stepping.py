"""Answers given by one key: each press steps to the next one, and a pause accepts it.

For hands that have a presenter's clicker and no digits. It knows neither keys nor a clock: the
question and the time are passed in, and the caller keeps, shows and says what is highlighted.
"""

from typing import Final

from hiptimer.interaction.leave_guard import REACTION_SECONDS
from hiptimer.model import pain as pain_scale

TAKEN_AFTER_SECONDS: Final = 3.0
"""How long after the last press the answer is accepted; one not stepped to never is."""


def next_number(pointed: int | None, first: int) -> int:
    """Return the number that a press leads to: `first`, then one less each time; ten after zero."""
    if pointed is None:
        return first
    return pointed - 1 if pointed > pain_scale.LOWEST else pain_scale.HIGHEST


class Stepping:
    """Remembers what was stepped through last, and when the highlighted answer is accepted.

    `about` identifies the question, in whatever way suits the caller.
    """

    def __init__(self) -> None:
        self._about: object = None
        self._until: float | None = None
        self._gone_at = float("-inf")
        self._taken_at = float("-inf")

    @property
    def until(self) -> float | None:
        """When the answer is accepted; None if none has been stepped to."""
        return self._until

    def step(self, about: object, at: float, *, listening: float = 0.0) -> None:
        """Restart the wait at a press; the answer is spoken for `listening` seconds."""
        self._about, self._until = about, at + listening + TAKEN_AFTER_SECONDS

    def hold(self, at: float) -> None:
        """Keep waiting, since the key is still held down."""
        if self._until is not None:
            self._until = max(self._until, at + TAKEN_AFTER_SECONDS)

    def listen(self, until: float) -> None:
        """Wait until speech ends: an answer is not accepted while it is being spoken."""
        if self._until is not None:
            self._until = max(self._until, until + TAKEN_AFTER_SECONDS)

    def ask(self, about: object, at: float) -> None:
        """Drop the answer if another question has come up (None: no question)."""
        if self._until is not None and about != self._about:
            self.gone(at)

    def gone(self, at: float) -> None:
        """Record that the highlighted answer is gone, whichever keys highlighted it."""
        self._until, self._gone_at = None, at

    def drop(self) -> None:
        """Accept nothing: the question was answered in another way."""
        self._until = None

    def is_due(self, at: float) -> bool:
        """Return whether to accept the answer now."""
        return self._until is not None and at >= self._until

    def taken(self, at: float) -> None:
        """Record that a press has just accepted the answer."""
        self._until, self._taken_at = None, at

    def is_late(self, at: float, *, takes: bool) -> bool:
        """Return whether a press was still meant for the question that has just gone.

        A press that `takes` an answer was meant for the one that was just accepted, too.
        """
        gone = max(self._gone_at, self._taken_at if takes else self._gone_at)
        return at - gone < REACTION_SECONDS
