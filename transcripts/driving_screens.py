"""What knows how the screens are built inside, and how the tests drive them."""

import contextlib
from collections.abc import AsyncIterator, Iterator, Mapping
from itertools import count
from typing import Any, Final

import pytest
import textual.app
import textual.pilot
from msgspec.structs import replace
from textual import timer
from textual.events import Key
from textual.pilot import Pilot

from hiptimer.tui.screens.timer import TimerScreen
from hiptimer.tui.terminal.events import Key as TerminalKey
from tests.support.app_driver import AppDriver
from tests.support.screen_text import lines_on
from tests.tui.conftest import nothing_left_to_do
from transcripts.driving import NO_SETTINGS, Ears, desk_for

SOON_SECONDS: Final = 0.1
STILL_LOOKS: Final = 2
"""A list scrolls only after it has been drawn once."""

NEVER_SECONDS: Final = 1_000_000.0
"""A timer of Textual that is not due soon waits for ever."""


@contextlib.contextmanager
def still_timers() -> Iterator[None]:
    """Keep Textual's own timers from going by the real clock while screens are read.

    Only what happens every so often is put off; what comes soon, such as a new layout, is not.
    """
    sleep = timer.sleep  # type: ignore[attr-defined]  # as Textual imports it

    async def never_long(seconds: float) -> None:
        await sleep(seconds if seconds < SOON_SECONDS else NEVER_SECONDS)

    with pytest.MonkeyPatch.context() as patch:
        for module in (textual.app, textual.pilot):
            patch.setattr(module, "wait_for_idle", nothing_left_to_do)
        patch.setattr(timer, "sleep", never_long)
        yield


NAMES: Final = {
    **{"+": "plus", "?": "question_mark", "-": "minus", ".": "full_stop", " ": "space"},
    **{",": "comma"},
}
"""How Textual calls characters that are no letters."""


READERS: Final = ("history", "figures")
"""The workers that read files. At home any worker has something to do that will be seen there."""


class Screens:
    """A person before the screen. Time passes only here."""

    def __init__(self, driver: AppDriver, ears: Ears, pilot: Pilot[int]) -> None:
        self._desk, self._ears, self._pilot = driver, ears, pilot
        self._start = driver.clock.monotonic()

    @property
    def lines(self) -> list[str]:
        """What can be seen."""
        return lines_on(self._pilot.app) if self._pilot.app.is_running else ["(the app has ended)"]

    @property
    def screen(self) -> str:
        """The name of the screen that is on top."""
        return type(self._pilot.app.screen).__name__ if self._pilot.app.is_running else ""

    @property
    def seconds(self) -> float:
        """How long it has been since the start."""
        return self._desk.clock.monotonic() - self._start

    def heard(self) -> list[str]:
        """Return what was heard since the last time."""
        return self._ears.new_lines()

    @property
    def phase(self) -> str:
        """The phase of the session, while the timer shows one."""
        timer = self._timer
        return str(timer.engine.phase) if timer else ""

    @property
    def _timer(self) -> TimerScreen | None:
        if not self._pilot.app.is_running:
            return None
        stack = self._pilot.app.screen_stack
        return next((each for each in stack if isinstance(each, TimerScreen)), None)

    async def press(self, key: str) -> None:
        """Press a key, and wait until nothing more comes of it."""
        character = key if len(key) == 1 else None
        self._pilot.app.post_message(Key(NAMES.get(key, key), character))
        await self.settle()

    async def hold_down(self, key: str, repeats: int) -> None:
        """Hold a key down: the keyboard repeats it after half a second, 25 times a second."""
        await self.press(key)
        character = key if len(key) == 1 else None
        clock = self._desk.clock
        clock.advance(0.46)
        for _ in range(repeats):
            clock.advance(0.04)
            if self._timer:
                self._timer.pulse()
            now = clock.monotonic()
            self._pilot.app.post_message(TerminalKey(NAMES.get(key, key), character, now))
            await self._pilot.pause(0)
        await self.settle()

    async def wait(self, seconds: float) -> None:
        """Let time pass as it does before open eyes, and have it shown."""
        for _ in range(round(seconds * 2)):
            self._desk.clock.advance(0.5)
            if self._timer:
                self._timer.pulse()
        await self._pilot.pause(0)

    async def sleep(self, seconds: float) -> None:
        """Let time pass unseen."""
        self._desk.clock.advance(seconds)
        if self._timer:
            self._timer.pulse()
        await self.settle()

    async def settle(self) -> None:
        """Wait until all that was asked for is read, saved and shown."""
        app = self._pilot.app
        before: list[str] = []
        still = 0
        for turn in count():
            await self._pilot.pause()
            reads = app.is_running and any(
                each.is_running and (each.group in READERS or self.screen == "HomeScreen")
                for each in app.workers
            )
            lines = self.lines
            still = still + 1 if not reads and lines == before and any(lines) else 0
            if still == STILL_LOOKS:
                return
            assert turn < 2000, f"{self.screen} never comes to rest"
            before = lines

    async def arrive(self, screen: str) -> None:
        """Wait for a screen."""
        for _ in range(2000):
            if self.screen == screen:
                await self.settle()
                return
            await self._pilot.pause()
        raise AssertionError(f"{screen} never came, {self.screen} is there")

    async def left(self) -> None:
        """Wait for the end of the app."""
        while self._pilot.app.is_running:
            await self._pilot.pause()


class Seat:
    """Where a person sits at the screens, and may come back another day."""

    def __init__(self, settings: Mapping[str, Any] = NO_SETTINGS, *, speaks: bool = False) -> None:
        self._speaks = speaks
        self._desk = desk_for(settings)

    def write_protocol(self, protocol_id: str, text: str) -> None:
        """Write an own protocol."""
        self._desk.write_protocol(protocol_id, text)

    def later(self, seconds: float) -> None:
        """Come back after `seconds`."""
        self._desk.clock.advance(seconds)
        self._desk.context = self._desk.new_context()

    @contextlib.asynccontextmanager
    async def opened(self, size: tuple[int, int]) -> AsyncIterator[Screens]:
        """Start the app in a window of `size`."""
        ears = Ears(speaks=self._speaks)
        self._desk.context = replace(self._desk.context, sound=ears)
        with still_timers():
            async with self._desk.opened(size=size) as pilot:
                yield Screens(self._desk, ears, pilot)
