"""The layers of a pain chart: the limit, the line of the worst, a mark for each number."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from hiptimer.model.pain_series import PainPoint
from hiptimer.tui.widgets.chart_legend import LegendEntry
from hiptimer.tui.widgets.pain_columns import DayScale, PainColumn, pain_columns
from hiptimer.tui.widgets.plotting import LINE, Layer

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
