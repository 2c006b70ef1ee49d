"""Words of guidance: what to watch for now, and what comes next."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, plain, wrapped


class CueText(TextLines):
    """Shows `text`, "keep breathing · toes forward, heel leads", in the rows that it has."""

    text: reactive[str] = reactive("", repaint=False)

    watch_text = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the text broken between words, cut with an ellipsis."""
        rows = wrapped(self.text, width)
        shown, rest = rows[: height - 1], " ".join(row.plain for row in rows[height - 1 :])
        if not rest:
            return shown
        return [*shown, plain(rest).truncate(width, ellipsis=True)]


class NextLine(TextLines):
    """Shows `text`, what comes after this phase: "next: rest, then turn over"."""

    text: reactive[str] = reactive("", repaint=False)

    watch_text = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Return the line; an empty one if nothing comes next."""
        if not self.text:
            return ()
        return (Content.assemble("next: ", plain(self.text)).truncate(width, ellipsis=True),)
