"""The view beside the list instead of a session: a chart, the weeks, or the calendar.

It is imported, together with the charts, when a person opens one. A thread computes its data, over
all dates, whatever the filter of the list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final, assert_never

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from hiptimer.model.protocol import Side
from hiptimer.runner.history import History
from hiptimer.runner.history_browser import HistoryView
from hiptimer.runner.statistics import (
    ExerciseSide,
    Figures,
    PainStatistics,
    calendar_statistics,
    exercise_beside,
    exercises_of,
    pain_statistics,
    week_statistics,
)
from hiptimer.tui.widgets.calendar_grid import CalendarGrid
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.pain_chart import PainChart, PainCourse
from hiptimer.tui.widgets.tension_chart import TensionChart
from hiptimer.wording.doses import sides_words

TITLES: Final = {
    HistoryView.CHART: "Pain of an exercise",
    HistoryView.WEEKS: "Time under tension, week by week",
    HistoryView.CALENDAR: "The last six months, day by day",
}


class ChartPane(Vertical):
    """Shows one view of `history`, beginning with the chart of the exercise done last."""

    @dataclass
    class Computed(Message):
        """The `number`th request is computed; charts are `of` an exercise and side."""

        number: int
        of: ExerciseSide | None
        figures: Figures

    def __init__(self, history: History, today: Callable[[], date]) -> None:
        super().__init__()
        self._history = history
        self._today = today
        self._view = HistoryView.CHART
        self._of: ExerciseSide | None = None
        self._steps = 0
        self._number = 0

    def compose(self) -> ComposeResult:
        """Lay out the title above the chart."""
        yield CueText(id="charted")
        yield PainChart()
        yield TensionChart()
        yield CalendarGrid()

    def show(self, view: HistoryView) -> None:
        """Show `view` with the files as they are now."""
        self._view = view
        self._number += 1
        work = partial(self._work, self._number, view, self._steps, self._today())
        self.run_worker(work, thread=True, group="figures")

    def turn(self, step: int) -> None:
        """Show another exercise or side; after the last one comes the first.

        Steps taken before the chart has changed add up.
        """
        self._steps += step
        self.show(self._view)

    @on(Computed)
    def _show_computed(self, event: Computed) -> None:
        """Show the data, unless something else was requested meanwhile."""
        event.stop()
        if event.number != self._number:
            return
        self._of, self._steps = event.of, 0
        self.query_one("#charted", CueText).text = _title(self._view, event.of)
        self.query_one(PainChart).display = self._view is HistoryView.CHART
        self.query_one(TensionChart).display = self._view is HistoryView.WEEKS
        self.query_one(CalendarGrid).display = self._view is HistoryView.CALENDAR
        match event.figures:
            case PainStatistics(points, apart):
                side = event.of.side if event.of else Side.BILATERAL
                self.query_one(PainChart).course = PainCourse(points, side, self._today(), apart)
            case tuple():
                self.query_one(TensionChart).weeks = event.figures
            case _:
                self.query_one(CalendarGrid).calendar = event.figures

    def _work(self, number: int, view: HistoryView, steps: int, today: date) -> None:
        of = exercise_beside(exercises_of(self._history), self._of, steps)
        match view:
            case HistoryView.CHART | HistoryView.SESSION:
                figures: Figures = pain_statistics(self._history, of, today)
            case HistoryView.WEEKS:
                figures = week_statistics(self._history, today)
            case HistoryView.CALENDAR:
                figures = calendar_statistics(self._history, today)
            case _:
                assert_never(view)
        self.post_message(self.Computed(number, of, figures))


def _title(view: HistoryView, at: ExerciseSide | None) -> str:
    if view is not HistoryView.CHART or at is None:
        return TITLES[view]
    where = "both legs" if at.side is Side.BILATERAL else sides_words((at.side,))
    return f"Pain: {at.name}, {where}"
