"""What stands beside the list in the place of a session: a chart, the weeks, or the calendar.

It is imported, and the charts with it, when a person asks for one. What it shows is worked out in
a thread, and is over all dates, whatever the list is narrowed to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final, assert_never

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from hiptimer.model.side import Side
from hiptimer.runner.history import History
from hiptimer.tui.dose_words import sides_words
from hiptimer.tui.screens.history.figures import (
    ExerciseSide,
    Figures,
    PainFigures,
    View,
    calendar_figures,
    exercises_of,
    pain_figures,
    week_figures,
)
from hiptimer.tui.widgets.calendar_grid import CalendarGrid
from hiptimer.tui.widgets.guidance import CueText
from hiptimer.tui.widgets.pain_chart import PainChart, PainCourse
from hiptimer.tui.widgets.tension_chart import TensionChart

TITLES: Final = {
    View.CHART: "Pain of an exercise",
    View.WEEKS: "Time under tension, week by week",
    View.CALENDAR: "The last six months, day by day",
}


class ChartPane(Vertical):
    """Shows one view of `history`; charts begin with the exercise that was done last."""

    @dataclass
    class Figured(Message):
        """What was asked for is worked out."""

        figures: Figures

    def __init__(self, history: History, today: Callable[[], date]) -> None:
        super().__init__()
        self._history = history
        self._today = today
        self._view = View.CHART
        self._at = 0

    def compose(self) -> ComposeResult:
        """Put what is charted above the chart."""
        yield CueText(id="charted")
        yield PainChart()
        yield TensionChart()
        yield CalendarGrid()

    def on_mount(self) -> None:
        """Show what was asked for before it was there."""
        self.show(self._view)

    def show(self, view: View) -> None:
        """Show `view` as the files are now."""
        self._view = view
        if not self.is_mounted:
            return
        self.query_one(PainChart).display = view is View.CHART
        self.query_one(TensionChart).display = view is View.WEEKS
        self.query_one(CalendarGrid).display = view is View.CALENDAR
        exercises = exercises_of(self._history)
        at = exercises[self._at % len(exercises)] if exercises else None
        self.query_one("#charted", CueText).text = _title(view, at)
        work = partial(self._work, view, at, self._today())
        self.run_worker(work, thread=True, exclusive=True, group="figures")

    def turn(self, step: int) -> None:
        """Show another exercise or side; behind the last one stands the first."""
        self._at = (self._at + step) % max(1, len(exercises_of(self._history)))
        self.show(self._view)

    def on_chart_pane_figured(self, event: Figured) -> None:
        """Show it, if it is still what is asked for."""
        event.stop()
        match event.figures:
            case PainFigures(of=of, points=points):
                course = PainCourse(points, of.side if of else Side.BILATERAL, self._today())
                self.query_one(PainChart).course = course
            case tuple():
                self.query_one(TensionChart).weeks = event.figures
            case _:
                self.query_one(CalendarGrid).calendar = event.figures

    def _work(self, view: View, at: ExerciseSide | None, today: date) -> None:
        self.post_message(self.Figured(self._figures(view, at, today)))

    def _figures(self, view: View, at: ExerciseSide | None, today: date) -> Figures:
        match view:
            case View.CHART | View.SESSION:
                return pain_figures(self._history, at)
            case View.WEEKS:
                return week_figures(self._history, today)
            case View.CALENDAR:
                return calendar_figures(self._history, today)
            case _:
                assert_never(view)


def _title(view: View, at: ExerciseSide | None) -> str:
    if view is not View.CHART or at is None:
        return TITLES[view]
    where = "both legs" if at.side is Side.BILATERAL else sides_words((at.side,))
    return f"Pain: {at.name}, {where}"
