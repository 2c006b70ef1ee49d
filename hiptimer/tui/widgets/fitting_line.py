"""A line told in several lengths: the longest that fits is shown.

Its texts are made here, of words and numbers; none of them comes from a file.
"""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.line_layout import first_fitting
from hiptimer.tui.widgets.text_lines import TextLines


class FittingLine(TextLines):
    """Shows the first of `texts` that fits; where none does, the last is cut."""

    texts: reactive[tuple[str, ...]] = reactive((), repaint=False)

    watch_texts = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Choose the text for this width."""
        if not self.texts:
            return ()
        text = Content(first_fitting(self.texts, width))  # spaces in it have their meaning
        return (text.truncate(width, ellipsis=True),)
