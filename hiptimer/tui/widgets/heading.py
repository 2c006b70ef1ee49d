"""Where the session is: the exercise, its side, the set and the last ones above, the rest below."""

import math
from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.pain_marks import MarkValue, marks_line
from hiptimer.tui.widgets.text_lines import TextLines, first_fitting, plain, two_ends

ROOM_FOR_ALL = 60
"""Cells from which the exercise, the side and the set share a row, with the position below."""


class Heading(TextLines):
    """Shows the exercise, the side as a position, the set, and the marks, in two rows.

    `call` is "Left leg on top", `position` "lie on your right side". In a narrow window the side
    comes before the position, in a single row before everything.
    """

    DEFAULT_CSS = "Heading { height: 2; }"

    exercise: reactive[str] = reactive("", repaint=False)
    call: reactive[str] = reactive("", repaint=False)
    position: reactive[str] = reactive("", repaint=False)
    set_number: reactive[int] = reactive(0, repaint=False)
    set_count: reactive[int] = reactive(0, repaint=False)
    marks: reactive[tuple[MarkValue, ...]] = reactive((), repaint=False)

    watch_exercise = TextLines.look_again
    watch_call = TextLines.look_again
    watch_position = TextLines.look_again
    watch_set_number = TextLines.look_again
    watch_set_count = TextLines.look_again
    watch_marks = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return as much as there is room for; the side is never left out."""
        call = plain(self.call.upper(), "bold")
        marks = marks_line(self.marks, width // 2)
        if height == 1:
            return (two_ends(call, plain(self._set_short, "bold"), width),)
        name = plain(self.exercise)
        if width < ROOM_FOR_ALL:
            return (two_ends(name, plain(self._set_short), width), two_ends(call, marks, width))
        separator = " · " if self.call and self._set_long else ""
        place = Content.assemble(call, separator, self._set_long)
        return (
            two_ends(name, place, width),
            two_ends(marks, plain(self.position), width),
        )

    @property
    def _set_long(self) -> str:
        return f"set {self.set_number} of {self.set_count}" if self.set_number else ""

    @property
    def _set_short(self) -> str:
        return f"{self.set_number}/{self.set_count}" if self.set_number else ""


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
