"""The session as it will run, in a line, with a mark below the exercise being edited."""

from collections.abc import Sequence
from itertools import chain
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.engine.plan import Part, Piece, cells
from hiptimer.tui.screens.editor.session_parts import ExercisePart
from hiptimer.tui.widgets.session_strip import STYLES
from hiptimer.tui.widgets.text_lines import GAP, TextLines, plain
from hiptimer.wording.doses import sides_words
from hiptimer.wording.lengths import minutes_words

LEGEND: Final = f"prepare {Part.PREPARE}  hold {Part.WORK}  rest {Part.REST}"

MARK: Final = "▔"
"""The mark below each cell of the exercise being edited."""

STALE: Final = "as it was before the mistake"


class Drawn(Struct, frozen=True):
    """A session to draw: its pieces, its length, and the marked part (in seconds).

    It is `stale` if the draft has a mistake now, and this is how it was before.
    """

    pieces: tuple[Piece, ...] = ()
    seconds: float = 0
    begin: float = 0
    end: float = 0
    words: str = ""
    stale: bool = False


def drawn(parts: Sequence[ExercisePart], entry: int | None) -> Drawn:
    """Return a session to draw, with the exercise at `entry` marked."""
    pieces = tuple(chain.from_iterable(part.pieces for part in parts))
    seconds = sum(part.seconds for part in parts)
    if entry is None or entry > len(parts):
        return Drawn(pieces, seconds)
    before, marked = sum(part.seconds for part in parts[: entry - 1]), parts[entry - 1]
    label = (f"exercise {entry}", sides_words(marked.counts), minutes_words(marked.seconds))
    words = ", ".join(filter(None, label))
    return Drawn(pieces, seconds, before, before + marked.seconds, words)


class SessionLine(TextLines):
    """Shows `session`; in a single row without the mark."""

    session: reactive[Drawn] = reactive(Drawn, repaint=False)

    watch_session = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the strip with its length behind it, and the mark below."""
        session = self.session
        if not session.pieces:
            return ()
        length = plain(minutes_words(session.seconds), "bold")
        room = max(0, width - length.cell_length - GAP)
        parts = (
            Content.styled(part, "dim" if session.stale else STYLES[part])
            for part in cells(session.pieces, room)
        )
        strip = Content.assemble(Content("").join(parts), " " * GAP, length)
        return (strip, _mark(session, room))[:height]


def _mark(session: Drawn, width: int) -> Content:
    if session.stale:
        return plain(STALE, "dim").truncate(width, ellipsis=True)
    if session.end <= session.begin:
        return Content("")
    first = min(int(session.begin / session.seconds * width), width - 1)
    last = max(first + 1, round(session.end / session.seconds * width))
    mark = Content.styled(MARK * (last - first), "$primary")
    words = plain(session.words, "dim")
    if last + 1 + words.cell_length <= width:
        return Content.assemble(" " * first, mark, " ", words)
    if words.cell_length < first:
        return Content.assemble(" " * (first - 1 - words.cell_length), words, " ", mark)
    return Content.assemble(" " * first, mark)
