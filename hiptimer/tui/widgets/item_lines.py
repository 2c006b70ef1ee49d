"""Items below each other; those without room are counted."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from hiptimer.tui.widgets.text_lines import TextLines, plain


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
