"""A number of the pain scale as a bar of ten cells, whose shape shows the ceiling too."""

from typing import Final

from textual.content import Content

from hiptimer.model import pain as pain_scale

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
