"""An app and screens that end in good order: saved, watched while they leave, quiet in failing.

Textual prints the local variables of code that fails, and keeps the exit code at 0.
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

LEADS_ON: Final = frozenset({"enter", "pagedown", "escape", "q"})
"""Keys that lead from screen to screen: one that is held down leads one screen on, not several."""

REMOVES: Final = frozenset({"x", "delete"})
"""Keys that move something to the trash outside of text: held down, they move one thing only."""


class GuardedScreen(OneShotTimers, Screen[ScreenResultType]):
    """What every screen is; one that is under another, or gone, can't be left."""

    TURNS_PAGES: ClassVar[frozenset[str]] = frozenset()
    """Keys that lead on elsewhere, and only turn pages here."""

    def may_repeat(self, key: str) -> bool:
        """Return whether a key counts again and again here while it is held down."""
        if key in REMOVES:
            return self.focused is not None
        return key not in LEADS_ON or key in self.TURNS_PAGES or self._writes

    def key_held(self, key: str) -> None:
        """Take note that a key is held down which counts only once."""

    @property
    def _writes(self) -> bool:
        return bool(getattr(self.focused, "MAY_REPEAT", False))

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with `result`, if this screen is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


HANG_UP: Final = 129
"""128 and SIGHUP's number."""

UNSAVED: Final = 1
"""The exit code where all went well but the disk."""

NOT_SAVED: Final = "The last changes of this session could not be saved: "


class HungUp(Message):
    """The terminal is gone."""


LATE_SECONDS: Final = 0.05
"""When the loop is so late, keys may have come that it has not seen."""


class HeldBackIsDue(Event):
    """A press that was held back is no repetition, for no other came; `last`: nor does one now."""

    def __init__(self, *, last: bool = False) -> None:
        super().__init__()
        self.last = last


class GuardedApp(OneShotTimers, App[int]):
    """Keeps an error that nobody caught in `fault`, for whoever ran it, and ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Textual takes the keyboard's signals away, and gives this one no key of its own.
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
        """Leave ctrl+z to a screen that undoes with it."""
        if action == "suspend_process" and hasattr(self.screen, "action_undo"):
            return False
        return super().check_action(action, parameters)

    async def on_event(self, event: Event) -> None:
        """Give a key to the screen that has come up since it was pressed, once that is built.

        Of a key that is held down only the first press goes to a screen that does not want more.
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
        """Return the presses that count now, and see to it that one held back comes later."""
        screen = self.screen if isinstance(self.screen, GuardedScreen) else None
        if screen is None:
            return (event,)
        known = event if isinstance(event, TerminalKey) else None
        at = known.at if known else self.clock.monotonic()
        key, began_on = self._down
        # A key that led here and is still down is no key for this screen.
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
        """Return the press that was held back, unless a busy loop may not have seen others yet."""
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
        """The first error that nobody caught."""
        return self._exception

    def close_session(self) -> str | None:
        """Save what is not saved, and say in words what could not be; may be called again."""
        return None

    @property
    def safety(self) -> str:
        """Say what is known to be saved; nothing where nothing was to be."""
        return ""

    def before_stop(self) -> None:
        """Do what must not go on while the process is stopped, as by ctrl+z."""

    def leave(self, code: int) -> None:
        """Save, and end with this exit code; the first one stays. It may wait for a slow disk.

        What could not be saved is told on the terminal, and makes of 0 the exit code 1.
        """
        if self._leaving:
            return
        self._leaving = True
        if self.watchdog:
            self.watchdog.start(code)
        problem = self.close_session()
        if problem:
            code = code or UNSAVED
        message = Text(f"{NOT_SAVED}{problem}") if problem else None
        self.exit(code, return_code=code, message=message)
        self._left = True

    def fail(self, error: Exception) -> None:
        """End because of `error`; to be called in the loop."""
        self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        # Overridden, though it is not public: every error of Textual's handlers, timers and
        # workers comes by here. A test tells when it does not any more. A screen that is taken down
        # while it is being built misses its widgets: no fault, for everything is saved by then.
        taken_down = self._left and isinstance(error, NoMatches)
        if self._exception is None and not taken_down:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def on_hung_up(self, message: HungUp) -> None:
        """Save and leave when the terminal is gone."""
        message.stop()
        self.leave(HANG_UP)
