"""How the voice speaks: what was chosen for it, and how long its sentences take."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from hiptimer.model.settings import FASTEST, MOST_DB, SLOWEST


class VoiceOptions(Struct, frozen=True, kw_only=True):
    """What a person chose of the voice; an empty `engine` or `voice` is the first that works.

    `level_db` is how much louder the voice is than the tones; below 0 it is softer.
    """

    engine: str = ""
    voice: str = ""
    words_per_minute: int = 155
    level_db: int = 0

    def __post_init__(self) -> None:
        if not SLOWEST <= self.words_per_minute <= FASTEST:
            raise ValueError(f"words_per_minute is {SLOWEST} to {FASTEST}")
        if not -MOST_DB <= self.level_db <= MOST_DB:
            raise ValueError(f"level_db is {-MOST_DB} to {MOST_DB}")


GAP_SECONDS: Final = 0.25
"""Silence before a sentence that follows a tone or another sentence."""

MOST_KEPT: Final = 2_000


class SpeechLengths:
    """Seconds of sentences. Another thread may `learn` them at any time."""

    def __init__(self) -> None:
        self.begin(VoiceOptions().words_per_minute)

    def begin(self, words_per_minute: int) -> None:
        """Forget all lengths, for another voice, of which only the speed is known."""
        self._a_word = 60 / words_per_minute
        self._known: dict[str, float] = {}

    def learn(self, text: str, seconds: float) -> None:
        """Keep the true length of a sentence."""
        if len(self._known) < MOST_KEPT:
            self._known[text] = seconds

    def is_known(self, text: str) -> bool:
        """Whether a sentence is spoken, and its length is no guess."""
        return text in self._known

    def seconds(self, said: Iterable[str]) -> float:
        """Return how long sentences take, one after the other, with the gap before each."""
        return sum(GAP_SECONDS + self._seconds_alone(text) for text in said)

    def _seconds_alone(self, text: str) -> float:
        known = self._known.get(text)
        words = text.replace("-", " ").split()  # "straight-leg" takes as long as two words
        return self._a_word * len(words) if known is None else known


RECKONED: Final = SpeechLengths()
"""All lengths are estimates, at the usual speed."""
