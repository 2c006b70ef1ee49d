"""A mark for each set, with its pain beside it: `●2 ◐5 · ○`."""

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct
from textual.content import Content

from hiptimer.model.session import SetOutcome


class MarkValue(Struct, frozen=True):
    """One set: how it ended (None: still to come) and its pain (None: not rated)."""

    outcome: SetOutcome | None = None
    pain: int | None = None


def marks_line(marks: Sequence[MarkValue], width: int) -> Content:
    """Return `marks` within `width` cells; if they don't fit, the earliest are left out."""
    shown = [mark(value) for value in marks]
    text = " ".join(shown)
    while len(text) > width and shown:
        del shown[0]
        text = " ".join(["…", *shown])
    return Content.styled(text, "bold")


def mark(value: MarkValue) -> str:
    """Return the mark of one set: its shape says how it ended, the number is its pain."""
    return _shape(value.outcome) + ("" if value.pain is None else str(value.pain))


def _shape(outcome: SetOutcome | None) -> str:
    match outcome:
        case None:
            return "○"
        case SetOutcome.DONE:
            return "●"
        case SetOutcome.CUT_SHORT | SetOutcome.INTERRUPTED:
            return "◐"
        case SetOutcome.SKIPPED:
            return "·"
        case _:
            assert_never(outcome)
