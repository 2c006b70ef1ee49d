"""The history: past sessions in a list, one of them in full beside it, and what many say together.

It is imported when a person asks for it, for home does not need it.
"""

from hiptimer.tui.screens.history.screen import HistoryScreen

__all__ = ["HistoryScreen"]
