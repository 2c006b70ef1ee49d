"""Text in the rows that there are: cut with an ellipsis, in a shorter form, or in parts."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, first_fitting, plain, wrapped


class CueText(TextLines):
    """Shows `text`, "keep breathing · toes forward, heel leads", in the rows that it has."""

    text: reactive[str] = reactive("", repaint=False)

    watch_text = TextLines.look_again

    def __init__(
        self,
        text: str = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(CueText.text, text)

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


class ItemLines(TextLines):
    """Shows `items`, each on a line; the last line says how many more there are."""

    DEFAULT_CSS = "ItemLines { height: auto; }"

    items: reactive[tuple[str, ...]] = reactive((), repaint=False)

    watch_items = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return as many items as there are rows."""
        items = self.items
        if len(items) > height:
            kept = max(0, height - 1)
            items = (*items[:kept], f"… and {len(items) - kept} more")
        return [plain(item).truncate(width, ellipsis=True) for item in items]


class CaptionLine(TextLines):
    """Shows `caption`: a sentence, and how much of it has been said (0 to 1)."""

    caption: reactive[tuple[str, float]] = reactive(("", 0.0), repaint=False)

    watch_caption = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Return the part of the sentence that is being said."""
        text, said = self.caption
        parts = wrapped(text, width)
        return parts[min(int(said * len(parts)), len(parts) - 1) :][:1] if parts else ()
