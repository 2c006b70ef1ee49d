"""docs/architecture.md leads from a file to a row of the history, and from a key to a file."""

import pytest

from hiptimer.tui.screens.history import screen
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, unrated
from tests.support.history_driver import lay, stored
from tests.support.history_screen_driver import history, press, read, screen_of
from tests.support.journeys import Journey, listed
from tests.support.screen_text import text_on

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
async def test_a_new_file_becomes_a_row_on_the_way_that_the_page_describes(
    driver: AppDriver,
) -> None:
    lay(driver, PAST)
    journey = Journey()
    with journey.watched():
        async with history(driver) as pilot:
            lay(driver, OTHER)
            with journey.recorded():
                screen_of(pilot).look_at_files()
                await read(pilot)
                assert "2 sessions" in text_on(pilot.app)
    assert journey.steps - BELOW == listed("One row of the history")
    assert len(journey.steps - BELOW) <= ROW


@pytest.mark.usefixtures("every_frame")
async def test_a_correction_goes_the_way_that_the_page_describes(driver: AppDriver) -> None:
    lay(driver, PAST)
    journey = Journey()
    with journey.watched():
        async with history(driver) as pilot:
            await press(driver, pilot, "enter")
            with journey.recorded():
                await press(driver, pilot, "4")
                screen_of(pilot).look_at_disk()
                await read(pilot)
    assert stored(driver, PAST.id).sets[0].pain == 4
    assert journey.steps - BELOW == listed("A correction of a past session")
    assert len(journey.steps - BELOW) <= CORRECTION
