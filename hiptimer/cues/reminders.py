"""Asks again in a wait, after 15, 30 and 60 s in which nothing was said. Time is passed in."""

from typing import Final

from hiptimer.cues.asking_sentences import asked_again
from hiptimer.cues.cue import Cue
from hiptimer.cues.talk import Talking
from hiptimer.engine import Engine, Phase
from hiptimer.engine.events import Event, PhaseStarted

AGAIN_AFTER: Final = (15.0, 30.0, 60.0)
"""Seconds of a wait; after that whoever is away is left in peace."""


class Reminders:
    """Counts a wait of `engine` from its beginning, or from the last answer in it.

    What is said then is not counted: nobody is asked again before they have heard it.
    """

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

    def told_until(self, end: float) -> None:
        """Count from `end`, for so long something is said that is no reminder."""
        self._since = max(self._since, end)

    def is_due(self, now: float) -> bool:
        """Whether it is time to ask again."""
        return self._said < len(AGAIN_AFTER) and now - self._since >= AGAIN_AFTER[self._said]

    def ask(self, now: float, talking: Talking) -> Cue:
        """Ask again; with it comes what was owed and never heard."""
        self._said += 1
        owed = () if self._engine.owed.decision else talking.owed
        say = (*owed, *asked_again(self._engine, talking))
        return Cue(at=now, say=say, owed=talking.owed)
