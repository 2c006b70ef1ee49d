"""Asks again in a wait: the question or "press on", after 15, 30 and 60 s. Time is passed in."""

from typing import Final

from hiptimer.cues.cue import Cue
from hiptimer.cues.sentences import PRESS_ON, QUESTION
from hiptimer.engine import Engine, Phase
from hiptimer.engine.events import Event, PhaseStarted

AGAIN_AFTER: Final = (15.0, 30.0, 60.0)
"""Seconds of a wait; after that whoever is away is left in peace."""


class Reminders:
    """Counts a wait of `engine` from its beginning, or from the last answer in it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._since = 0.0
        self._said = len(AGAIN_AFTER)

    def hear(self, event: Event) -> None:
        """Begin to count anew at a wait, and at each answer in it."""
        if isinstance(event, PhaseStarted) or self._engine.phase is Phase.WAITING:
            waits = self._engine.phase is Phase.WAITING
            self._since, self._said = event.at, 0 if waits else len(AGAIN_AFTER)

    def answering(self, now: float) -> None:
        """Begin to count anew in a wait: the person is about to answer."""
        if self._engine.phase is Phase.WAITING:
            self._since, self._said = now, 0

    def due(self, now: float) -> Cue | None:
        """Ask again, if it is time to."""
        if self._said >= len(AGAIN_AFTER) or now - self._since < AGAIN_AFTER[self._said]:
            return None
        self._said += 1
        return Cue(at=now, say=(self._asked(),))

    def _asked(self) -> str:
        owed, ledger = self._engine.owed, self._engine.ledger
        asks = owed.rating or self._engine.at_last_wait
        if not asks and ledger.last and not owed.decision:
            asks = ledger.last in ledger.missing_ratings()
        if owed.decision:
            return "Choose how to go on."
        return QUESTION if asks else PRESS_ON
