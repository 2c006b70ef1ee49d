"""The Textual application: it shows home, follows what is wanted there, and ends with all saved.

It is thin on purpose: what a screen shows comes from the stores and the runner, and its texts are
beside the screen. `navigation` says which screen follows which; that, and the screens that home
does not need, are imported only when they are opened.
"""

import asyncio
import gc
from typing import TYPE_CHECKING, Any, ClassVar, Final

from msgspec.structs import replace
from rich.text import Text
from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.events import Event, Key
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.timer import Timer

from hiptimer.catalogue import page
from hiptimer.clock import Clock
from hiptimer.errors import SaveError
from hiptimer.interaction.held_keys import HeldKeys
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import Session
from hiptimer.model.settings import Settings
from hiptimer.runner.context import Context, EditRequest, StartRequest
from hiptimer.storage.settings import LoadedSettings
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.home_data import ShelfMemory, asks_for_the_hip, has_questions, read_home
from hiptimer.tui.messages import ShowPage, TryProtocol
from hiptimer.tui.one_shot_timers import OneShotTimers
from hiptimer.tui.open_work import NOT_SAVED, OpenWork
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.terminal.events import HungUp
from hiptimer.tui.terminal.events import Key as TerminalKey
from hiptimer.tui.themes import (
    DEFAULT_THEME,
    THEMES,
    theme_problems,
    theme_to_show,
    variable_defaults,
)
from hiptimer.tui.widgets.key_line import key_hints
from hiptimer.wording.problems import problem_words, session_not_saved

if TYPE_CHECKING:
    from hiptimer.runner.watchdog import Watchdog

Request = StartRequest | EditRequest

OURS: Final = {theme.name: theme for theme in THEMES}

SAVED_NOW: Final = "What could not be saved of the last session before is saved now."

LOOK_SECONDS: Final = 1.0
"""How soon home reports that a session has been saved after all."""

LOW_BELOW: Final = 20
"""Rows; a lower screen leaves out blank lines and anything that is not essential."""

LEAVING: Final = "leaving"
"""The worker that asks before hiptimer ends."""

HANG_UP: Final = 129
"""128 plus the number of SIGHUP."""

UNSAVED: Final = 1
"""The exit code if only saving failed."""

LATE_SECONDS: Final = 0.05
"""If the event loop is this late, keys may have come that it has not seen."""


class HeldBackIsDue(Event):
    """A press that was held back is due, because no repetition followed it.

    With `last` it counts even if the event loop is late.
    """

    def __init__(self, *, last: bool = False) -> None:
        super().__init__()
        self.last = last


class KeyGate:
    """Passes on the presses that count: repeats only where a screen accepts them.

    One that may be the first of many is held back until `wake_at`.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._held: HeldKeys[Key] = HeldKeys()
        self._down: tuple[str, Screen[object] | None] = ("", None)

    @property
    def wake_at(self) -> float | None:
        """When a press that is held back is due, in the clock's monotonic seconds."""
        return self._held.wake_at

    def press(self, event: Key, screen: Screen[object]) -> tuple[Key, ...]:
        """Return the presses that count now on `screen`."""
        if not isinstance(screen, GuardedScreen):
            return (event,)
        known = event if isinstance(event, TerminalKey) else None
        key, began_on = self._down
        # A key that opened this screen and is still down is not meant for it.
        led_here = key == event.key and began_on is not screen
        presses = self._held.press(
            event.key,
            event,
            known.at if known else self._clock.monotonic(),
            may_repeat=screen.may_repeat(event.key) and not led_here,
            repeated=known.repeated if known else None,
        )
        if presses or not led_here:
            self._down = (event.key, screen)
        if self._held.is_down:
            screen.key_held(event.key)
        return presses

    def late(self) -> bool:
        """Return whether a busy event loop may still find a repeat of what is held back."""
        wake_at = self.wake_at
        return wake_at is not None and self._clock.monotonic() - wake_at > LATE_SECONDS

    def due(self) -> tuple[Key, ...]:
        """Return the press that was held back."""
        return self._held.due(self._clock.monotonic())


