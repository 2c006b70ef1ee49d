"""The display is kept on while a session wants it, and let go again."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from hiptimer.engine import Phase
from hiptimer.engine.commands import Finish, Pause, Resume, SkipPhase
from hiptimer.model.session import StopReason
from hiptimer.runner.awake import CANT, DisplayAwake
from hiptimer.runner.session_runner import QUIET_SECONDS
from tests.support.display import LONG_ENOUGH, FakeDisplay
from tests.support.sessions import runner_at_hand


def test_the_display_is_held_on_and_let_go() -> None:
    system = FakeDisplay()
    awake = DisplayAwake(system.keep)
    awake.want(on=True)
    assert system.held.wait(LONG_ENOUGH)
    assert not system.let_go.is_set()
    awake.want(on=False)
    assert system.let_go.wait(LONG_ENOUGH)
    awake.close()
    assert awake.problem is None


def test_where_it_is_not_possible_that_is_said() -> None:
    system = FakeDisplay(able=False)
    awake = DisplayAwake(system.keep)
    awake.want(on=True)
    assert system.held.wait(LONG_ENOUGH)
    awake.close()
    assert awake.problem == CANT


def test_a_system_that_fails_to_let_go_ends_nothing_and_is_asked_no_more() -> None:
    """As where the desktop was left, or its bus restarted, while a session ran."""
    asked: list[str] = []

    @contextmanager
    def keep() -> Iterator[FakeDisplay.Mode]:
        asked.append("to keep the display on")
        yield FakeDisplay.Mode(active=True)
        raise RuntimeError("the bus has gone")

    awake = DisplayAwake(keep)
    awake.ask()
    awake.wait(LONG_ENOUGH)
    awake.want(on=True)
    awake.want(on=False)
    awake.close()
    assert asked == ["to keep the display on"]
    assert awake.problem == CANT


def test_a_system_that_fails_to_answer_is_one_that_can_not() -> None:
    def keep() -> AbstractContextManager[FakeDisplay.Mode]:
        raise OSError("no bus")

    awake = DisplayAwake(keep)
    awake.want(on=True)
    awake.wait(LONG_ENOUGH)
    assert not awake.looking
    awake.close()
    assert awake.problem == CANT


def test_nothing_is_asked_of_a_system_that_is_not_to_be_asked() -> None:
    awake = DisplayAwake()
    awake.want(on=True)
    awake.close()
    assert awake.problem is None


def test_asking_whether_it_is_possible_holds_nothing() -> None:
    system = FakeDisplay(able=False)
    awake = DisplayAwake(system.keep)
    awake.ask()
    assert system.let_go.wait(LONG_ENOUGH)
    assert awake.problem == CANT
    assert not awake.looking
    system.held.clear()
    awake.ask()
    awake.close()
    assert not system.held.is_set()


def test_a_display_that_may_sleep_is_not_asked_for() -> None:
    system = FakeDisplay()
    awake = DisplayAwake(system.keep)
    awake.allowed = False
    awake.ask()
    awake.want(on=True)
    assert not awake.looking
    awake.close()
    assert not system.held.is_set()


class Wanted(DisplayAwake):
    """Writes down what is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.on: list[bool] = []

    def want(self, *, on: bool) -> None:
        if self.on[-1:] != [on]:
            self.on.append(on)


def test_a_session_wants_the_display_until_it_has_paused_for_three_minutes(tmp_path: Path) -> None:
    awake = Wanted()
    at_hand = runner_at_hand(tmp_path)
    at_hand.runner.keep_on(awake)
    at_hand.runner.start()
    at_hand.live(5)
    at_hand.runner.send(Pause())
    at_hand.live(QUIET_SECONDS - 1)
    assert awake.on == [True]
    at_hand.live(2)
    assert awake.on == [True, False]
    at_hand.runner.send(Resume())
    at_hand.live(1)
    assert awake.on == [True, False, True]
    at_hand.runner.close()
    assert awake.on == [True, False, True, False]


@pytest.mark.parametrize("reason", list(StopReason))
def test_a_key_that_ends_a_session_lets_the_display_go_at_once(
    tmp_path: Path, reason: StopReason
) -> None:
    awake = Wanted()
    at_hand = runner_at_hand(tmp_path)
    at_hand.runner.keep_on(awake)
    at_hand.runner.start()
    at_hand.live(15)
    at_hand.runner.send(Finish(reason))
    assert awake.on == [True, False]
    at_hand.runner.close()


def test_the_last_number_lets_the_display_go_at_once(tmp_path: Path) -> None:
    awake = Wanted()
    at_hand = runner_at_hand(tmp_path)
    at_hand.runner.keep_on(awake)
    at_hand.runner.start()
    while at_hand.runner.engine.phase is not Phase.WAITING:
        at_hand.live(1)
    at_hand.runner.send(SkipPhase())
    assert at_hand.runner.finished
    assert awake.on == [True, False]
    at_hand.runner.close()
