"""The time under tension, a bar for each week, on an axis of minutes that begins at 0.

There is no goal, and a week without a session is as good as any.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from hiptimer.model.statistics import TensionWeek
from hiptimer.tui.chart_words import tension_words
from hiptimer.tui.widgets.block_letters import FULL_BLOCK
from hiptimer.tui.widgets.chart_parts import (
    BAR,
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
from hiptimer.tui.widgets.text_lines import TextLines

ROWS: Final = Rows(lowest=3 + TICKS_ROWS, usual=5 + TICKS_ROWS, good=8 + TICKS_ROWS)
"""With fewer than three rows, a bar says no more than the words."""

TALLEST: Final = 20 + TICKS_ROWS
"""Rows; a taller bar says no more."""

NARROWEST_WEEK, WIDEST_WEEK = 2, 6
"""Cells of a week, including the gap beside its bar; half a year fits a wide window."""

TICK_CELLS: Final = 10
"""From one date to the next: "23 Nov" and a gap."""

BAR_STYLE: Final = "$primary"
NO_SESSION: Final = ("·", "$foreground")

WEEK_WORDS: Final = ("a week, from Monday on", "a week")
"""What a bar means, in full and in short."""

TOPS: Final = (1, 2, 4, 6, 10, 20, 30, 40, 60, 80, 100)
"""Minutes at the top of the axis, with round halves; beyond these, every two hours."""


class TensionChart(TextLines):
    """Shows `weeks`, the oldest first; if there is no room for all, the latest."""

    DEFAULT_CSS = "TensionChart { height: 1fr; }"

    weeks: reactive[tuple[TensionWeek, ...]] = reactive((), repaint=False)

    watch_weeks = TextLines.look_again

    def __init__(
        self,
        weeks: tuple[TensionWeek, ...] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(TensionChart.weeks, weeks)

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the bars; without a session, or without room for them, only the words."""
        weeks = self.weeks
        texts = tension_words(weeks)
        upright = _upright(max((week.seconds for week in weeks), default=0) / 60)
        columns = columns_beside(upright, width)
        empty = not any(week.sessions for week in weeks)
        if empty or width < NARROWEST or columns < NARROWEST_WEEK:
            return words_rows(texts, width, height)

        def picture(rows: int) -> Sequence[Content]:
            return _picture(weeks, upright, width, rows)

        legends = [legend_rows(_legend(weeks, said), width) for said in WEEK_WORDS]
        return chart_rows(picture, legends, texts, (width, height), ROWS)


def _picture(
    weeks: Sequence[TensionWeek], upright: Axis, width: int, height: int
) -> Sequence[Content]:
    columns = columns_beside(upright, width)
    shown = weeks[-(columns // NARROWEST_WEEK) :]
    cells = min(WIDEST_WEEK, columns // len(shown))
    every = -(-TICK_CELLS // cells)
    ticks = tuple(
        (cells * (2 * number + 1) - 1.5, f"{week.monday.day} {week.monday:%b}")
        for number, week in enumerate(shown)
        if number % every == 0
    )
    across = Axis(0, 2 * columns - 1, ticks)
    rows = plotted(list(_layers(shown, cells)), across, upright, width, min(height, TALLEST))
    return [_filled(row) for row in rows]


def _filled(row: Content) -> Content:
    """Return a row with full cells filled to their edges: many fonts leave gaps between rows."""
    for run in re.finditer(f"{FULL_BLOCK}+", row.plain):
        row = row.stylize(f"{BAR_STYLE} on {BAR_STYLE}", run.start(), run.end())
    return row


def _layers(weeks: Sequence[TensionWeek], cells: int) -> Iterator[Layer]:
    """Return a bar for each week, in half cells; a dot for a week without a session."""
    bar = cells - 1
    for number, week in enumerate(weeks):
        start = 2 * cells * number
        if week.seconds:
            halves = range(start, start + 2 * bar)
            yield Layer([*halves], [week.seconds / 60] * len(halves), BAR, BAR_STYLE)
        elif not week.sessions:
            yield Layer([start + bar - 0.5], [0], *NO_SESSION)


def _upright(minutes: float) -> Axis:
    hours = -(-minutes // 120) * 120
    top = next((each for each in TOPS if each >= minutes), hours)
    half = f"{top / 2:g}"
    return Axis(0, top, ((0, "0"), (top / 2, half), (top, f"{top:g} min")))


def _legend(weeks: Sequence[TensionWeek], said: str) -> Iterator[LegendEntry]:
    yield LegendEntry(FULL_BLOCK, BAR_STYLE, said)
    if not all(week.sessions for week in weeks):
        yield LegendEntry(*NO_SESSION, "no session")
