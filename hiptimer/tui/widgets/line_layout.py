"""Fits texts into one line of cells. It counts cells, not characters."""

from collections.abc import Sequence

from textual.content import Content

from hiptimer.model.text import one_line

GAP = 2
"""Cells between two texts in one line."""


def plain(text: str, style: str = "") -> Content:
    """Return any text as one line; markup in it stays text, and line breaks become spaces."""
    return Content.styled(one_line(text), style)


def two_ends(left: Content, right: Content, width: int) -> Content:
    """Return a line with `left` and `right` at its ends; if both don't fit, `left` is cut."""
    right = right.truncate(width, ellipsis=True)
    room = width - right.cell_length - (GAP if right else 0)
    left = left.truncate(max(0, room), ellipsis=True)
    space = width - left.cell_length - right.cell_length
    return Content.assemble(left, " " * space, right)


def first_fitting(candidates: Sequence[str], width: int) -> str:
    """Return the first text that fits `width` cells; if none does, the last one, to be cut."""
    for text in candidates[:-1]:
        if Content(text).cell_length <= width:
            return text
    return candidates[-1]


def centred(line: Content, width: int) -> Content:
    """Return `line` centred in `width` cells."""
    line = line.truncate(width, ellipsis=True)
    return line.pad_left((width - line.cell_length) // 2)


def in_the_middle(rows: Sequence[str], width: int, height: int) -> list[str]:
    """Return `rows` centred in a space, below each other."""
    above = max(0, height - len(rows)) // 2
    placed = {row: centred(Content(row), width).plain for row in set(rows)}
    return [""] * above + [placed[row] for row in rows]


def wrapped(text: str, width: int, style: str = "") -> list[Content]:
    """Return `text` broken between words into lines of at most `width` cells."""
    line = plain(text, style)
    if not line:
        return []
    return [part.rstrip().truncate(width, ellipsis=True) for part in line.wrap(width)]
