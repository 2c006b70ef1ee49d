"""The history: a list of past sessions, one of them in full beside it, and charts of many.

It is imported only when a person opens it, because home does not need it.
"""

from hiptimer.tui.screens.history.screen import HistoryScreen

__all__ = ["HistoryScreen"]
