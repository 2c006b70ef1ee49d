"""The timer: shows one session, from its first preparation to its end."""

from hiptimer.tui.screens.timer.screen import TimerScreen

__all__ = ["TimerScreen"]
