"""What is said and offered to a person who would start above the pain ceiling."""

from typing import Final

from hiptimer.model import pain as pain_scale
from hiptimer.tui.widgets.choice_rows import PanelChoice

SHORT, NOT_TODAY, ANYWAY = "short", "not-today", "anyway"

_SHORT: Final = PanelChoice(SHORT, "s", "the short protocol instead", "the short protocol")
_NOT_TODAY: Final = PanelChoice(
    NOT_TODAY, "n", "not today: a rest day is a good choice", "not today"
)
_ANYWAY: Final = PanelChoice(ANYWAY, "a", "start anyway", "start anyway")


def lead(pain: int, ceiling: int) -> tuple[str, ...]:
    """Say that `pain` is above the ceiling; where it is severe, where to read on."""
    said = (f"{pain} is above your limit of {ceiling}.", "That is worth listening to.")
    if pain < pain_scale.SEVERE_FROM:
        return said
    return (said[0], "Press h for when to seek help.")


def choices(pain: int, *, short: bool) -> tuple[PanelChoice, ...]:
    """Offer what to do, the suggestion first; `short` where there is a shorter protocol to do."""
    shorter = (_SHORT,) if short else ()
    if pain >= pain_scale.SEVERE_FROM:
        return (_NOT_TODAY, *shorter, _ANYWAY)
    return (*shorter, _NOT_TODAY, _ANYWAY)
