"""A number of the pain scale as a bar of ten cells, with the ceiling seen in its shape too."""

from typing import Final

from textual.content import Content

from hiptimer.model import pain as pain_scale

CELLS: Final = pain_scale.HIGHEST
NUMBER_CELLS: Final = 2

WITHIN, ABOVE, ROOM, BEYOND = "█", "▲", "░", "·"
"""A point up to the ceiling and one above it; one not reached up to the ceiling, and above it."""

UNRATED: Final = "-"


def pain_bar(pain: int | None, ceiling: int) -> Content:
    """Draw "███▲▲·····" or "█░░·······": a cell for each point; empty where there is no number."""
    if pain is None:
        return Content(" " * CELLS)
    within, room = min(pain, ceiling), max(0, ceiling - pain)
    return Content.assemble(
        (WITHIN * within, "$primary"),
        (ABOVE * (pain - within), "$text-warning"),
        (ROOM * room + BEYOND * (CELLS - pain - room), "$text-muted"),
    )


def pain_number(pain: int | None, ceiling: int) -> Content:
    """Write the number, bold where it is above the ceiling; a missing number is no 0."""
    if pain is None:
        return Content(UNRATED.rjust(NUMBER_CELLS))
    return Content.styled(f"{pain:{NUMBER_CELLS}}", "bold" if pain > ceiling else "")
