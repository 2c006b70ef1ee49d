"""A full disk is told in one line, the number stays, and the line goes when all is well."""

from pathlib import Path

import pytest

from hiptimer.engine import Phase
from hiptimer.errors import SaveError
from hiptimer.model.session import Session
from hiptimer.storage.atomic import Saved
from hiptimer.storage.sessions import SessionStore
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.timer import TimerScreen
from tests.tui.desk import Desk
from tests.tui.screens.own_protocols import ONE_HOLD, live
from tests.tui.timer.following import Following, following, short_plan

TOLD = "The session goes on; it was not saved: the disk is full; make some room on it"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A disk that is full as long as the list says so."""
    full = [True]
    save = SessionStore.save

    def try_to_save(store: SessionStore, session: Session) -> Saved:
        if full[0]:
            reason = "it was not saved: the disk is full; make some room on it"
            raise SaveError(Path("sessions") / "x.toml", reason)
        return save(store, session)

    monkeypatch.setattr(SessionStore, "save", try_to_save)
    return full


async def saved(timer: Following) -> None:
    """Let the writer do its work, and the screen see what came of it."""
    writer = vars(timer.runner)["_writer"]
    assert writer.flush()
    await timer.wait(0.5)


async def test_a_full_disk_is_told_and_the_session_goes_on(desk: Desk, full: list[bool]) -> None:
    async with following(desk, short_plan(desk)) as timer:
        await timer.reach(Phase.HOLD, after=1)
        await saved(timer)
        assert TOLD in timer.text
        assert timer.view.big == "19"
        await timer.reach(Phase.REST, after=1)
        full[0] = False
        await timer.press("2")
        await saved(timer)
        assert TOLD not in timer.text
    assert [row.pain for row in desk.stored()[0].sets] == [2]


async def test_in_a_small_window_it_takes_one_line_and_leaves_the_number(
    desk: Desk, full: list[bool]
) -> None:
    async with following(desk, short_plan(desk), size=(40, 12)) as timer:
        await timer.reach(Phase.HOLD, after=1)
        before = timer.lines
        await saved(timer)
        assert full[0]
        assert timer.lines[1].strip().startswith("The session goes on; it was not saved")
        assert sum("█" in line for line in timer.lines) >= 5
        assert sum("█" in line for line in before) >= 5


@pytest.mark.parametrize("code", [0, 1])
async def test_leaving_after_a_session_that_was_not_saved_is_no_success(
    desk: Desk, full: list[bool], code: int
) -> None:
    desk.write_protocol("mine", ONE_HOLD)
    full[0] = bool(code)
    async with desk.opened() as pilot:
        await desk.press(pilot, "home", "enter", "enter")
        timer = pilot.app.screen
        assert isinstance(timer, TimerScreen)
        live(desk, timer.runner, 6)
        await desk.press(pilot, "0")
        timer.pulse()
        await desk.press(pilot, "enter")
        while not isinstance(pilot.app.screen, HomeScreen):
            await pilot.pause()
        await desk.press(pilot, "q")
        while pilot.app.return_code is None:
            await pilot.pause()
    assert pilot.app.return_code == code
    assert len(desk.stored()) == 1 - code
