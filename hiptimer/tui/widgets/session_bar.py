"""How far the session is, and the minutes left."""

import math
from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, first_fitting

LONGEST: Final = 40
"""Cells; a longer line is no easier to read, and leaves less room for the words beside it."""

SHORTEST: Final = 6
"""Cells; a shorter line says nothing, so only the minutes are shown."""


class SessionBar(TextLines):
    """Shows `part` (0 to 1) of the session as done, and `seconds_left` in whole minutes.

    Minutes, not seconds: only the number above counts down.
    """

    part: reactive[float] = reactive(0.0, repaint=False)
    seconds_left: reactive[float] = reactive(0.0, repaint=False)

    watch_part = TextLines.look_again
    watch_seconds_left = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Return "session ━━━╸─── 7 min left", aligned right."""
        left = minutes_left(self.seconds_left)
        name = first_fitting(("session ", ""), width - SHORTEST - len(left) - 1)
        length = min(LONGEST, width - len(name) - len(left) - 1)
        bar = f"{name}{line(self.part, length)} " if length >= SHORTEST else ""
        return (Content(f"{bar}{left}".rjust(width)),)


def minutes_left(seconds: float) -> str:
    """Return the time left in whole minutes, rounded up."""
    return "under 1 min left" if seconds < 60 else f"{math.ceil(seconds / 60)} min left"


def line(part: float, length: int) -> str:
    """Return a line of `length` cells with `part` (0 to 1) done, in steps of half a cell."""
    halves = int(2 * length * min(max(part, 0.0), 1.0))
    done = "━" * (halves // 2) + "╸" * (halves % 2)
    return done.ljust(length, "─")
