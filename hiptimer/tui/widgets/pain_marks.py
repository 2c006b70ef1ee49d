"""Sets and their pain in a few cells: a mark for each set (`●2 ◐5 · ○`), a number as a bar."""

from collections.abc import Sequence
from typing import Final, assert_never

from msgspec import Struct
from textual.content import Content

from hiptimer.model import pain as pain_scale
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


CELLS: Final = pain_scale.HIGHEST
NUMBER_CELLS: Final = 2

WITHIN, ABOVE, ROOM, BEYOND = "█", "▲", "░", "·"
"""A point up to the ceiling and one above it; the same for points that were not reached."""

UNRATED: Final = "-"


def pain_bar(pain: int | None, ceiling: int) -> Content:
    """Return "███▲▲·····" or "█░░·······", a cell for each point; empty without a number."""
    if pain is None:
        return Content(" " * CELLS)
    within, room = min(pain, ceiling), max(0, ceiling - pain)
    return Content.assemble(
        (WITHIN * within, "$primary"),
        (ABOVE * (pain - within), "$text-warning"),
        (ROOM * room + BEYOND * (CELLS - pain - room), "$text-muted"),
    )


def pain_number(pain: int | None, ceiling: int) -> Content:
    """Return the number, bold if it is above the ceiling; a missing number is never 0."""
    if pain is None:
        return Content(UNRATED.rjust(NUMBER_CELLS))
    return Content.styled(f"{pain:{NUMBER_CELLS}}", "bold" if pain > ceiling else "")
