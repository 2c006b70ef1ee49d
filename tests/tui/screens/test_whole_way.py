"""From home through a whole session and home again, by the keys that a person presses."""

from textual.pilot import Pilot

from hiptimer.model.corrections import with_note
from hiptimer.model.session import SessionOutcome, StopReason
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.questions import ChoiceScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from hiptimer.tui.screens.summary import SummaryScreen
from hiptimer.tui.screens.timer import TimerScreen
from tests.support.app_driver import AppDriver, left, painted
from tests.support.own_protocols import ONE_HOLD, THREE_HOLDS, live
from tests.support.screen_text import text_on, words_on


async def started(driver: AppDriver, pilot: Pilot[int]) -> TimerScreen:
    """Start what is highlighted first."""
    await driver.press(pilot, "home", "enter", "enter")
    assert isinstance(pilot.app.screen, TimerScreen)
    return pilot.app.screen


async def arrived(pilot: Pilot[int], kind: type[object]) -> None:
    """Wait for a screen of this kind."""
    while not isinstance(pilot.app.screen, kind):
        await pilot.pause()
    await painted(pilot)


async def home_again(pilot: Pilot[int]) -> None:
    """Wait for home, and until the session is closed and home says so."""
    await arrived(pilot, HomeScreen)
    app = pilot.app
    assert isinstance(app, HiptimerApp)
    while app.open_work.session:
        await pilot.pause()
    await painted(pilot)


async def test_one_hold_from_home_to_home_and_another_session_can_follow_at_once(
    driver: AppDriver,
) -> None:
    driver.write_protocol("mine", ONE_HOLD)
    async with driver.opened() as pilot:
        for pain in (2, 0):
            timer = await started(driver, pilot)
            live(driver, timer.runner, 6)
            await driver.press(pilot, str(pain))
            timer.pulse()
            await arrived(pilot, SummaryScreen)
            headline = f"One of one hold. Worst pain {pain}, your limit is 3."
            assert headline in words_on(pilot.app)
            await driver.press(pilot, "enter")
            await home_again(pilot)
            assert "▸ One hold (own)" in text_on(pilot.app)
            assert "today" in text_on(pilot.app)
            assert not driver.context.lock.held
    stored = driver.stored()
    assert {each.outcome for each in stored} == {SessionOutcome.COMPLETED}
    assert {row.pain for each in stored for row in each.sets} == {0, 2}
    assert len(stored) == 2


async def test_a_stop_for_pain_leads_to_the_summary(driver: AppDriver) -> None:
    driver.write_protocol("mine", THREE_HOLDS)
    async with driver.opened() as pilot:
        timer = await started(driver, pilot)
        live(driver, timer.runner, 7)
        await driver.press(pilot, "f", "p")
        await arrived(pilot, SummaryScreen)
    (stored,) = driver.stored()
    assert stored.stop_reason is StopReason.PAIN


async def test_leaving_for_later_ends_the_app_and_the_next_start_offers_it(
    driver: AppDriver,
) -> None:
    driver.write_protocol("mine", THREE_HOLDS)
    async with driver.opened() as pilot:
        timer = await started(driver, pilot)
        live(driver, timer.runner, 7)
        await driver.press(pilot, "ctrl+q", "l")
        await left(pilot)
        assert pilot.app.return_code == 0
    assert [stored.outcome for stored in driver.stored()] == [None]
    driver.context = driver.new_context()
    async with driver.opened() as pilot:
        assert "A session was not finished" in text_on(pilot.app)


async def test_leaving_from_the_summary_saves_and_frees_the_lock(driver: AppDriver) -> None:
    driver.write_protocol("mine", THREE_HOLDS)
    async with driver.opened() as pilot:
        timer = await started(driver, pilot)
        live(driver, timer.runner, 7)
        await driver.press(pilot, "f", "t")
        await arrived(pilot, SummaryScreen)
        await driver.press(pilot, "3", "n", "o", "k", "ctrl+q")
        await left(pilot)
    (stored,) = driver.stored()
    assert ([row.pain for row in stored.sets], stored.note) == ([3], "ok")
    assert not driver.context.lock.held


async def test_a_session_that_stood_still_for_two_hours_can_be_discarded(driver: AppDriver) -> None:
    driver.write_protocol("mine", THREE_HOLDS)
    async with driver.opened() as pilot:
        timer = await started(driver, pilot)
        live(driver, timer.runner, 7)
        await driver.press(pilot, "space")
        driver.clock.advance(7300)
        timer.pulse()
        await driver.press(pilot, "d")
        await home_again(pilot)
    assert driver.stored() == ()
    assert len(list((driver.folder / "trash").iterdir())) == 1


async def test_what_could_not_be_saved_is_reported_at_home(driver: AppDriver) -> None:
    driver.write_protocol("mine", THREE_HOLDS)
    (driver.folder / "sessions").write_text("in the way", encoding="utf-8")
    async with driver.opened() as pilot:
        timer = await started(driver, pilot)
        live(driver, timer.runner, 7)
        await driver.press(pilot, "f", "t")
        await arrived(pilot, SummaryScreen)
        await driver.press(pilot, "enter")
        await arrived(pilot, ChoiceScreen)
        await driver.press(pilot, "escape")
        await home_again(pilot)
        await driver.press(pilot, "p")
        assert "Not everything of the last session is saved" in words_on(pilot.app)


async def test_a_start_sheet_that_is_put_away_leaves_nothing_behind(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, StartSheet)
        await driver.press(pilot, "escape")
        assert isinstance(pilot.app, HiptimerApp)
        assert pilot.app.open_work.session is None
    assert driver.stored() == ()


async def test_home_reports_a_version_that_something_else_wrote_meanwhile(
    driver: AppDriver,
) -> None:
    driver.write_protocol("mine", THREE_HOLDS)
    async with driver.opened() as pilot:
        timer = await started(driver, pilot)
        live(driver, timer.runner, 7)
        await driver.press(pilot, "f", "t")
        await arrived(pilot, SummaryScreen)
        assert timer.runner._writer.flush()
        (found,) = driver.stored()
        driver.context.sessions.save(with_note(found, "by a sync tool"))
        await driver.press(pilot, "3", "enter")
        await home_again(pilot)
        assert "something else changed this file meanwhile" in words_on(pilot.app)
    assert [row.pain for row in driver.stored()[0].sets] == [3]
