"""What a chart of pain is drawn of: the limit, the line of the worst, a mark for each number."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from hiptimer.model.pain_series import PainPoint
from hiptimer.tui.widgets.chart_legend import LegendEntry
from hiptimer.tui.widgets.pain_columns import PERIODS, DayScale, PainColumn, pain_columns
from hiptimer.tui.widgets.plotting import LINE, Layer

WORST: Final = ("●", "bold $primary")
ABOVE: Final = ("▲", "bold $error")
MEAN: Final = ("○", "$secondary")
BEFORE: Final = ("<", "$foreground")
NEXT_DAY: Final = (">", "$foreground")
CEILING: Final = ("┄", "$accent")

_LINE: Final = (LINE, "$primary")


def pain_layers(points: Sequence[PainPoint], scale: DayScale) -> Iterator[Layer]:
    """Give the layers from the lowest to the highest: what matters most hides the rest."""
    columns = pain_columns(points, scale)
    last = scale.columns - 1
    yield from _ceilings(columns, last)
    yield from _lines(columns)
    earlier = [max(0, column.x - scale.beside) for column in columns]
    later = [min(last, column.x + scale.beside) for column in columns]
    yield _marks(BEFORE, zip(earlier, (column.before for column in columns), strict=True))
    yield _marks(NEXT_DAY, zip(later, (column.next_day for column in columns), strict=True))
    yield _marks(MEAN, ((column.x, column.mean) for column in columns))
    yield _marks(WORST, ((column.x, column.worst) for column in columns if not column.above))
    yield _marks(ABOVE, ((column.x, column.worst) for column in columns if column.above))


def pain_legend(points: Sequence[PainPoint], scale: DayScale) -> Iterator[LegendEntry]:
    """Tell the signs that there are."""
    rated = [(point.worst, point.ceiling) for point in points if point.worst is not None]
    within = any(worst <= ceiling for worst, ceiling in rated)
    worst = f"worst of {PERIODS[scale.period]}" if scale.period else "worst"
    if within:
        yield LegendEntry(*WORST, worst)
    if any(worst > ceiling for worst, ceiling in rated):
        yield LegendEntry(*ABOVE, "above your limit" if within else f"{worst}, above your limit")
    yield LegendEntry(*MEAN, "mean")
    if any(point.before is not None for point in points):
        yield LegendEntry(*BEFORE, "before")
    if any(point.next_day is not None for point in points):
        yield LegendEntry(*NEXT_DAY, "next day")
    ceilings = {point.ceiling for point in points}
    number = f" ({ceilings.pop()})" if len(ceilings) == 1 else ""
    yield LegendEntry(*CEILING, f"your limit{number}")


def _ceilings(columns: Sequence[PainColumn], last: int) -> Iterator[Layer]:
    """Draw the limit of each time, up to where another one began."""
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
    """Join the columns that have a number; one that has none leaves a gap."""
    for rated, run in groupby(columns, key=lambda column: column.worst is not None):
        if rated:
            joined = [(column.x, column.worst or 0) for column in run]
            yield Layer([x for x, _ in joined], [y for _, y in joined], *_LINE, joined=True)


def _marks(look: tuple[str, str], places: Iterable[tuple[int, float | None]]) -> Layer:
    there = [(x, y) for x, y in places if y is not None]
    return Layer([x for x, _ in there], [y for _, y in there], *look)
