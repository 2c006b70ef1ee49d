"""Every chart with half a year to show, and an app that wears the themes as the real one does."""

from collections.abc import Callable

from textual.widget import Widget

from hiptimer.model.protocol import Side
from hiptimer.tui import themes
from hiptimer.tui.widgets.calendar_grid import CalendarGrid
from hiptimer.tui.widgets.pain_chart import PainChart, PainCourse
from hiptimer.tui.widgets.tension_chart import TensionChart
from hiptimer.tui.widgets.text_lines import TextLines
from tests.support.chart_data import (
    TODAY,
    calendar_of,
    half_a_year_of_days,
    half_a_year_of_points,
    half_a_year_of_weeks,
    pain_points,
)
from tests.support.widget_stage import Stage

CHARTS: dict[str, Callable[[], TextLines]] = {
    "pain": lambda: pain_chart(35),
    "pain-half-a-year": lambda: pain_chart(178),
    "pain-one-session": lambda: PainChart(PainCourse(pain_points(2), Side.RIGHT, TODAY)),
    "pain-none": lambda: PainChart(PainCourse((), Side.LEFT, TODAY)),
    "tension": lambda: TensionChart(half_a_year_of_weeks()),
    "tension-none": TensionChart,
    "calendar": lambda: CalendarGrid(half_a_year_of_days()),
    "calendar-none": lambda: CalendarGrid(calendar_of({})),
}


def pain_chart(days: int) -> PainChart:
    """Chart the last days of the half year."""
    return PainChart(PainCourse(half_a_year_of_points(days), Side.LEFT, TODAY))


class ThemedStage(Stage):
    """A stage in a theme of ours, or in one of Textual's with the colours that it lacks."""

    def __init__(self, *widgets: Widget, theme: str = themes.DEFAULT_THEME) -> None:
        super().__init__(*widgets)
        for each in themes.THEMES:
            self.register_theme(each)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give a theme the colours of ours that it lacks."""
        return themes.variable_defaults(dark=self.current_theme.dark)
