"""The choices above the pain ceiling, in kind words, while the rest continues.

It decides and suggests nothing by itself: the choices come in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from hiptimer.tui.widgets.choice_rows import PanelChoice, Row, arrange, draw
from hiptimer.tui.widgets.text_lines import TextLines, plain


class CeilingPanel(TextLines):
    """Shows as many sentences of `lead` as fit a row, and the choices with their keys.

    `highlighted` is an index into `choices`. A screen that binds the keys calls `confirm` and
    `choose`; a click gives it a `ChoiceMade` too.
    """

    DEFAULT_CSS = "CeilingPanel { height: auto; }"

    lead: reactive[tuple[str, ...]] = reactive((), repaint=False)
    choices: reactive[tuple[PanelChoice, ...]] = reactive((), repaint=False)
    highlighted: reactive[int] = reactive(0, repaint=False)

    watch_lead = TextLines.look_again
    watch_choices = TextLines.look_again
    watch_highlighted = TextLines.look_again

    @dataclass
    class ChoiceMade(Message):
        """The person has decided."""

        choice: PanelChoice

    def confirm(self) -> None:
        """Choose the highlighted choice."""
        if self.highlighted < len(self.choices):
            self.post_message(self.ChoiceMade(self.choices[self.highlighted]))

    def choose(self, letter: str) -> bool:
        """Choose by letter; return False if no choice has it."""
        for choice in self.choices:
            if choice.letter == letter:
                self.post_message(self.ChoiceMade(choice))
                return True
        return False

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the lead above the choices; in a single row only the choices."""
        rows, first = self._layout(width, height)
        shown = [draw(row, self.choices, self.highlighted, width) for row in rows]
        return [self._lead(width), *shown] if first else shown

    def _layout(self, width: int, height: int) -> tuple[Sequence[Row], int]:
        """Return the rows of the visible choices, and the row in which they begin."""
        first = int(height > 1)
        rows = arrange(self.choices, width, height - first)
        room = max(1, height - first)
        at = next((y for y, row in enumerate(rows) if self.highlighted in row.places), 0)
        start = max(0, min(at - room // 2, len(rows) - room))
        return rows[start : start + room], first

    def _lead(self, width: int) -> Content:
        text = Content("")
        for sentence in self.lead:
            longer = Content.assemble(text, " " if text else "", plain(sentence))
            if text and longer.cell_length > width:
                break
            text = longer
        return text.stylize("bold").truncate(width, ellipsis=True)

    def on_click(self, event: Click) -> None:
        """Choose the choice that was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        rows, first = self._layout(*self.size)
        if 0 <= offset.y - first < len(rows):
            row = rows[offset.y - first]
            place = min(offset.x // (self.size.width // row.columns), len(row.places) - 1)
            self.post_message(self.ChoiceMade(self.choices[row.places[place]]))
