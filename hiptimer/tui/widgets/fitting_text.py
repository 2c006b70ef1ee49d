"""A text in several lengths: the longest one that fits the rows is shown."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, plain, wrapped


class FittingText(TextLines):
    """Shows the first of `texts` whose rows fit; if none does, the last one is cut."""

    DEFAULT_CSS = "FittingText { height: auto; }"

    texts: reactive[tuple[str, ...]] = reactive((), repaint=False)

    watch_texts = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the text that fits, broken between words."""
        shown: Sequence[Content] = ()
        for text in self.texts:
            shown = wrapped(text, width)
            if len(shown) <= height:
                return shown
        rest = " ".join(row.plain for row in shown[height - 1 :])
        return [*shown[: height - 1], plain(rest).truncate(width, ellipsis=True)]
