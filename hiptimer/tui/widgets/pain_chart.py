"""The pain of one exercise on one side over time, on an axis that is always 0 to 10.

Months of sessions are placed in columns, later ones further right. If there is room, each session
has a column. Otherwise each week has one, or as many weeks as needed: it shows the worst of its
sessions and the mean of all, so that no bad day is lost for lack of room. A column in which nothing
was rated has no number. No tick names a day after the last.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Final, Self

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.statistics import DAYS_A_WEEK, PainPoint, monday_of
from hiptimer.tui.chart_words import pain_words, with_left_out
from hiptimer.tui.widgets.chart_parts import (
    GAP,
    LINE,
    NARROW_GAP,
    NARROWEST,
    TICKS_ROWS,
    Axis,
    Layer,
    LegendEntry,
    Rows,
    chart_rows,
    columns_beside,
    legend_rows,
    plotted,
    words_rows,
)
from hiptimer.tui.widgets.text_lines import TextLines, wrapped

DAY: Final = timedelta(days=1)

SHORTEST_DAYS: Final = 13
"""Two weeks from the first day to the last: a chart of three days would exaggerate."""

LONG_DAYS: Final = 300
"""From this many days on, ticks show month and year."""

CELLS_A_DAY: Final = 1.5
"""With fewer, sessions of two days would share a column too often."""

CELLS_A_PERIOD: Final = 2.75
"""With this, half a year of weeks fits in a normal window."""

CELLS_APART: Final = 3
"""One for the pain before, one for the session, one for the day after."""


class PainColumn(Struct, frozen=True, kw_only=True):
    """One column, `x` from the left; `above` if a session in it went above its own ceiling.

    `first` and `last` are the days of its rated sessions, or of all if none is rated.
    """

    x: int
    first: date
    last: date
    worst: int | None
    above: bool
    mean: float | None
    before: int | None
    next_day: int | None
    ceiling: int


class DayScale(Struct, frozen=True):
    """From a moment and its day to the `last` day, in as many `columns` as there are.

    `weeks` is the number of weeks that share a column; 0 where each session has its own.
    """

    start: datetime
    first: date
    last: date
    columns: int
    cells_a_day: float
    weeks: int

    @classmethod
    def over(cls, points: Sequence[PainPoint], columns: int) -> Self:
        """Return the scale of `points`, of which there is at least one, the oldest first."""
        start = points[0]
        days = [point.day for point in points]
        room = columns - 1
        passed = (points[-1].at - start.at) / DAY
        cells = room / max(passed, min(SHORTEST_DAYS, room / CELLS_A_DAY))
        if cells >= CELLS_A_DAY:
            return cls(start.at, start.day, max(days), columns, cells, 0)
        # The last period ends with the last week, which may not be over yet.
        begin, end = (monday_of(day).toordinal() // DAYS_A_WEEK for day in (min(days), max(days)))
        weeks = math.ceil((end - begin + 1) * CELLS_A_PERIOD / columns)
        periods = math.ceil((end - begin + 1) / weeks)
        monday = monday_of(max(days)).toordinal() - (periods * weeks - 1) * DAYS_A_WEEK
        first = date.fromordinal(max(date.min.toordinal(), monday))
        shown = (max(days) - first).days + 1
        return cls(start.at, first, max(days), columns, columns / shown, weeks)

    @property
    def beside(self) -> int:
        """How far the days around a session are from it; 0 if there is no room for them."""
        return 1 if self.weeks or self.cells_a_day >= CELLS_APART else 0

    @property
    def period(self) -> str:
        """What shares a column: "a week", "3 weeks"; empty if each session has its own."""
        return "a week" if self.weeks == 1 else f"{self.weeks} weeks" if self.weeks else ""

    def column_of(self, point: PainPoint) -> int:
        """Return the column of a session, or of the middle of its period."""
        if not self.weeks:
            return round((point.at - self.start) / DAY * self.cells_a_day)
        days = self.weeks * DAYS_A_WEEK
        begin = (point.day - self.first).days // days * days
        end = min(begin + days, (self.last - self.first).days + 1)
        return int((begin + end) / 2 * self.cells_a_day)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return days at even distances, with the first and, if there is room, the last."""
        last = min(self.columns - 1, round((self.last - self.first).days * self.cells_a_day))
        apart = 2 + len(self._name(0)) * 3 // 2  # the last text is left of its tick
        gaps = last // apart
        places = [round(number * last / gaps) for number in range(gaps + 1)] if gaps else [0]
        return tuple((place, self._name(place)) for place in places)

    def _name(self, column: int) -> str:
        ordinal = self.first.toordinal() + round(column / self.cells_a_day)
        day = date.fromordinal(min(ordinal, self.last.toordinal()))
        long = self.columns / self.cells_a_day >= LONG_DAYS
        return f"{day:%b %Y}" if long else f"{day.day:2} {day:%b}"


