"""An app and screens that end cleanly: everything saved, no hanging exit, no private data printed.

When code fails, Textual prints its local variables and keeps the exit code at 0.
"""

import asyncio
from typing import ClassVar, Final

from rich.text import Text
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.events import Event, Key
from textual.message import Message
from textual.screen import Screen, ScreenResultType

from hiptimer.clock import Clock, SystemClock
from hiptimer.interaction.held_keys import HeldKeys
from hiptimer.runner.watchdog import Watchdog
from hiptimer.tui.one_shot_timers import OneShotTimers
from hiptimer.tui.terminal_key import Key as TerminalKey
from hiptimer.wording.problems import session_not_saved

LEADS_ON: Final = frozenset({"enter", "pagedown", "escape", "q"})
"""Keys that lead to another screen: holding one down leads one screen on, not several."""

REMOVES: Final = frozenset({"x", "delete"})
"""Keys that move something to the trash, outside a text field: holding one down moves one thing."""


class GuardedScreen(OneShotTimers, Screen[ScreenResultType]):
    """A base for every screen. One that is below another, or gone, can't be dismissed."""

    TURNS_PAGES: ClassVar[frozenset[str]] = frozenset()
    """Keys that elsewhere lead to another screen, and here only turn pages."""

    def may_repeat(self, key: str) -> bool:
        """Return whether a key repeats here while it is held down."""
        if key in REMOVES:
            return self.focused is not None
        return key not in LEADS_ON or key in self.TURNS_PAGES or self._writes

    def key_held(self, key: str) -> None:
        """React to a key that is held down and counts only once."""

    @property
    def _writes(self) -> bool:
        return bool(getattr(self.focused, "MAY_REPEAT", False))

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Dismiss the screen with `result` if it is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


HANG_UP: Final = 129
"""128 plus the number of SIGHUP."""

UNSAVED: Final = 1
"""The exit code if only saving failed."""


class HungUp(Message):
    """The terminal is gone."""


LATE_SECONDS: Final = 0.05
"""If the event loop is this late, keys may have come that it has not seen."""


class HeldBackIsDue(Event):
    """A press that was held back is due, because no repetition followed it.

    With `last` it counts even if the event loop is late.
    """

    def __init__(self, *, last: bool = False) -> None:
        super().__init__()
        self.last = last


class GuardedApp(OneShotTimers, App[int]):
    """An app that ends on an uncaught error, and keeps it in `fault` for its caller."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Textual turns off the terminal's signal keys, and binds no key to suspend.
        Binding("ctrl+z", "suspend_process", "Stop for now", show=False, priority=True),
    ]

    watchdog: Watchdog | None = None
    _leaving = False
    _left = False

    def __init__(self, clock: Clock | None = None) -> None:
        super().__init__()
        self.clock = clock or SystemClock()
        self.held: HeldKeys[Key] = HeldKeys()
        self._down: tuple[str, Screen[object] | None] = ("", None)
        self._held_handle: asyncio.TimerHandle | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave ctrl+z to screens that use it to undo."""
        if action == "suspend_process" and hasattr(self.screen, "action_undo"):
            return False
        return super().check_action(action, parameters)

    async def on_event(self, event: Event) -> None:
        """Pass a key on to a screen that has opened since it was pressed, once that is mounted.

        Repeats of a key that is held down reach only screens that accept them.
        """
        if isinstance(event, HeldBackIsDue):
            for press in self._held_back(event):
                await super().on_event(press)
        elif not isinstance(event, Key):
            await super().on_event(event)
        elif not event.is_forwarded:
            for press in self._judge(event):
                await super().on_event(press)
        elif self.screen_stack and not self.screen.is_mounted:
            self.screen.post_message(event.stop(stop=False))
        else:
            await super().on_event(event)

    def _judge(self, event: Key) -> tuple[Key, ...]:
        """Return the presses that count now, and schedule one that is held back."""
        screen = self.screen if isinstance(self.screen, GuardedScreen) else None
        if screen is None:
            return (event,)
        known = event if isinstance(event, TerminalKey) else None
        at = known.at if known else self.clock.monotonic()
        key, began_on = self._down
        # A key that opened this screen and is still down is not meant for it.
        led_here = key == event.key and began_on is not screen
        presses = self.held.press(
            event.key,
            event,
            at,
            may_repeat=screen.may_repeat(event.key) and not led_here,
            repeated=known.repeated if known else None,
        )
        if presses or not led_here:
            self._down = (event.key, screen)
        if self.held.is_down:
            screen.key_held(event.key)
        self._await_held_back()
        return presses

    def _held_back(self, due: HeldBackIsDue) -> tuple[Key, ...]:
        """Return the press that was held back, unless a busy loop may still find a repeat of it."""
        now, wake_at = self.clock.monotonic(), self.held.wake_at
        if wake_at is not None and now - wake_at > LATE_SECONDS and not due.last:
            self._post_later(LATE_SECONDS, HeldBackIsDue(last=True))
            return ()
        return self.held.due(now)

    def _await_held_back(self) -> None:
        if self._held_handle:
            self._held_handle.cancel()
            self._held_handle = None
        if self.held.wake_at is not None:
            self._post_later(self.held.wake_at - self.clock.monotonic(), HeldBackIsDue())

    def _post_later(self, seconds: float, message: HeldBackIsDue) -> None:
        loop = asyncio.get_running_loop()
        self._held_handle = loop.call_later(max(0.0, seconds), self.post_message, message)

    @property
    def fault(self) -> Exception | None:
        """The first uncaught error."""
        return self._exception

    def close_session(self) -> str | None:
        """Save what is not saved, and return what could not be saved; may be called again."""
        return None

    @property
    def safety(self) -> str:
        """What is known to be saved, in words; empty if there was nothing to save."""
        return ""

    def before_stop(self) -> None:
        """Stop what must not continue while the process is stopped, for example by ctrl+z."""

    def leave(self, code: int) -> None:
        """Save, and end with exit code `code`; only the first call counts. It may wait for a disk.

        Anything that could not be saved is reported on the terminal, and turns exit code 0 into 1.
        """
        if self._leaving:
            return
        self._leaving = True
        if self.watchdog:
            self.watchdog.start(code)
        problem = self.close_session()
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
        # through it; a test fails if that changes. A screen that is removed while it is being
        # mounted misses its widgets. That is no fault, because everything is saved by then.
        taken_down = self._left and isinstance(error, NoMatches)
        if self._exception is None and not taken_down:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def on_hung_up(self, message: HungUp) -> None:
        """Save and end when the terminal is gone."""
        message.stop()
        self.leave(HANG_UP)
