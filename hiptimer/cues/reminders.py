"""Asks again in a wait, and says again that the session is paused. Time is passed in."""

from typing import Final

from hiptimer.cues.asking_sentences import asked_again
from hiptimer.cues.cue import Cue
from hiptimer.cues.sentences import STILL_PAUSED
from hiptimer.cues.talk import Talking
from hiptimer.engine import Engine, Phase
from hiptimer.engine.events import Event, PhaseStarted

AGAIN_AFTER: Final = (15.0, 30.0, 60.0)
"""Seconds of a wait in which nothing was said; after that the person is left in peace."""

STILL_PAUSED_AFTER: Final = (60.0, 300.0)
"""Seconds of a pause."""

AGAIN: Final = {Phase.WAITING: AGAIN_AFTER, Phase.PAUSED: STILL_PAUSED_AFTER}


class Reminders:
    """Counts a wait of `engine` from its beginning or the last answer in it; a pause as a whole.

    What is said in a wait is not counted: the person is asked again only after hearing it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._since = 0.0
        self._said = 0

    def hear(self, event: Event, now: float) -> None:
        """Begin to count again at a wait or a pause, and at each answer in a wait."""
        if isinstance(event, PhaseStarted) or self._engine.phase is Phase.WAITING:
            self._since, self._said = now, 0

    def answering(self, now: float) -> None:
        """Begin to count anew in a wait: the person is about to answer."""
        if self._engine.phase is Phase.WAITING:
            self._since, self._said = now, 0

    def told_until(self, end: float) -> None:
        """Count a wait from `end`, when something that is no reminder has been said."""
        if self._engine.phase is Phase.WAITING:
            self._since = max(self._since, end)

    def is_due(self, now: float) -> bool:
        """Whether it is time to ask again."""
        after = AGAIN.get(self._engine.phase, ())
        return self._said < len(after) and now - self._since >= after[self._said]

    def ask(self, now: float, talking: Talking) -> Cue:
        """Ask again; with it comes what was owed and never heard.

        After hours unseen it is asked once, not once for each reminder that was missed.
        """
        self._said = sum(now - self._since >= after for after in AGAIN[self._engine.phase])
        if self._engine.phase is Phase.PAUSED:
            return Cue(at=now, say=(STILL_PAUSED,), owed=talking.owed)
        owed = () if self._engine.owed.decision else talking.owed
        say = (*owed, *asked_again(self._engine, talking))
        return Cue(at=now, say=say, owed=talking.owed)
