"""What is being said and for how long: what is still to be heard when something cuts it off.

It hears nothing; it knows the length of each sentence once that is spoken, and an estimate before.
An engine may be a little faster than that, and then a sentence is said twice and never lost.
"""

from typing import Final

from msgspec import Struct

from hiptimer.cues.cue import Cue
from hiptimer.cues.speaking import RECKONED, SpeechLengths
from hiptimer.cues.tones import LEAD_IN_SECONDS, seconds_of
from hiptimer.engine.commands import Decide, Rate, Unrate
from hiptimer.engine.ledger import Decision
from hiptimer.model.settings import TalkLevel

LEAD_SECONDS: Final = 1.0
"""An earcon, and the silence before the first word, at the most."""


Answer = Decide | Unrate | Rate
"""What can be pointed to: a number or, for an open decision, a choice; Unrate stands for the number
that was meant instead."""


class Talking(Struct, frozen=True, kw_only=True):
    """What a cue has to know besides the engine.

    `lengths` are those of what is to be said. `unsaid` and `owed` are what of the cue before, and
    of what it owed, was not heard. `row` (from 1) was answered or pointed to last in this wait.
    `answer` is pointed to for `decision`. `level` is how much is to be said; `practised` are the
    ids of exercises that are known well.
    """

    lengths: SpeechLengths = RECKONED
    unsaid: tuple[str, ...] = ()
    owed: tuple[str, ...] = ()
    row: int | None = None
    decision: Decision | None = None
    answer: Answer | None = None
    level: TalkLevel = TalkLevel.USUAL
    practised: frozenset[str] = frozenset()

    @property
    def says_all(self) -> bool:
        """Whether nothing is left out that was said before."""
        return self.level is TalkLevel.MUCH

    def knows(self, exercise: str) -> bool:
        """Whether how an exercise (its id) is done need not be said any more."""
        return self.level is TalkLevel.LITTLE and exercise in self.practised

    def pointed(self, decision: Decision) -> Answer | None:
        """Return what is pointed to for `decision`; None if that is what is suggested."""
        return self.answer if self.decision == decision else None


def _lead(cue: Cue) -> float:
    """Return the seconds before a cue says something: a tone, or a murmur that wakes a speaker."""
    tone = seconds_of(cue.earcon) if cue.earcon else 0.0
    return tone if tone > LEAD_IN_SECONDS else tone + LEAD_IN_SECONDS


NOTHING_SAID: Final = Talking()


class SpeechProgress:
    """Follows the cues that are played; `until` is when their last word is expected to end."""

    def __init__(self, lengths: SpeechLengths) -> None:
        self._lengths = lengths
        self._ends: dict[str, float] = {}
        self._owed: tuple[str, ...] = ()
        self._first_word = 0.0
        self.until = float("-inf")

    def begin(self, cue: Cue, now: float) -> None:
        """Follow `cue`, which begins to sound at `now` and takes the place of the one before."""
        if cue.over:
            return
        self.until = now + (_lead(cue) if cue.say else 0)
        self._owed, self._ends, self._first_word = cue.owed, {}, self.until
        for text in cue.say:
            self.until += self._lengths.seconds((text,))
            self._ends[text] = self.until

    def cut(self, now: float) -> None:
        """Take what was not said by `now` for unheard, however late it is."""
        self._ends = {text: end for text, end in self._ends.items() if end <= now}
        self.until = min(self.until, now)

    def unsaid(self, now: float) -> tuple[str, ...]:
        """Return the sentences that are still to be heard."""
        return tuple(text for text, end in self._ends.items() if end > now)

    def caption(self, now: float) -> tuple[str, float] | None:
        """Return the sentence that is being said, else the last one, and how much is over (0-1)."""
        begin, said = self._first_word, None
        for text, end in self._ends.items():
            if said is None or begin <= now:
                said = text, min(max(0.0, now - begin) / (end - begin), 1.0)
            begin = end
        return said

    def owed(self, now: float) -> tuple[str, ...]:
        """Return those that must be heard and have not been."""
        heard = {text for text, end in self._ends.items() if end <= now}
        return tuple(text for text in self._owed if text not in heard)