def pain_columns(points: Iterable[PainPoint], scale: DayScale) -> tuple[PainColumn, ...]:
    """Return a summary of each column, from the left."""
    columns: dict[int, list[PainPoint]] = {}
    for point in points:
        columns.setdefault(scale.column_of(point), []).append(point)
    return tuple(_column(x, shared) for x, shared in sorted(columns.items()))


def _column(x: int, shared: Sequence[PainPoint]) -> PainColumn:
    days = [point.day for point in shared if point.worst is not None]
    days = days or [point.day for point in shared]
    means = [point.mean for point in shared if point.mean is not None]
    return PainColumn(
        x=x,
        first=min(days),
        last=max(days),
        worst=_highest(point.worst for point in shared),
        above=any(point.worst is not None and point.worst > point.ceiling for point in shared),
        mean=sum(means) / len(means) if means else None,
        before=_highest(point.before for point in shared),
        next_day=_highest(point.next_day for point in shared),
        ceiling=shared[-1].ceiling,
    )


def _highest(pains: Iterable[int | None]) -> int | None:
    return max((pain for pain in pains if pain is not None), default=None)


WORST: Final = ("●", "bold $primary")
ABOVE: Final = ("▲", "bold $error")
MEAN: Final = ("○", "$secondary")
BEFORE: Final = ("<", "$foreground")
NEXT_DAY: Final = (">", "$foreground")
CEILING: Final = ("┄", "$accent")

LONGEST_GAP: Final = timedelta(weeks=4)
"""The longest time between two rated sessions that the line bridges."""

_LINE: Final = (LINE, "$primary")


def pain_layers(points: Sequence[PainPoint], scale: DayScale, *, few: bool) -> Iterator[Layer]:
    """Return the layers from the lowest to the highest: what matters most hides the rest.

    With `few` signs there are only the worst numbers and the limit.
    """
    columns = pain_columns(points, scale)
    last = scale.columns - 1
    yield from _ceilings(columns, last)
    yield from _lines(columns)
    if not few:
        earlier = [max(0, column.x - scale.beside) for column in columns]
        later = [min(last, column.x + scale.beside) for column in columns]
        yield _marks(BEFORE, zip(earlier, (column.before for column in columns), strict=True))
        yield _marks(NEXT_DAY, zip(later, (column.next_day for column in columns), strict=True))
        yield _marks(MEAN, ((column.x, column.mean) for column in columns))
    yield _marks(WORST, ((column.x, column.worst) for column in columns if not column.above))
    yield _marks(ABOVE, ((column.x, column.worst) for column in columns if column.above))


def pain_legend(
    points: Sequence[PainPoint], scale: DayScale, *, few: bool
) -> Iterator[LegendEntry]:
    """Return the legend; with `few` signs, in few words."""
    rated = [(point.worst, point.ceiling) for point in points if point.worst is not None]
    within = any(worst <= ceiling for worst, ceiling in rated)
    worst = f"worst of {scale.period}" if scale.period else "worst"
    above = "above" if few else "above your limit"
    if within:
        yield LegendEntry(*WORST, worst)
    if any(worst > ceiling for worst, ceiling in rated):
        yield LegendEntry(*ABOVE, above if within else f"{worst}, {above}")
    ceilings = {point.ceiling for point in points}
    number = f"{ceilings.pop()}" if len(ceilings) == 1 else ""
    if few:
        yield LegendEntry(*CEILING, f"limit {number}".rstrip())
        return
    yield LegendEntry(*MEAN, "mean")
    if any(point.before is not None for point in points):
        yield LegendEntry(*BEFORE, "before")
    if any(point.next_day is not None for point in points):
        yield LegendEntry(*NEXT_DAY, "next day")
    yield LegendEntry(*CEILING, f"your limit ({number})" if number else "your limit")


def _ceilings(columns: Sequence[PainColumn], last: int) -> Iterator[Layer]:
    """Return the limit over time, each up to where another one began."""
    starts = [
        column
        for number, column in enumerate(columns)
        if not number or columns[number - 1].ceiling != column.ceiling
    ]
    ends = [*(column.x - 1 for column in starts[1:]), last]
    for column, end in zip(starts, ends, strict=True):
        level = column.ceiling
        start = column.x if column is not columns[0] else 0
        yield Layer([start, end], [level, level], *CEILING, joined=True)


