"""The sentence being said, in one line; a longer one is shown in parts."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, wrapped


class CaptionLine(TextLines):
    """Shows `caption`: a sentence, and how much of it has been said (0 to 1)."""

    caption: reactive[tuple[str, float]] = reactive(("", 0.0), repaint=False)

    watch_caption = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Return the part of the sentence that is being said."""
        text, said = self.caption
        parts = wrapped(text, width)
        return parts[min(int(said * len(parts)), len(parts) - 1) :][:1] if parts else ()
