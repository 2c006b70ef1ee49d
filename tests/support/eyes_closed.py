"""Follows a session with closed eyes: keys are pressed, words are heard, and nothing is shown."""

from dataclasses import dataclass

from hiptimer.engine import Phase, Plan
from hiptimer.interaction.view import End
from hiptimer.runner.opening import open_session
from hiptimer.runner.session_runner import SessionRunner
from tests.support.app_driver import AppDriver
from tests.support.timer_cues import Said, with_voice

LONGEST = 10_000
"""Turns; no wait of a test is as long as that."""


@dataclass(slots=True)
class EyesClosed:
    """A session that has begun, and what is said of it."""

    driver: AppDriver
    runner: SessionRunner
    said: Said

    @classmethod
    def begin(cls, driver: AppDriver, plan: Plan) -> "EyesClosed":
        """Start a session with a voice that is written down."""
        said = with_voice(driver)
        runner = open_session(driver.context, plan)
        runner.start()
        return cls(driver, runner, said)

    @property
    def phase(self) -> Phase:
        return self.runner.engine.phase

    @property
    def end(self) -> End | None:
        return self.runner.controller.end

    @property
    def heard(self) -> str:
        """What was said last."""
        return self.said.last

    @property
    def pains(self) -> list[int | None]:
        session = self.runner.session
        assert session is not None
        return [row.pain for row in session.sets]

    @property
    def chosen(self) -> list[str]:
        """Every departure from the plan."""
        session = self.runner.session
        assert session is not None
        return [str(change.choice) for change in session.adjustments]

    def press(self, *keys: str, after: float = 1.0) -> None:
        """Press keys, each of them `after` seconds later."""
        for key in keys:
            self.wait(after)
            self.runner.press(key)

    def wait(self, seconds: float) -> None:
        """Let time pass, and pulse the runner whenever it asks for it."""
        until = self.driver.clock.monotonic() + seconds
        for _ in range(LONGEST):
            left = until - self.driver.clock.monotonic()
            if left <= 0:
                return
            self.driver.clock.advance(min(left, self.runner.wake_in() or left))
            self.runner.pulse()
        raise AssertionError("time does not pass")

    def reach(self, phase: Phase, *, after: float = 0.0) -> None:
        """Let time pass until `phase` begins, and then `after` seconds more."""
        for _ in range(LONGEST):
            if self.phase is phase:
                break
            self.driver.clock.advance(self.runner.wake_in())
            self.runner.pulse()
        assert self.phase is phase
        self.wait(after)
