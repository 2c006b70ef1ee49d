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
from tests.tui.desk import Desk, left, painted
from tests.tui.screen_text import text_on, words_on
from tests.tui.screens.own_protocols import ONE_HOLD, THREE_HOLDS, live


async def started(desk: Desk, pilot: Pilot[int]) -> TimerScreen:
    """Start what is highlighted first."""
    await desk.press(pilot, "home", "enter", "enter")
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
    desk: Desk,
) -> None:
    desk.write_protocol("mine", ONE_HOLD)
    async with desk.opened() as pilot:
        for pain in (2, 0):
            timer = await started(desk, pilot)
            live(desk, timer.runner, 6)
            await desk.press(pilot, str(pain))
            timer.pulse()
            await arrived(pilot, SummaryScreen)
            headline = f"One of one hold. Worst pain {pain}, your limit is 3."
            assert headline in words_on(pilot.app)
            await desk.press(pilot, "enter")
            await home_again(pilot)
            assert "▸ One hold (own)" in text_on(pilot.app)
            assert "today" in text_on(pilot.app)
            assert not desk.context.lock.held
    stored = desk.stored()
    assert {each.outcome for each in stored} == {SessionOutcome.COMPLETED}
    assert {row.pain for each in stored for row in each.sets} == {0, 2}
    assert len(stored) == 2


async def test_a_stop_for_pain_leads_to_the_summary(desk: Desk) -> None:
    desk.write_protocol("mine", THREE_HOLDS)
    async with desk.opened() as pilot:
        timer = await started(desk, pilot)
        live(desk, timer.runner, 7)
        await desk.press(pilot, "f", "p")
        await arrived(pilot, SummaryScreen)
    (stored,) = desk.stored()
    assert stored.stop_reason is StopReason.PAIN


async def test_leaving_for_later_ends_the_app_and_the_next_start_offers_it(desk: Desk) -> None:
    desk.write_protocol("mine", THREE_HOLDS)
    async with desk.opened() as pilot:
        timer = await started(desk, pilot)
        live(desk, timer.runner, 7)
        await desk.press(pilot, "ctrl+q", "l")
        await left(pilot)
        assert pilot.app.return_code == 0
    assert [stored.outcome for stored in desk.stored()] == [None]
    desk.context = desk.new_context()
    async with desk.opened() as pilot:
        assert "A session was not finished" in text_on(pilot.app)


async def test_leaving_from_the_summary_saves_and_frees_the_lock(desk: Desk) -> None:
    desk.write_protocol("mine", THREE_HOLDS)
    async with desk.opened() as pilot:
        timer = await started(desk, pilot)
        live(desk, timer.runner, 7)
        await desk.press(pilot, "f", "t")
        await arrived(pilot, SummaryScreen)
        await desk.press(pilot, "3", "n", "o", "k", "ctrl+q")
        await left(pilot)
    (stored,) = desk.stored()
    assert ([row.pain for row in stored.sets], stored.note) == ([3], "ok")
    assert not desk.context.lock.held


async def test_a_session_that_stood_still_for_two_hours_can_be_discarded(desk: Desk) -> None:
    desk.write_protocol("mine", THREE_HOLDS)
    async with desk.opened() as pilot:
        timer = await started(desk, pilot)
        live(desk, timer.runner, 7)
        await desk.press(pilot, "space")
        desk.clock.advance(7300)
        timer.pulse()
        await desk.press(pilot, "d")
        await home_again(pilot)
    assert desk.stored() == ()
    assert len(list((desk.folder / "trash").iterdir())) == 1


async def test_what_could_not_be_saved_is_reported_at_home(desk: Desk) -> None:
    desk.write_protocol("mine", THREE_HOLDS)
    (desk.folder / "sessions").write_text("in the way", encoding="utf-8")
    async with desk.opened() as pilot:
        timer = await started(desk, pilot)
        live(desk, timer.runner, 7)
        await desk.press(pilot, "f", "t")
        await arrived(pilot, SummaryScreen)
        await desk.press(pilot, "enter")
        await arrived(pilot, ChoiceScreen)
        await desk.press(pilot, "escape")
        await home_again(pilot)
        await desk.press(pilot, "p")
        assert "Not everything of the last session is saved" in words_on(pilot.app)


async def test_a_start_sheet_that_is_put_away_leaves_nothing_behind(desk: Desk) -> None:
    async with desk.opened() as pilot:
        await desk.press(pilot, "enter")
        assert isinstance(pilot.app.screen, StartSheet)
        await desk.press(pilot, "escape")
        assert isinstance(pilot.app, HiptimerApp)
        assert pilot.app.open_work.session is None
    assert desk.stored() == ()


async def test_home_reports_a_version_that_something_else_wrote_meanwhile(desk: Desk) -> None:
    desk.write_protocol("mine", THREE_HOLDS)
    async with desk.opened() as pilot:
        timer = await started(desk, pilot)
        live(desk, timer.runner, 7)
        await desk.press(pilot, "f", "t")
        await arrived(pilot, SummaryScreen)
        assert timer.runner._writer.flush()
        (found,) = desk.stored()
        desk.context.sessions.save(with_note(found, "by a sync tool"))
        await desk.press(pilot, "3", "enter")
        await home_again(pilot)
        assert "something else changed this file meanwhile" in words_on(pilot.app)
    assert [row.pain for row in desk.stored()[0].sets] == [3]
