"""The timer: shows one session, from its first preparation to its end."""

from hiptimer.tui.screens.timer.screen import TimerScreen
from hiptimer.tui.screens.timer.watching import TimerEnd

__all__ = ["TimerEnd", "TimerScreen"]
