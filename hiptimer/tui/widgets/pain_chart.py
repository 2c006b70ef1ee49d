"""The pain of one exercise on one side over time, on an axis that is always 0 to 10.

It draws the data that it gets, knows no files, and judges nothing.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.model import pain as pain_scale
from hiptimer.model.pain_series import PainPoint
from hiptimer.model.protocol import Side
from hiptimer.tui.chart_words import pain_words
from hiptimer.tui.widgets.chart_legend import GAP, NARROW_GAP, legend_rows
from hiptimer.tui.widgets.chart_room import NARROWEST, Rows, chart_rows, words_rows
from hiptimer.tui.widgets.pain_columns import DayScale
from hiptimer.tui.widgets.pain_layers import pain_layers, pain_legend
from hiptimer.tui.widgets.plotting import TICKS_ROWS, Axis, columns_beside, plotted
from hiptimer.tui.widgets.text_lines import TextLines, wrapped

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
        """Return the chart; if nothing is rated, or there is no room for it, only the words."""
        if self.course is None:
            return ()
        points = self.course.points
        texts = pain_words(points, self.course.side, self.course.today)
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
