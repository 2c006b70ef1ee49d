"""The pain question and its eleven answers. No number is ever filled in for the person."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from hiptimer.model import pain as pain_scale
from hiptimer.tui.widgets.line_layout import first_fitting, plain, two_ends
from hiptimer.tui.widgets.rating_scale import Scale
from hiptimer.tui.widgets.text_lines import TextLines
from hiptimer.wording.session import your_limit


class RatingRow(TextLines):
    """Shows the question, the numbers with the ceiling marked, and the words of the scale.

    `chosen` is the rating that was given, `highlighted` the number that the arrows are on. The
    screen binds the keys: it calls `move` and reads `highlighted`. With fewer than three rows it
    leaves out the words, then the question.
    """

    DEFAULT_CSS = "RatingRow { height: 3; }"

    question: reactive[str] = reactive(pain_scale.QUESTION, repaint=False)
    ceiling: reactive[int | None] = reactive(None, repaint=False)
    chosen: reactive[int | None] = reactive(None, repaint=False)
    highlighted: reactive[int | None] = reactive(None, repaint=False)

    watch_question = TextLines.look_again
    watch_ceiling = TextLines.look_again
    watch_chosen = TextLines.look_again
    watch_highlighted = TextLines.look_again

    @dataclass
    class NumberChosen(Message):
        """A number was clicked."""

        pain: int

    def move(self, step: int) -> None:
        """Move the highlight by `step` from where it is, from the rating, or from zero."""
        start = self.chosen if self.highlighted is None else self.highlighted
        number = pain_scale.LOWEST if start is None else start + step
        self.highlighted = min(max(number, pain_scale.LOWEST), pain_scale.HIGHEST)

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the scale as wide as the row."""
        scale = Scale.for_width(width)
        numbers = scale.numbers(
            ceiling=self.ceiling, chosen=self.chosen, highlighted=self.highlighted
        )
        if height == 1:
            return (numbers,)
        current = self.chosen if self.highlighted is None else self.highlighted
        words = scale.words(current) if scale.end else Content("")
        return (self._question(width), numbers, words)[:height]

    def _question(self, width: int) -> Content:
        question = plain(self.question, "bold")
        limit = "" if self.ceiling is None else your_limit(self.ceiling)
        if self.chosen is None:
            notes: tuple[str, ...] = (limit, "")
        else:
            said = f"you said {self.chosen}, {pain_scale.word(self.chosen)}"
            both = " · ".join(filter(None, (said, limit)))
            notes = (both, said, f"{self.chosen}", "")
        room = width - question.cell_length - 2
        return two_ends(question, Content(first_fitting(notes, room)), width)

    def on_click(self, event: Click) -> None:
        """Post the number that was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        numbers_row = 0 if self.size.height == 1 else 1
        if offset is None or offset.y != numbers_row:
            return
        number = Scale.for_width(self.size.width).number_at(offset.x)
        if number is not None:
            self.post_message(self.NumberChosen(number))
