"""Trying an unsaved protocol: the session is a real one, and nothing that was written is lost."""

import pytest

from hiptimer.model.session import SessionOutcome
from hiptimer.tui.app import HiptimerApp
from hiptimer.tui.screens.editor import EditorScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from hiptimer.tui.screens.timer import TimerScreen
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing

MINE = """\
format = 1
name = "Mine"
prepare_seconds = 0

[[exercise]]
name = "Lift"
sets = 1
hold_seconds = 5
rest_seconds = 0
"""


@pytest.fixture
def mine(driver: AppDriver) -> AppDriver:
    driver.write_protocol("mine", MINE)
    return driver


async def try_with_two_seconds(hands: Hands) -> None:
    await hands.press("enter")
    await hands.point_at("Hold")
    await hands.write("2")
    await hands.press("ctrl+t")
    await hands.pilot.pause()
    assert isinstance(hands.pilot.app.screen, StartSheet)


def is_as_it_was(hands: Hands) -> bool:
    assert hands.label == "Hold"
    assert hands.row("Hold").startswith("2")
    return hands.editor.document.unsaved


async def test_a_person_who_does_not_start_is_back_where_the_pen_was(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await try_with_two_seconds(hands)
        await hands.press("escape")
        await hands.pilot.pause()
        assert is_as_it_was(hands)
    assert mine.stored() == ()


async def test_an_unsaved_protocol_is_followed_to_its_end_and_edited_on(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await try_with_two_seconds(hands)
        await hands.press("enter")
        await hands.pilot.pause()
        app = hands.pilot.app
        assert isinstance(app, HiptimerApp)
        assert isinstance(app.screen, TimerScreen)
        await hands.press("enter")
        for _ in range(10):
            mine.clock.advance(0.5)
            app.screen.pulse()
        await hands.press("2", "enter")
        for _ in range(5):
            await hands.pilot.pause()
            if isinstance(app.screen, EditorScreen):
                break
            await hands.press("enter")
        assert is_as_it_was(hands)
        await hands.press("ctrl+s")
        assert "Saved as mine." in hands.text
    (session,) = mine.stored()
    assert session.outcome is SessionOutcome.COMPLETED
    assert [row.target_seconds for row in session.sets] == [2]
    assert session.protocol.id == "mine"


async def test_a_session_that_is_left_for_later_leads_back_to_the_editor(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await try_with_two_seconds(hands)
        await hands.press("enter")
        await hands.pilot.pause()
        await hands.press("enter", "q", "l")
        await hands.pilot.pause()
        assert hands.pilot.app.is_running
        assert is_as_it_was(hands)
