"""Says before a session which sound is in use, so that nobody waits for one that does not come."""

from typing import Final

from hiptimer.runner.context import Context
from hiptimer.runner.opening import told_before

LONGEST_SEARCH_SECONDS: Final = 5.0
"""A sound system that does not answer by then holds up no session."""

DISPLAY_SECONDS: Final = 2.0
"""Some systems need a second to say no."""


def sound_told(context: Context) -> list[str]:
    """Wait until it is known what plays, and say it; nothing where nobody asked."""
    context.sound.wait(LONGEST_SEARCH_SECONDS)
    context.awake.wait(DISPLAY_SECONDS)
    words = told_before(context)
    return [words] if words else []
