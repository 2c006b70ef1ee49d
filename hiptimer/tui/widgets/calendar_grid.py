"""The last six months as a grid: a column for each week, a row for each day of the week.

The sign of a day says everything that its colour says; the colour only makes it quick to see.
There are no streaks: a rest day has its own sign, and is not a gap.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, assert_never

from textual.content import Content
from textual.reactive import reactive

from hiptimer.model.statistics import CalendarDay, DayKind, PainCalendar
from hiptimer.tui.chart_words import calendar_words
from hiptimer.tui.widgets.chart_parts import (
    NARROW_GAP,
    LegendEntry,
    Rows,
    chart_rows,
    legend_rows,
    words_rows,
)
from hiptimer.tui.widgets.text_lines import TextLines

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


INITIALS: Final = "MTWTFSS"

ROWS: Final = Rows(lowest=8, usual=8, good=8)
"""One for the names of the months, and seven for the days."""

LABEL: Final = 2
"""Cells: the initial of a day, and a gap."""

NAME: Final = 4
"""Cells: a short month name and a gap; no month has fewer weeks than that."""

FEWEST_WEEKS: Final = 4
"""With room for less than a month, words say more."""

_Week = Sequence[CalendarDay | None]


class CalendarGrid(TextLines):
    """Shows `calendar`; if there is no room for all weeks, the latest."""

    DEFAULT_CSS = "CalendarGrid { height: 1fr; }"

    calendar: reactive[PainCalendar | None] = reactive(None, repaint=False)

    watch_calendar = TextLines.look_again

    def __init__(
        self,
        calendar: PainCalendar | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(CalendarGrid.calendar, calendar)

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the grid; without a session, or without room for it, only the words."""
        if self.calendar is None:
            return ()
        weeks = self.calendar.weeks[-max(1, width - LABEL) :]
        empty = not any(day.sessions for day in self.calendar.days)
        texts = calendar_words(self.calendar)
        if empty or len(weeks) < FEWEST_WEEKS:
            return words_rows(texts, width, height)
        cells = min(WIDEST, (width - LABEL) // len(weeks))
        signs, colours = sign_entries(cells), colour_entries()
        legends = (
            [Content(""), *legend_rows(signs, width), *legend_rows(colours, width)],
            legend_rows(few_signs(), width, NARROW_GAP),
        )
        grid = [_months(weeks, cells), *_days(weeks, cells)]
        return chart_rows(lambda _: grid, legends, texts, (width, height), ROWS)


def _months(weeks: Sequence[_Week], cells: int) -> Content:
    """Return each month's name above its first week, and that of the first one if there is room."""
    begins = [(number, day) for number, week in enumerate(weeks) if (day := _begins(week))]
    first = next(day.day for day in weeks[0] if day is not None)
    if not begins or begins[0][0] * cells >= NAME:
        begins.insert(0, (0, first))
    line = " " * LABEL
    for number, day in begins:
        line = f"{line.ljust(LABEL + number * cells)}{day:%b} "
    return Content(line).truncate(LABEL + len(weeks) * cells)


def _begins(week: _Week) -> date | None:
    return next((day.day for day in week if day is not None and day.day.day == 1), None)


def _days(weeks: Sequence[_Week], cells: int) -> Iterator[Content]:
    for number, initial in enumerate(INITIALS):
        row = (day_cells(week[number], cells) for week in weeks)
        yield Content.assemble((f"{initial} ", "$foreground"), *row)
