"""A line in several lengths: the longest one that fits is shown.

Its texts are hiptimer's own words and numbers; none of them comes from a file.
"""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, first_fitting


class FittingLine(TextLines):
    """Shows the first of `texts` that fits; if none does, the last one is cut."""

    texts: reactive[tuple[str, ...]] = reactive((), repaint=False)

    watch_texts = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Return the text for this width."""
        if not self.texts:
            return ()
        text = Content(first_fitting(self.texts, width))  # its spaces matter
        return (text.truncate(width, ellipsis=True),)
