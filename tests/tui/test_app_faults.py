"""Every uncaught error ends the app quietly, wherever it came from."""

from collections.abc import Awaitable, Callable

import pytest
from textual.app import ComposeResult
from textual.widgets import Label
from textual.worker import WorkerFailed

from hiptimer.runner.watchdog import Watchdog
from hiptimer.tui.terminal.events import HungUp
from tests.support.bare_app import BareApp

PERSONAL = "pain 7, creaky"


def fail() -> object:
    raise ValueError(PERSONAL)


async def fail_later() -> object:
    return fail()


class Failing(BareApp):
    """Fails in the way that is asked for."""

    def __init__(self, way: Callable[["Failing"], object]) -> None:
        super().__init__()
        self._way = way
        self.closed = 0
        setattr(self.open_work, "close", self.close)  # noqa: B010 - a method

    def compose(self) -> ComposeResult:
        yield Label(PERSONAL)

    def on_mount(self) -> None:
        self.call_after_refresh(self._way, self)

    def close(self) -> str | None:
        self.closed += 1
        return "the disk is full"


WAYS: dict[str, Callable[[Failing], object]] = {
    "a handler": lambda _app: fail(),
    "a timer": lambda app: app.set_timer(0.001, fail),
    "a coming call": lambda app: app.call_later(fail),
    "a worker": lambda app: app.run_worker(fail_later()),
    "a thread": lambda app: app.run_worker(fail, thread=True),
    "a command": lambda app: app.fail(ValueError(PERSONAL)),
}


async def until_it_fails(app: Failing) -> None:
    async with app.run_test() as pilot:
        while app.fault is None:
            await pilot.pause()


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_an_error_ends_the_app_and_shows_nothing(
    way: Callable[[Failing], object], capsys: pytest.CaptureFixture[str]
) -> None:
    app = Failing(way)
    with pytest.raises((ValueError, WorkerFailed)):
        await until_it_fails(app)
    assert isinstance(app.fault, ValueError | WorkerFailed)
    printed = capsys.readouterr()
    assert PERSONAL not in printed.out + printed.err


def leave_twice(app: Failing) -> None:
    app.leave(3)
    app.leave(4)


def leave_content(app: Failing) -> None:
    app.leave(0)


async def hang_up(app: Failing) -> None:
    app.post_message(HungUp())


@pytest.mark.parametrize(("way", "code"), [(leave_twice, 3), (hang_up, 129), (leave_content, 1)])
async def test_leaving_saves_once_and_the_first_code_stays_unless_it_was_0_and_saving_failed(
    way: Callable[[Failing], Awaitable[None] | None], code: int
) -> None:
    app = Failing(way)
    async with app.run_test() as pilot:
        while app.return_code is None:
            await pilot.pause()
    assert (app.return_code, app.return_value, app.closed) == (code, code, 1)


async def test_who_leaves_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    watched: list[int] = []
    monkeypatch.setattr(Watchdog, "start", lambda _self, code: watched.append(code))
    app = Failing(lambda app: app.leave(143))
    app.attach(Watchdog(fail), None)
    async with app.run_test() as pilot:
        while not watched:
            await pilot.pause()
    assert watched == [143]


def leave_half_built(app: Failing) -> None:
    app.leave(130)
    app.query_one("#not-built-yet")


def leave_and_fail(app: Failing) -> None:
    app.leave(130)
    fail()


async def test_a_screen_that_is_left_while_it_is_built_is_no_fault() -> None:
    app = Failing(leave_half_built)
    async with app.run_test() as pilot:
        while app.return_code is None:
            await pilot.pause()
    assert (app.fault, app.return_code) == (None, 130)


async def test_any_other_error_while_leaving_is_a_fault() -> None:
    app = Failing(leave_and_fail)
    with pytest.raises(ValueError, match=PERSONAL):
        await until_it_fails(app)
    assert isinstance(app.fault, ValueError)
