"""Finds out what a session would be heard by, for those who only want to know it."""

from typing import Final

from hiptimer.runner.context import Context

LONGEST_SEARCH_SECONDS: Final = 15.0
"""A few players that hang are given up one after the other by then."""


def sound_words(context: Context) -> tuple[str, ...]:
    """Tell in lines what is heard, by which player and voice, and what to do where none works.

    It waits for what it tries. Nothing is played, and all of it is let go of again.
    """
    settings, sound = context.settings.load().settings, context.sound
    sound.ring = _leave_it_be
    sound.prepare(settings.cues, settings.volume)
    sound.wait(LONGEST_SEARCH_SECONDS)
    lines = sound.status.lines
    sound.close()
    return lines


def _leave_it_be() -> None:
    """Stand for the bell of a terminal, which is there, and is not rung now."""