def _lines(columns: Sequence[PainColumn]) -> Iterator[Layer]:
    """Return lines through the columns with a number; one without it, or a long time, is a gap."""
    run = [column for column in columns[:1] if column.worst is not None]
    for before, column in pairwise(columns):
        if run and (column.worst is None or column.first - before.last > LONGEST_GAP):
            yield _joined(run)
            run = []
        if column.worst is not None:
            run.append(column)
    if run:
        yield _joined(run)


def _joined(run: Sequence[PainColumn]) -> Layer:
    return Layer(
        [column.x for column in run], [column.worst or 0 for column in run], *_LINE, joined=True
    )


def _marks(look: tuple[str, str], places: Iterable[tuple[int, float | None]]) -> Layer:
    there = [(x, y) for x, y in places if y is not None]
    return Layer([x for x, _ in there], [y for _, y in there], *look)


EACH: Final = Axis(
    pain_scale.LOWEST,
    pain_scale.HIGHEST,
    tuple((pain, f"{pain}") for pain in range(pain_scale.LOWEST, pain_scale.HIGHEST + 1, 2)),
)
"""Each number has a row, and every second one has a label."""

PAIRS: Final = Axis(
    -0.5,
    9.5,
    tuple((2 * row - 0.5, f"{2 * row - 1}-{2 * row}" if row else "0") for row in range(6)),
)
"""Two numbers share a row and its label; one is below the middle of the row, one above."""

SEVERITIES: Final = Axis(-1, 8, ((-1, "0"), (2, "1-3"), (5, "4-6"), (8, "7-10")))
"""Four rows still separate mild, moderate and severe; with fewer, words say more."""


class _Look(Struct, frozen=True):
    """An axis with a minimum of rows, and whether it has `few` signs beside it."""

    upright: Axis
    rows: int
    few: bool


LOOKS: Final = (
    _Look(EACH, 1 + pain_scale.HIGHEST, few=False),
    _Look(PAIRS, 6, few=False),
    _Look(PAIRS, 6, few=True),
    _Look(SEVERITIES, 4, few=True),
)
"""Each needs less room than the one before. Every sign that is drawn has its word."""


class PainCourse(Struct, frozen=True):
    """The sessions with one exercise on one side, the oldest first, as seen from `today`.

    `apart` are the days of those that are not in `points`, being years apart or still to come.
    """

    points: tuple[PainPoint, ...]
    side: Side
    today: date
    apart: tuple[date, ...] = ()


class PainChart(TextLines):
    """Shows `course`: the worst and the mean of each session, its limit, the days around it."""

    DEFAULT_CSS = "PainChart { height: 1fr; }"

    course: reactive[PainCourse | None] = reactive(None, repaint=False)

    watch_course = TextLines.look_again

    def __init__(
        self,
        course: PainCourse | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(PainChart.course, course)

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the chart; if nothing is rated, or there is no room for it, only the words."""
        if self.course is None:
            return ()
        points = self.course.points
        texts = with_left_out(
            pain_words(points, self.course.side, self.course.today), self.course.apart
        )
        if width < NARROWEST or all(point.worst is None for point in points):
            return words_rows(texts, width, height)
        fewest = len(wrapped(texts[-1], width))
        for look in LOOKS:
            scale = DayScale.over(points, columns_beside(look.upright, width))
            entries = pain_legend(points, scale, few=look.few)
            legend = legend_rows(entries, width, NARROW_GAP if look.few else GAP)
            least = look.rows + TICKS_ROWS
            if least + len(legend) + fewest <= height:
                picture = partial(_picture, points, scale, look, width)
                rows = Rows(lowest=least, usual=least, good=least)
                return chart_rows(picture, (legend,), texts, (width, height), rows)
        return words_rows(texts, width, height)


def _picture(
    points: Sequence[PainPoint], scale: DayScale, look: _Look, width: int, height: int
) -> Sequence[Content]:
    rows = _rows(height - TICKS_ROWS, look)
    across = Axis(0, scale.columns - 1, scale.ticks())
    layers = pain_layers(points, scale, few=look.few)
    drawn = [look.upright.within(layer) for layer in layers]
    return plotted(drawn, across, look.upright, width, rows + TICKS_ROWS)


def _rows(room: int, look: _Look) -> int:
    """Return a number of rows that gives each number the same height, if it has its own rows."""
    if look.upright is not EACH:
        return look.rows
    return (room - 1) // pain_scale.HIGHEST * pain_scale.HIGHEST + 1
