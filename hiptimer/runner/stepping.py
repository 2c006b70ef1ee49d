"""Answers given by one key: each press steps to the next one, and no press for a while takes it.

For hands that have a presenter's clicker and no digits. It knows neither keys nor a clock: what is
asked and the time are passed in, and what is pointed to is for the caller to keep, show and say.
"""

from typing import Final

from hiptimer.interaction.leave_guard import REACTION_SECONDS
from hiptimer.model import pain as pain_scale

TAKEN_AFTER_SECONDS: Final = 3.0
"""So long without a press takes what was stepped to; what nobody stepped to is never taken."""


def next_number(pointed: int | None, first: int) -> int:
    """Give the number that a press leads to: `first`, then one less each time; ten after zero."""
    if pointed is None:
        return first
    return pointed - 1 if pointed > pain_scale.LOWEST else pain_scale.HIGHEST


class Stepping:
    """Remembers what was stepped through last, and when the answer pointed to is taken.

    `about` stands for the question, in whatever way the caller tells one from another.
    """

    def __init__(self) -> None:
        self._about: object = None
        self._until: float | None = None
        self._gone_at = float("-inf")
        self._taken_at = float("-inf")

    @property
    def until(self) -> float | None:
        """When the answer is taken; None where nobody has stepped to one."""
        return self._until

    def step(self, about: object, at: float, *, listening: float = 0.0) -> None:
        """Count anew, for a press at `at`; `listening` is how many seconds the answer is told."""
        self._about, self._until = about, at + listening + TAKEN_AFTER_SECONDS

    def hold(self, at: float) -> None:
        """Wait on, for the key is still held down."""
        if self._until is not None:
            self._until = max(self._until, at + TAKEN_AFTER_SECONDS)

    def listen(self, until: float) -> None:
        """Wait on, for something is said until then: nobody is interrupted by their own answer."""
        if self._until is not None:
            self._until = max(self._until, until + TAKEN_AFTER_SECONDS)

    def ask(self, about: object, at: float) -> None:
        """Drop the answer where another question stands there now (None: no question)."""
        if self._until is not None and about != self._about:
            self.gone(at)

    def gone(self, at: float) -> None:
        """Note that what was pointed to is gone, by whatever keys it was pointed to."""
        self._until, self._gone_at = None, at

    def drop(self) -> None:
        """Take nothing: it was answered in another way."""
        self._until = None

    def is_due(self, at: float) -> bool:
        """Whether the answer is to be taken now."""
        return self._until is not None and at >= self._until

    def taken(self, at: float) -> None:
        """Note that a press has just taken the answer."""
        self._until, self._taken_at = None, at

    def is_late(self, at: float, *, takes: bool) -> bool:
        """Whether a press was still meant for the question that has just gone.

        A press that `takes` an answer was meant for the one that was just taken, too.
        """
        gone = max(self._gone_at, self._taken_at if takes else self._gone_at)
        return at - gone < REACTION_SECONDS
