"""Makes sure that a key is meant for what was on the screen when it was pressed.

A key meant for the hold that is ending, or for the last second of a rest, would otherwise skip the
whole rest, or the set after it: so leaving a phase that has only just begun by itself takes a
second press. And a choice that has only just opened accepts no confirmation yet, since that was
meant for the number before it. This applies to single keys only: a whole line is not typed by
mistake.
"""

from collections.abc import Iterable
from typing import Final

from hiptimer.engine.commands import Command, Done, SkipPhase
from hiptimer.engine.events import (
    CeilingExceeded,
    CommandUndone,
    Event,
    Interrupted,
    Paused,
    PhaseStarted,
    SetFinished,
)
from hiptimer.model.session import SetOutcome

GUARD_SECONDS: Final = 1.5
"""Long enough to see or hear that another phase has begun."""

REACTION_SECONDS: Final = 0.5
"""Faster than anyone answers: a press within it was meant for what was there before."""


WAKING_SECONDS: Final = 1.0
"""How long after a gap keys are ignored: they may have woken the computer."""

LONG_AGO: Final = float("-inf")


class LeaveGuard:
    """Knows when a phase and a choice began, and whether a command began the phase.

    It also knows when a set ended by itself, and when the computer woke; `was_away` says that the
    session is paused, or was paused last, because of a gap.
    """

    def __init__(self) -> None:
        self._until = self._choice_at = self._set_ended_at = self._woke_at = LONG_AGO
        self._asked = False
        self.was_away = False

    def on_events(self, events: Iterable[Event], at: float, *, by_itself: bool) -> None:
        """Take in the events at `at`; `by_itself` means that no command caused them."""
        for event in events:
            if isinstance(event, PhaseStarted):
                self._until = at + GUARD_SECONDS if by_itself else LONG_AGO
                self._asked = False
            elif isinstance(event, CommandUndone):  # what it leads back to may ask for a choice
                self._until, self._asked, self._choice_at = LONG_AGO, False, at
            elif isinstance(event, CeilingExceeded):
                self._choice_at = at
            elif isinstance(event, SetFinished):
                if event.outcome is SetOutcome.DONE and event.step.seconds is not None:
                    self._set_ended_at = event.at
            elif isinstance(event, Interrupted):
                self._woke_at, self.was_away = at, True
            elif isinstance(event, Paused):
                self.was_away = False

    def asks(self, command: Command, at: float) -> bool:
        """Return whether a key for `command`, pressed at `at`, only asks to be pressed again."""
        if at >= self._until or self._asked or not isinstance(command, SkipPhase | Done):
            return False
        self._asked = True
        return True

    def is_asking(self, at: float) -> bool:
        """Return whether a second press has been asked for and would still count as one."""
        return self._asked and at < self._until

    def wake(self, at: float) -> None:
        """Note that there was a gap until `at`, though nothing ran that it could interrupt."""
        self._woke_at = at

    def is_waking(self, at: float) -> bool:
        """Return whether a key may have been pressed only to wake the computer."""
        return at - self._woke_at < WAKING_SECONDS

    def is_meant_for_set(self, at: float) -> bool:
        """Return whether a key was still meant for the set that has just ended by itself."""
        return at - self._set_ended_at < REACTION_SECONDS

    def confirms_too_soon(self, at: float) -> bool:
        """Return whether a choice above the pain ceiling has only just opened."""
        return at - self._choice_at < REACTION_SECONDS