class HiptimerApp(OneShotTimers, App[int]):
    """Shows home, or the start sheet that `request` asks for; its result is the exit code.

    It ends on an uncaught error, and keeps it in `fault` for its caller. When code fails, Textual
    alone would print its local variables, which are private, and keep the exit code at 0.
    """

    TITLE = "hiptimer"
    ENABLE_COMMAND_PALETTE = False
    # Home's style sheet is here: Textual 8.2.8 reads none for an app's default screen. No issue was
    # found upstream. Move it to HomeScreen when `get_default_screen` loads its CSS_PATH.
    CSS_PATH: ClassVar = ["app.tcss", "screens/home.tcss"]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW_BELOW, "-tall")]  # noqa: RUF012 - Textual's type
    BINDINGS: ClassVar[list[BindingType]] = [
        # Textual turns off the terminal's signal keys, and binds no key to suspend.
        Binding("ctrl+z", "suspend_process", "Stop for now", show=False, priority=True),
        # Textual makes this a priority binding; here a screen may ask first.
        Binding("ctrl+q", "quit", "quit", show=False),
        Binding("question_mark,f1", "help", "help", key_display="?"),
    ]

    # Set here, and not later, so that the style sheets are read only once.
    theme: Reactive[str] = Reactive(DEFAULT_THEME)

    def __init__(self, context: Context, request: Request | None = None) -> None:
        super().__init__()
        self.context = context
        context.sound.ring = self.bell
        self.clock = context.clock
        self.gate = KeyGate(context.clock)
        self.open_work = OpenWork(context.history)
        self.shelf = ShelfMemory()
        self._request = request
        self._loaded = LoadedSettings()
        self._reported: list[str] = []
        self._advice = ""
        self._unkept_hip: AffectedSide | None = None
        self._looking: Timer | None = None
        self._held_back: asyncio.TimerHandle | None = None
        self._watchdog: Watchdog | None = None
        self._leaving = False
        self._left = False
        self._home = HomeScreen(context.clock)

    # The beginning, with what has to be there before home is drawn

    def get_default_screen(self) -> Screen[Any]:
        """Return home; another screen below it would cost time and never be seen."""
        self.read_settings()
        self._home.data = read_home(self.context, self._loaded, sessions=1)
        self._home.fit(self)
        return self._home

    def get_screen(self, screen: Any, screen_class: Any = None) -> Any:
        """Fit a screen to the window before it is styled for the first time."""
        found = super().get_screen(screen, screen_class)
        if isinstance(found, GuardedScreen) and not found.is_running:
            found.fit(self)
        return found

    def on_mount(self) -> None:
        """Continue as soon as home is on the screen; older sessions are read after that."""
        # The player is another process, and would continue while this one is stopped.
        self.app_suspend_signal.subscribe(self, self._fall_silent, immediate=True)
        self.call_after_refresh(self._begin)

    def _fall_silent(self, _: object) -> None:
        self.context.sound.hush()

    def _begin(self) -> None:
        """Ask the questions that are due, above home, and open what was requested."""
        gc.enable()  # the caller may have disabled it until home is on the screen
        self.show_home()
        asks = has_questions(self.context, self._loaded, self.sessions)
        if asks or self._request:
            self._open(self._request, asks=asks)
        self.call_next(self.context.tidy_up)

    # From screen to screen

    @work
    async def _open(self, request: Request | None, *, asks: bool) -> None:
        from hiptimer.tui import navigation  # noqa: PLC0415 - home is there sooner

        await navigation.begin(self, request, asks=asks)

    @work
    async def on_home_screen_start_requested(self, event: HomeScreen.StartRequested) -> None:
        """Show the start sheet, and follow the session that it opens."""
        from hiptimer.tui import navigation  # noqa: PLC0415 - home is there sooner

        await navigation.start(self, StartRequest(event.protocol))

    @work
    async def on_try_protocol(self, event: TryProtocol) -> None:
        """Follow a protocol that is being edited, and return to the editor in any case."""
        from hiptimer.tui import navigation  # noqa: PLC0415 - home is there sooner

        await navigation.start(self, StartRequest(event.protocol), comes_back=True)

    @work
    async def on_home_screen_settings_requested(self) -> None:
        """Show the settings, and then home with the new values."""
        from hiptimer.tui import navigation  # noqa: PLC0415 - home is there sooner

        await navigation.change_settings(self)

    @work
    async def on_home_screen_change_requested(self, event: HomeScreen.ChangeRequested) -> None:
        """Edit, make or remove a protocol."""
        from hiptimer.tui import navigation  # noqa: PLC0415 - home is there sooner

        await navigation.change_protocol(self, event.change, event.protocol_id)

    @work
    async def on_home_screen_save_requested(self) -> None:
        """Try again to save the sessions that are not saved, or ask what to do with them."""
        from hiptimer.tui import unsaved  # noqa: PLC0415 - loaded with the session

        for session in self.open_work.unsaved:
            await unsaved.settle(self, session, leaving=False)
        self._look_at_unsaved()

    @work
    async def on_home_screen_history_requested(self) -> None:
        """Show the history."""
        from hiptimer.tui import navigation  # noqa: PLC0415 - home is there sooner

        await navigation.look_back(self)

    def on_show_page(self, event: ShowPage) -> None:
        """Show a page above the screen that asked for it."""
        from hiptimer.tui.screens.reader import ReaderScreen  # noqa: PLC0415 - seldom needed

        self.push_screen(ReaderScreen(event.page.title, event.page.paragraphs))

    def action_help(self) -> None:
        """Show the keys of this screen, and then the page that is chosen there."""
        from hiptimer.tui.screens.reader import ReaderScreen  # noqa: PLC0415 - seldom needed

        keys = key_hints(self.screen, hidden=True)
        self.push_screen(ReaderScreen("Keys", keys, is_help=True), self._take_page)

    def _take_page(self, chosen: str | None) -> None:
        if chosen:
            self.post_message(ShowPage(page(chosen)))

    # What home shows

    @property
    def settings(self) -> Settings:
        """The settings in force in this run."""
        return self._loaded.settings

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The newest sessions, as home shows them."""
        return self._home.data.sessions

    @property
    def hip_is_unknown(self) -> bool:
        """Whether the person was never asked which hip hurts."""
        return asks_for_the_hip(self._loaded)

    def choose_hip(self, side: AffectedSide) -> None:
        """Save which hip hurts; if that fails, use it for this run."""
        try:
            self.context.settings.save(affected_side=side)
        except SaveError as error:
            self.report(problem_words(error))
            self._unkept_hip = side
        self.read_settings()

    def read_settings(self) -> None:
        """Read the settings again, and show their theme."""
        loaded = self.context.settings.load()
        if self._unkept_hip and "affected_side" not in loaded.chosen:
            settings = replace(loaded.settings, affected_side=self._unkept_hip)
            loaded = replace(loaded, settings=settings)
        self._loaded = loaded
        self.theme = theme_to_show(loaded.settings.theme, self.available_themes)

    def report(self, problem: str) -> None:
        """Show a problem at home until the app ends."""
        self._reported.append(problem)

    def advise(self, advice: str | None) -> None:
        """Show advice at home."""
        self._advice = advice or ""

    def remember(self, shelf: ShelfMemory) -> None:
        """Remember at home which protocol was edited or removed."""
        self.shelf = shelf

    def show_home(self) -> None:
        """Read again what home shows, and keep looking whether unsaved sessions are saved."""
        unsaved = self.open_work.unsaved
        not_saved = (f"{NOT_SAVED} {session.unsaved or ''}" for session in unsaved)
        themes = theme_problems(self.settings.theme, self.available_themes)
        data = read_home(self.context, self._loaded, (*not_saved, *self._reported, *themes))
        self._home.data = replace(
            data, advice=self._advice, memory=self.shelf, unsaved=bool(unsaved)
        )
        if unsaved and not self._looking:
            self._looking = self.set_interval(LOOK_SECONDS, self._look_at_unsaved)

    def _look_at_unsaved(self) -> None:
        """Report at home which sessions have been saved meanwhile."""
        saved = self.open_work.take_saved()
        for _ in saved:
            self.report(SAVED_NOW)
        if saved:
            self.show_home()

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

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave ctrl+z to screens that use it to undo."""
        if action == "suspend_process" and isinstance(self.screen, GuardedScreen):
            return not self.screen.UNDOES
        return super().check_action(action, parameters)

    async def on_event(self, event: Event) -> None:
        """Let only those presses pass that count, and let no screen lose one.

        Textual 8.2.8 drops a key for a screen that has opened since it was pressed and is not yet
        mounted. No issue was found upstream. Remove the last but one case when it waits for that.
        """
        if isinstance(event, HeldBackIsDue):
            if self.gate.late() and not event.last:
                self._post_later(LATE_SECONDS, HeldBackIsDue(last=True))
            else:
                for press in self.gate.due():
                    await super().on_event(press)
        elif not isinstance(event, Key):
            await super().on_event(event)
        elif not event.is_forwarded:
            presses = self.gate.press(event, self.screen)
            self._await_held_back()
            for press in presses:
                await super().on_event(press)
        elif self.screen_stack and not self.screen.is_mounted:
            self.screen.post_message(event.stop(stop=False))
        else:
            await super().on_event(event)

    def _await_held_back(self) -> None:
        if self._held_back:
            self._held_back.cancel()
            self._held_back = None
        if self.gate.wake_at is not None:
            self._post_later(self.gate.wake_at - self.clock.monotonic(), HeldBackIsDue())

    def _post_later(self, seconds: float, message: HeldBackIsDue) -> None:
        loop = asyncio.get_running_loop()
        self._held_back = loop.call_later(max(0.0, seconds), self.post_message, message)

    # The end

    @property
    def fault(self) -> Exception | None:
        """The first uncaught error."""
        return self._exception

    async def action_quit(self) -> None:
        """Leave, after asking what to do with any session that is not saved.

        A screen that wants to ask something else first binds the key itself.
        """
        if not self.open_work.sessions:
            self.leave(0)
        elif not any(worker.group == LEAVING for worker in self.workers):
            self._leave()

    @work(group=LEAVING)
    async def _leave(self) -> None:
        from hiptimer.tui import unsaved  # noqa: PLC0415 - loaded with the session

        if await unsaved.settle_all(self):
            self.leave(0)

    def attach(self, watchdog: "Watchdog", driver_class: type[Driver] | None) -> None:
        """Use a terminal driver other than Textual's, and `watchdog` in case leaving hangs."""
        self._watchdog = watchdog
        self.driver_class = driver_class or self.driver_class

    def leave(self, code: int) -> None:
        """Save, and end with exit code `code`; only the first call counts. It may wait for a disk.

        Anything that could not be saved is reported on the terminal, and turns exit code 0 into 1.
        """
        if self._leaving:
            return
        self._leaving = True
        if self._watchdog:
            self._watchdog.start(code)
        problem = self.open_work.close()
        if problem:
            code = code or UNSAVED
        message = Text(session_not_saved(problem)) if problem else None
        self.exit(code, return_code=code, message=message)
        self._left = True

    def fail(self, error: Exception) -> None:
        """End because of `error`; call it in the event loop."""
        self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        # This method is private, but every error of Textual's handlers, timers and workers comes
        # through it; a test fails if that changes. Textual means to print and not to exit (its
        # issue 4325). Remove this when an app can handle its uncaught errors itself.
        # A screen that is removed while it is being mounted misses its widgets. That is no fault,
        # because everything is saved by then.
        taken_down = self._left and isinstance(error, NoMatches)
        if self._exception is None and not taken_down:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def on_hung_up(self, message: HungUp) -> None:
        """Save and end when the terminal is gone."""
        message.stop()
        self.leave(HANG_UP)
