"""How the voice speaks: by which engine, in which voice, how fast, and how loud against tones."""

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
