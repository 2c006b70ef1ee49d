"""Says before a session which sound is in use, so that nobody waits for one that does not come."""

from typing import Final

from hiptimer.cues.sound_box import SoundBox

LONGEST_SEARCH_SECONDS: Final = 5.0
"""A sound system that does not answer by then holds up no session."""


def sound_told(sound: SoundBox) -> list[str]:
    """Wait until it is known what plays, and say it; nothing where nobody asked."""
    sound.wait(LONGEST_SEARCH_SECONDS)
    words = sound.status.words
    return [words] if words else []
