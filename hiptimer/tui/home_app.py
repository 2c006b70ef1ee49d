"""An app with a home screen: it holds what home shows, the settings, and the current session.

`app.HiptimerApp` adds how one screen leads to the next.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Final

from msgspec.structs import replace
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.timer import Timer

from hiptimer.errors import SaveError
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.context import Context
from hiptimer.storage.settings import LoadedSettings
from hiptimer.tui.guarded_app import GuardedApp
from hiptimer.tui.home_data import ShelfMemory, read_home
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.themes import (
    DEFAULT_THEME,
    THEMES,
    theme_problems,
    theme_to_show,
    variable_defaults,
)
from hiptimer.wording.problems import failure_words, problem_words

if TYPE_CHECKING:
    from hiptimer.runner.corrections import Corrections
    from hiptimer.runner.session_runner import SessionRunner

OURS: Final = {theme.name: theme for theme in THEMES}

NOT_SAVED: Final = "Not everything of the last session is saved:"

SAVED_NOW: Final = "What could not be saved of the last session before is saved now."

LOOK_SECONDS: Final = 1.0
"""How soon home reports that a session has been saved after all."""

LOW_BELOW: Final = 20
"""Rows; a lower screen leaves out blank lines and anything that is not essential."""


class HomeApp(GuardedApp):
    """Shows home with the data of `context`."""

    # Home's style sheet is here, because Textual reads none for an app's default screen.
    CSS_PATH: ClassVar = ["app.tcss", "screens/home.tcss"]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW_BELOW, "-tall")]  # noqa: RUF012 - Textual's type

    # Set here, and not later, so that the style sheets are read only once.
    theme: Reactive[str] = Reactive(DEFAULT_THEME)

    def __init__(self, context: Context) -> None:
        super().__init__(context.clock)
        self.context = context
        context.sound.ring = self.bell
        self.runner: SessionRunner | None = None
        self.corrections: Corrections | None = None
        self.unsaved: list[SessionRunner] = []
        self._lost: str | None = None
        self.shelf = ShelfMemory()
        self._loaded = LoadedSettings()
        self._reported: list[str] = []
        self._looking: Timer | None = None
        self._advice = ""
        self._unkept_hip: AffectedSide | None = None
        self._home = HomeScreen(context.clock)

    def before_stop(self) -> None:
        """Silence the player: it is another process and would continue."""
        self.context.sound.hush()

    def get_default_screen(self) -> HomeScreen:
        """Return home; another screen below it would cost time and never be seen."""
        self.read_settings()
        self._home.data = read_home(self.context, self._loaded, sessions=1)
        self._fit(self._home)
        return self._home

    def get_screen(self, screen: Any, screen_class: Any = None) -> Any:
        """Fit a screen to the window before it is styled for the first time."""
        found = super().get_screen(screen, screen_class)
        if not found.is_running:
            self._fit(found)
        return found

    @property
    def settings(self) -> Settings:
        """The settings in force in this run."""
        return self._loaded.settings

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The newest sessions, as home shows them."""
        return self._home.data.sessions

    def choose_hip(self, side: AffectedSide) -> None:
        """Save which hip hurts; if that fails, use it for this run."""
        try:
            self.context.settings.save(affected_side=side)
        except SaveError as error:
            self.report(problem_words(error))
            self._unkept_hip = side
        self.read_settings()

    def report(self, problem: str) -> None:
        """Show a problem at home until the app ends."""
        self._reported.append(problem)

    def lose(self, problem: str) -> None:
        """Remember, for the exit code, that something will not be saved."""
        self._lost = problem

    @property
    def open_sessions(self) -> "tuple[SessionRunner, ...]":
        """The sessions of this run that may not be saved yet, including the current one."""
        under_way = () if self.runner is None or self.runner in self.unsaved else (self.runner,)
        return (*self.unsaved, *under_way)

    def watch_unsaved(self, runner: "SessionRunner") -> None:
        """Show at home that a session is not saved, until it is."""
        if runner not in self.unsaved:
            self.unsaved.append(runner)
            self._looking = self._looking or self.set_interval(LOOK_SECONDS, self.look_at_unsaved)

    def look_at_unsaved(self) -> None:
        """Report at home which sessions have been saved meanwhile."""
        saved = [runner for runner in self.unsaved if runner.saved]
        for runner in saved:
            self.unsaved.remove(runner)
            self.report(SAVED_NOW)
        if saved:
            self.show_home()

    def advise(self, advice: str | None) -> None:
        """Show advice at home."""
        self._advice = advice or ""

    def show_home(self) -> None:
        """Read again what home shows."""
        not_saved = (f"{NOT_SAVED} {runner.unsaved or ''}" for runner in self.unsaved)
        themes = theme_problems(self.settings.theme, self.available_themes)
        data = read_home(self.context, self._loaded, (*not_saved, *self._reported, *themes))
        self._home.data = replace(
            data, advice=self._advice, memory=self.shelf, unsaved=bool(self.unsaved)
        )

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes and our own."""
        return {**super().available_themes, **OURS}

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme; this is called for every painted line, so it looks in ours first."""
        return OURS.get(theme_name) or super().get_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of the phases for every theme, including Textual's own."""
        return variable_defaults(dark=self.current_theme.dark)

    def _fit(self, screen: Screen[Any]) -> None:
        # Textual does the same, but only after it has styled every widget for a size of zero.
        across, down = screen.HORIZONTAL_BREAKPOINTS, screen.VERTICAL_BREAKPOINTS
        for cells, own, shared in (
            (self.size.width, across, self.HORIZONTAL_BREAKPOINTS),
            (self.size.height, down, self.VERTICAL_BREAKPOINTS),
        ):
            steps = sorted((own if own is not None else shared) or ())
            reached = [name for least, name in steps if cells >= least]
            screen.add_class(*reached[-1:], update=False)

    def read_settings(self) -> None:
        """Read the settings again, and show their theme."""
        loaded = self.context.settings.load()
        if self._unkept_hip and "affected_side" not in loaded.chosen:
            settings = replace(loaded.settings, affected_side=self._unkept_hip)
            loaded = replace(loaded, settings=settings)
        self._loaded = loaded
        self.theme = theme_to_show(loaded.settings.theme, self.available_themes)

    def close_session(self) -> str | None:
        """Save what is not saved of this run's sessions; return what fails. It may wait for a disk.

        Each part is closed even if another fails.
        """
        closings = [runner.close for runner in self.open_sessions]
        if self.corrections:
            closings.append(self.corrections.close)
        problems = [*map(_closed, closings), _closed(self.context.history.stop)]
        return next(filter(None, problems), self._lost)

    @property
    def safety(self) -> str:
        """What is known to be saved of this run's sessions and corrections, in words."""
        known = [runner.safety for runner in self.open_sessions]
        if self._lost:
            known.append(f"{NOT_SAVED} {self._lost}")
        return " ".join(filter(None, known))


def _closed(close: Callable[[], str | None]) -> str | None:
    try:
        return close()
    except Exception as error:  # noqa: BLE001 - it is reported, and the other parts are closed
        return failure_words(error, "it is not certain that all is saved")
