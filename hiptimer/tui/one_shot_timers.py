"""One-shot timers that fire even if the computer is busy.

Textual 8.2.8 skips late ticks, even the only tick of a one-shot timer: if 1/120 s passes between
two of its lines, it never applies a new window size, nor any later one. No issue was found
upstream. Remove this when a Timer with `repeat=0` is no longer skipped; a test fails then.
"""

from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback


class OneShotTimers(MessagePump):
    """An app or a screen whose `set_timer` always fires."""

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Call `callback` once, after `delay` seconds or as soon as possible after that."""
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False
        return timer
