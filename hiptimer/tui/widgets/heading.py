"""The top of the timer screen: the exercise, its side, the set, and how the last ones went."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.set_marks import MarkValue, marks_line
from hiptimer.tui.widgets.text_lines import TextLines, plain, two_ends

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
