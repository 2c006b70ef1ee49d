"""Timers that fire once fire even if the computer is busy.

Textual 8.2.8 passes over the ticks of a timer that are late, and of a timer with one tick that is
the only one: when 1/120 s goes by between two of its lines, a new size of the window is never
taken, and no later one either. Remove when a Timer with `repeat=0` is no longer skipped.
"""

from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback


class OneShotTimers(MessagePump):
    """An app or a screen whose `set_timer` always comes to its end."""

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Call `callback` once, after `delay` seconds or as soon as possible then."""
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False
        return timer
