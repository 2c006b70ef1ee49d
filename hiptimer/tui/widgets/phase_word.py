"""The word for the phase, the second of its three signs: colour, word, shape of the bar."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from hiptimer.model.text import one_line
from hiptimer.tui.widgets.block_font import ROWS
from hiptimer.tui.widgets.block_letters import fit
from hiptimer.tui.widgets.cell_rows import CellRows
from hiptimer.tui.widgets.text_lines import first_fitting, in_the_middle

SHARE_OF_SCREEN: Final = 6

AIR: Final = 2
"""Empty rows between block letters and the number above and the bar below."""


class PhaseWord(CellRows):
    """Shows `word` as "H O L D", or in block letters on a tall screen."""

    DEFAULT_CSS = "PhaseWord { height: auto; text-style: bold; }"

    word: reactive[str] = reactive("", repaint=False)

    def __init__(
        self,
        word: str = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(PhaseWord.word, word)

    watch_word = CellRows.look_again

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Return the width of the spaced word, for when it is beside something."""
        return Content(_spaced(self.word)).cell_length

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return a sixth of the screen if block letters fit in that, else one row."""
        share = viewport.height // SHARE_OF_SCREEN
        return share if share >= ROWS + AIR else 1

    def lines(self, width: int, height: int) -> Sequence[str]:
        """Return the word as large as the rows allow."""
        block = fit(self.word, width, height - AIR)
        text = first_fitting((_spaced(self.word), one_line(self.word)), width)
        return in_the_middle(block or [text], width, height)


def _spaced(word: str) -> str:
    return " ".join(one_line(word))
