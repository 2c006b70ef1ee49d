"""The pain of one exercise on one side over time, on an axis that is always 0 to 10.

It draws what it is given, knows no files, and judges nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from hiptimer.model import pain as pain_scale
from hiptimer.model.pain_series import PainPoint
from hiptimer.model.side import Side
from hiptimer.tui.chart_words import pain_words
from hiptimer.tui.widgets.chart_legend import legend_rows
from hiptimer.tui.widgets.chart_room import NARROWEST, Rows, chart_rows, words_rows
from hiptimer.tui.widgets.pain_columns import DayScale
from hiptimer.tui.widgets.pain_layers import pain_layers, pain_legend
from hiptimer.tui.widgets.plotting import TICKS_ROWS, Axis, columns_beside, plotted
from hiptimer.tui.widgets.text_lines import TextLines

HALF_ROWS: Final = 1 + pain_scale.HIGHEST // pain_scale.NOTABLE_CHANGE
"""Rows in which a change is seen: two numbers share one."""

ROWS: Final = Rows(
    lowest=4 + TICKS_ROWS,
    usual=HALF_ROWS + TICKS_ROWS,
    good=1 + pain_scale.HIGHEST + TICKS_ROWS,
)
"""In fewer than four, mild and severe are no longer apart; at best each number has its own."""


@dataclass(frozen=True, slots=True)
class PainCourse:
    """The sessions with one exercise on one side, the oldest first, as seen from `today`."""

    points: tuple[PainPoint, ...]
    side: Side
    today: date


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
        """Draw the chart; where nothing is rated, or the room is too small, the words alone."""
        if self.course is None:
            return ()
        points = self.course.points
        texts = pain_words(points, self.course.side, self.course.today)
        if width < NARROWEST or all(point.worst is None for point in points):
            return words_rows(texts, width, height)
        scale = DayScale.over(points, columns_beside(_upright(height), width))

        def picture(rows: int) -> Sequence[Content]:
            return _picture(points, scale, width, rows)

        legend = legend_rows(pain_legend(points, scale), width)
        return chart_rows(picture, legend, texts, (width, height), ROWS)


def _picture(
    points: Sequence[PainPoint], scale: DayScale, width: int, height: int
) -> Sequence[Content]:
    rows = _rows(height - TICKS_ROWS)
    across = Axis(0, scale.columns - 1, scale.ticks())
    layers = list(pain_layers(points, scale))
    return plotted(layers, across, _upright(rows), width, rows + TICKS_ROWS)


def _rows(room: int) -> int:
    """Choose so many rows that as many numbers share each, or that each has as many rows."""
    each = (room - 1) // pain_scale.HIGHEST
    return each * pain_scale.HIGHEST + 1 if each else min(room, HALF_ROWS)


def _upright(rows: int) -> Axis:
    """Name every second number; where more than two share a row, the ends and the middle."""
    every = 2 if rows >= HALF_ROWS else 5
    numbers = range(pain_scale.LOWEST, pain_scale.HIGHEST + 1, every)
    ticks = tuple((number, str(number)) for number in numbers)
    return Axis(pain_scale.LOWEST, pain_scale.HIGHEST, ticks)
