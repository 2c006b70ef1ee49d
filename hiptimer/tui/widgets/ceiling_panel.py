"""What is offered above the pain ceiling, in kind words, while the rest goes on.

It decides nothing and suggests nothing of its own: the order of the choices is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from hiptimer.tui.widgets.choice_rows import PanelChoice, Row, arrange, draw
from hiptimer.tui.widgets.line_layout import plain
from hiptimer.tui.widgets.text_lines import TextLines


class CeilingPanel(TextLines):
    """Shows sentences that lead in, as many as fit a row, and the choices with their keys.

    `highlighted` is a place in `choices`. The keys are the screen's: it calls `move`, `step`,
    `confirm` and `choose`, and gets a `ChoiceMade`.
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

    def move(self, step: int) -> None:
        """Highlight the choice `step` further down; it stays at the ends."""
        self.highlighted = max(0, min(self.highlighted + step, len(self.choices) - 1))

    def step(self) -> None:
        """Highlight the next choice, and after the last one the first."""
        self.highlighted = (self.highlighted + 1) % max(1, len(self.choices))

    def confirm(self) -> None:
        """Choose what is highlighted."""
        if self.highlighted < len(self.choices):
            self.post_message(self.ChoiceMade(self.choices[self.highlighted]))

    def choose(self, letter: str) -> bool:
        """Choose by key; False where no choice has this letter."""
        for choice in self.choices:
            if choice.letter == letter:
                self.post_message(self.ChoiceMade(choice))
                return True
        return False

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Show the lead above the choices; in a single row only the choices."""
        rows, first = self._layout(width, height)
        shown = [draw(row, self.choices, self.highlighted, width) for row in rows]
        return [self._lead(width), *shown] if first else shown

    def _layout(self, width: int, height: int) -> tuple[Sequence[Row], int]:
        """Lay out the choices that are shown; also tell the row that they begin in."""
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
        """Take a click on a choice as that choice."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None:
            return
        rows, first = self._layout(*self.size)
        if 0 <= offset.y - first < len(rows):
            row = rows[offset.y - first]
            place = min(offset.x // (self.size.width // row.columns), len(row.places) - 1)
            self.post_message(self.ChoiceMade(self.choices[row.places[place]]))
