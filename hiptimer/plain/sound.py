"""Says before a session which sound is in use, so that no one waits for one that never comes."""

from typing import Final

from hiptimer.runner.context import Context
from hiptimer.runner.opening import sound_and_display_words

LONGEST_SEARCH_SECONDS: Final = 5.0
"""A sound system that does not answer by then holds up no session."""

DISPLAY_SECONDS: Final = 2.0
"""Some systems need a second to say no."""


def sound_lines(context: Context) -> list[str]:
    """Wait until it is known what plays; return it in words, or nothing if sound is off."""
    context.sound.wait(LONGEST_SEARCH_SECONDS)
    context.awake.wait(DISPLAY_SECONDS)
    words = sound_and_display_words(context)
    return [words] if words else []
