"""One day of a calendar in a few cells: its sign, its pain if there is room, and its colour.

The sign says everything that the colour says; the colour only makes it quick to see.
"""

from typing import Final, assert_never

from textual.content import Content

from hiptimer.model.pain_calendar import CalendarDay, DayKind
from hiptimer.tui.widgets.chart_legend import LegendEntry

REST: Final = ("·", "$foreground")
UNRATED: Final = ("-", "bold $foreground")
ABOVE: Final = "▲"
TEN: Final = "X"
"""Ten in a single cell. Ten is within a limit only if the limit is ten."""

WIDEST: Final = 4
"""Cells of a day: a sign, ten, and a gap."""


def day_cells(day: CalendarDay | None, cells: int) -> Content:
    """Return a day in `cells` (1 to 4), from two on with a gap after it; a future day is empty."""
    if day is None:
        return Content(" " * cells)
    room = max(1, cells - 1)
    sign, style = _sign(day, room)
    return Content.assemble((sign.ljust(room), style), " " * (cells - room))


def sign_entries(cells: int) -> tuple[LegendEntry, ...]:
    """Return the legend of the signs in days of this many cells."""
    numbers = cells > 2
    return (
        LegendEntry(*REST, "rest day"),
        LegendEntry(*UNRATED, "not rated"),
        LegendEntry(" 2" if numbers else "2", ground(2), "within your limit"),
        LegendEntry(f"{ABOVE}5" if numbers else ABOVE, ground(5), "above it"),
    )


def few_signs() -> tuple[LegendEntry, ...]:
    """Return a short legend of the signs that are not numbers."""
    return (
        LegendEntry(*REST, "rest"),
        LegendEntry(*UNRATED, "not rated"),
        LegendEntry(ABOVE, ground(5), "above limit"),
    )


def colour_entries() -> tuple[LegendEntry, ...]:
    """Return the legend of the colours, in the words of the scale."""
    return (
        LegendEntry("  ", ground(0), "0 none"),
        LegendEntry("  ", ground(1), "1-3 mild"),
        LegendEntry("  ", ground(4), "4-6 moderate"),
        LegendEntry("  ", ground(7), "7-10 severe"),
    )


def ground(pain: int) -> str:
    """Return the style of a day whose worst pain was `pain` (0-10)."""
    match pain:
        case 0:
            word = "none"
        case 1 | 2 | 3:
            word = "mild"
        case 4 | 5 | 6:
            word = "moderate"
        case _:
            word = "severe"
    return f"bold $pain-text on $pain-{word}"


def _sign(day: CalendarDay, room: int) -> tuple[str, str]:
    worst = day.worst or 0
    match day.kind:
        case DayKind.REST:
            return REST
        case DayKind.UNRATED:
            return UNRATED
        case DayKind.WITHIN:
            number = f"{worst:2}" if room > 1 else f"{worst}"
            return number if len(number) <= room else TEN, ground(worst)
        case DayKind.ABOVE:
            number = f"{ABOVE}{worst}"
            return number if len(number) <= room else ABOVE, ground(worst)
        case _:
            assert_never(day.kind)
