"""Follows a session on the timer screen, second by second, with the time that a test gives it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from msgspec.structs import replace
from textual.events import Key
from textual.pilot import Pilot

from hiptimer.engine import Engine, Phase, Plan, lay_out
from hiptimer.engine.events import Event
from hiptimer.interaction.view import End
from hiptimer.model.choices import AdvanceRule, RatingRule, Rules, sets_of_the_day
from hiptimer.model.protocol import AffectedSide, Protocol
from hiptimer.model.session import Session
from hiptimer.runner.opening import open_session
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui.app import HeldBackIsDue
from hiptimer.tui.screens.timer import TimerScreen
from hiptimer.tui.screens.timer.view import TimerView
from hiptimer.tui.terminal.events import Key as TerminalKey
from hiptimer.tui.themes import DEFAULT_THEME
from tests.support.app_driver import AppDriver
from tests.support.bare_app import BareApp
from tests.support.engine_transcript import transcript
from tests.support.fakes import FakeClock
from tests.support.screen_text import lines_on

NAMES = {"+": "plus", "?": "question_mark"}
"""How Textual calls characters that are no letters."""

ROUNDS = 4
"""A key, its action, the message of a panel, and what that is answered with."""

LONGEST = 2_000
"""Half seconds; no phase of a test is as long as that."""


class TimerApp(BareApp):
    """Nothing but a timer, so that a test sees how it is left."""

    TITLE = "TimerApp"  # it is in the pictures

    def __init__(
        self,
        runner: SessionRunner,
        clock: FakeClock,
        theme: str = DEFAULT_THEME,
        *,
        captions: bool = False,
    ) -> None:
        super().__init__(clock)
        self.timer = TimerScreen(runner, captions=captions)
        self.ends: list[End | None] = []
        self.theme = theme

    def on_mount(self) -> None:
        self.push_screen(self.timer, self.ends.append)


@dataclass(slots=True)
class Following:
    """A session on the screen."""

    driver: AppDriver
    runner: SessionRunner
    app: TimerApp
    pilot: Pilot[int]
    events: list[Event] = field(default_factory=list)

    @property
    def engine(self) -> Engine:
        return self.runner.engine

    @property
    def phase(self) -> Phase:
        return self.engine.phase

    @property
    def where(self) -> str:
        """Return the phase, and the set that it is about: "hold left 1"."""
        step = self.engine.position
        return f"{self.phase} {step.side} {step.number}" if step else str(self.phase)

    @property
    def view(self) -> TimerView:
        """What the screen shows."""
        view = vars(self.app.timer)["_shown"]
        assert isinstance(view, TimerView)
        return view

    @property
    def lines(self) -> list[str]:
        return lines_on(self.app)

    @property
    def text(self) -> str:
        """All words on the screen, with single spaces between them."""
        return " ".join(" ".join(self.lines).split())

    @property
    def foot(self) -> str:
        """The last line: the keys that work."""
        return self.lines[-1].strip()

    @property
    def session(self) -> Session:
        session = self.runner.session
        assert session is not None
        return session

    @property
    def pains(self) -> list[int | None]:
        """The ratings of all sets so far."""
        return [row.pain for row in self.session.sets]

    async def wait(self, seconds: float, step: float = 0.5) -> None:
        """Let time pass in steps as the loop would; the screen is drawn after the last of them."""
        self._let_pass(seconds, step)
        await self.settle()

    def _let_pass(self, seconds: float, step: float = 0.5) -> None:
        for _ in range(round(seconds / step)):
            self.driver.clock.advance(step)
            self.runner.pulse()
        self.app.timer.draw()

    async def reach(self, phase: Phase, after: float = 0.0, *, looking: bool = False) -> None:
        """Let time pass until `phase` begins, and then `after` seconds more.

        On the way there the screen is drawn only for one who is `looking`.
        """
        timer = self.app.timer
        for _ in range(LONGEST):
            if self.phase is phase:
                break
            self.driver.clock.advance(0.5)
            self.runner.pulse()
            if looking:
                timer.draw()
        assert self.phase is phase
        timer.draw()
        await self.wait(after)

    async def press(self, *keys: str, after: float = 0.0) -> str:
        """Press keys one after another, at once, `after` seconds; give back what they brought."""
        if after:
            self._let_pass(after)
            await self.settle(rounds=1)
        before = len(self.events)
        for key in keys:
            self.app.post_message(Key(NAMES.get(key, key), key if len(key) == 1 else None))
        await self.settle()
        await self._let_held_back_act()
        return transcript(self.events[before:])

    async def hold_down(self, key: str, seconds: float = 3.0) -> None:
        """Hold a key down: after half a second the keyboard repeats it 25 times a second."""
        await self.press(key)
        self._let_pass(0.46, step=0.46)
        for _ in range(round(seconds * 25)):
            self._let_pass(0.04, step=0.04)
            character = key if len(key) == 1 else None
            now = self.driver.clock.monotonic()
            self.app.post_message(TerminalKey(NAMES.get(key, key), character, now))
            await self.settle(rounds=2)

    async def _let_held_back_act(self) -> None:
        """Let a second press come due that was held back until it could be no repetition."""
        due = self.app.gate.wake_at
        if due is not None:
            self.driver.clock.advance(due - self.driver.clock.monotonic())
            self.app.post_message(HeldBackIsDue())
            await self.settle()

    async def sleep(self, seconds: float) -> None:
        """Let the computer sleep: time passes, and no one looks."""
        self.driver.clock.advance(seconds)
        self.app.timer.pulse()
        await self.settle()

    async def settle(self, rounds: int = ROUNDS) -> None:
        """Let everything that was sent arrive, and what comes of it be drawn."""
        for _ in range(rounds):
            await self.pilot.pause(0)


@asynccontextmanager
async def following(
    driver: AppDriver,
    plan: Plan | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    theme: str = DEFAULT_THEME,
    captions: bool = False,
) -> AsyncIterator[Following]:
    """Open the timer on `plan`, or on the short protocol for both sides."""
    runner = open_session(driver.context, plan or short_plan(driver))
    app = TimerApp(runner, driver.clock, theme, captions=captions)
    events: list[Event] = []
    runner.listen(lambda outcome: events.extend(outcome.events))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Following(driver, runner, app, pilot, events)
    runner.close()


def short_plan(
    driver: AppDriver,
    protocol: Protocol | None = None,
    *,
    rating: RatingRule = RatingRule.CARRY_ON,
    advance: AdvanceRule = AdvanceRule.EXERCISE,
    affected: AffectedSide = AffectedSide.BOTH,
    exercises: int | None = None,
) -> Plan:
    """Lay out the short protocol (or another), on request only its first exercises."""
    prescribed = protocol or driver.protocol()
    prescribed = replace(prescribed, exercises=prescribed.exercises[:exercises])
    rules = Rules(rating=rating, advance=advance, affected_side=affected)
    return lay_out(prescribed, sets_of_the_day(prescribed, affected), rules)
