"""docs/architecture.md leads from a file to a row of the history, and from a key to a file."""

import pytest

from hiptimer.tui.screens.history import screen
from tests.runner.browsing import lay, stored
from tests.runner.histories import both_sides, days_ago, unrated
from tests.tui.desk import Desk
from tests.tui.journeys import Journey, listed
from tests.tui.screen_text import text_on
from tests.tui.screens.history.past import history, press, read, screen_of

PAST, OTHER = both_sides(days_ago(2)), unrated(days_ago(9))

ROW = 33
CORRECTION = 40
"""The most files that one has to open."""

BELOW = {"tui/screens/home.py"}
"""Home is not shown, but its clock goes on."""


@pytest.fixture(autouse=True)
def _files_looked_at_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no check begin by itself: on a busy machine five seconds pass in any test."""
    monkeypatch.setattr(screen, "LOOK_AT_FILES_SECONDS", 3600.0)


@pytest.mark.usefixtures("every_frame")
async def test_a_new_file_becomes_a_row_on_the_way_that_the_page_describes(desk: Desk) -> None:
    lay(desk, PAST)
    journey = Journey()
    with journey.watched():
        async with history(desk) as pilot:
            lay(desk, OTHER)
            with journey.recorded():
                screen_of(pilot).look_at_files()
                await read(pilot)
                assert "2 sessions" in text_on(pilot.app)
    assert journey.steps - BELOW == listed("One row of the history")
    assert len(journey.steps - BELOW) <= ROW


@pytest.mark.usefixtures("every_frame")
async def test_a_correction_goes_the_way_that_the_page_describes(desk: Desk) -> None:
    lay(desk, PAST)
    journey = Journey()
    with journey.watched():
        async with history(desk) as pilot:
            await press(desk, pilot, "enter")
            with journey.recorded():
                await press(desk, pilot, "4")
                screen_of(pilot).look_at_disk()
                await read(pilot)
    assert stored(desk, PAST.id).sets[0].pain == 4
    assert journey.steps - BELOW == listed("A correction of a past session")
    assert len(journey.steps - BELOW) <= CORRECTION
