"""What many sessions say together, over all dates, stands beside the list or covers it."""

import pytest

from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, many, unrated
from tests.support.history_driver import lay
from tests.support.history_screen_driver import (
    beside,
    hints,
    history,
    look_for,
    press,
    read,
    screen_of,
)
from tests.support.screen_text import words_on

NARROW = (40, 12)


async def test_v_leads_through_the_chart_the_weeks_and_the_calendar(driver: AppDriver) -> None:
    lay(driver, *many(20))
    async with history(driver) as pilot:
        await press(driver, pilot, "v")
        assert "Pain: Side-lying hover, left" in beside(pilot)
        assert "your limit (3)" in beside(pilot)
        await press(driver, pilot, "v")
        assert "Time under tension, week by week" in beside(pilot)
        assert "Time under tension this week so far" in beside(pilot)
        await press(driver, pilot, "v")
        assert "The last six months, day by day" in beside(pilot)
        assert "rest day" in beside(pilot)
        await press(driver, pilot, "v")
        assert "One of three holds." in beside(pilot)


async def test_the_chart_begins_with_the_exercise_that_was_done_last(driver: AppDriver) -> None:
    lay(driver, unrated(days_ago(9)), both_sides(days_ago(2)))
    async with history(driver) as pilot:
        assert "← →" not in hints(pilot)
        await press(driver, pilot, "v")
        assert "Pain: Side-lying hover, right" in beside(pilot)
        assert hints(pilot)["← →"] == "exercise"
        await press(driver, pilot, "right")
        assert "Pain: Side-lying hover, left" in beside(pilot)
        await press(driver, pilot, "right")
        assert "Pain: Clam, left" in beside(pilot)
        await press(driver, pilot, "right left left")
        assert "Pain: Side-lying hover, left" in beside(pilot)


async def test_steps_that_are_quicker_than_the_figures_are_all_taken(driver: AppDriver) -> None:
    lay(driver, unrated(days_ago(9)), both_sides(days_ago(2)))
    async with history(driver) as pilot:
        await press(driver, pilot, "v")
        charts = screen_of(pilot).face.charts
        assert charts
        for _ in range(2):  # one right after the other: nothing is worked out between them
            charts.turn(1)
        await read(pilot)
        assert "Pain: Clam, left" in beside(pilot)
        charts.turn(1)
        charts.turn(-1)
        await read(pilot)
        assert "Pain: Clam, left" in beside(pilot)


async def test_the_chart_is_over_all_dates_whatever_is_looked_for(driver: AppDriver) -> None:
    lay(driver, both_sides(days_ago(2)), both_sides(days_ago(80), "oooooooo"))
    async with history(driver) as pilot:
        await look_for(driver, pilot, "nov")
        await press(driver, pilot, "v")
        assert "since 4 September" in beside(pilot)


async def test_a_correction_is_seen_in_the_chart(driver: AppDriver) -> None:
    lay(driver, both_sides(days_ago(2)), both_sides(days_ago(80), "oooooooo"))
    async with history(driver) as pilot:
        await press(driver, pilot, "v enter right 9 escape v")
        assert "worst pain went from 5 to 9" in beside(pilot)


async def test_a_session_that_comes_while_the_chart_is_shown_gets_into_it(
    driver: AppDriver,
) -> None:
    lay(driver, both_sides(days_ago(9)))
    async with history(driver) as pilot:
        await press(driver, pilot, "v")
        assert "one session is rated so far" in beside(pilot)
        lay(driver, both_sides(days_ago(2), "nnnnnnnn"))
        screen_of(pilot).look_at_files()
        await read(pilot)
        await read(pilot)
        assert "about the same, worst pain 5" in beside(pilot)


async def test_without_sessions_each_view_says_what_will_stand_there(driver: AppDriver) -> None:
    async with history(driver) as pilot:
        for announced in ("Here a line will show", "Here a bar will show", "Here each day"):
            await press(driver, pilot, "v")
            assert announced in beside(pilot)


async def test_in_a_narrow_window_a_view_covers_the_list_and_esc_goes_back(
    driver: AppDriver,
) -> None:
    lay(driver, *many(5))
    async with history(driver, NARROW) as pilot:
        await press(driver, pilot, "v")
        shown = words_on(pilot.app)
        assert "Pain: Side-lying hover, left" in shown
        assert "Sun 22 Nov" not in shown
        await press(driver, pilot, "escape")
        assert "Sun 22 Nov" in words_on(pilot.app)
        await press(driver, pilot, "enter")
        assert "One of three holds." in words_on(pilot.app)


@pytest.mark.parametrize("size", [(80, 24), NARROW])
async def test_the_note_leads_from_a_chart_back_to_the_session(
    driver: AppDriver, size: tuple[int, int]
) -> None:
    past = both_sides(days_ago(2))
    lay(driver, past)
    async with history(driver, size) as pilot:
        await press(driver, pilot, "v escape" if size == NARROW else "v")
        await press(driver, pilot, "n !")
        assert "Sat 21 Nov 2026" in beside(pilot)
        assert "Long walk yesterday.!" in words_on(pilot.app)
        await press(driver, pilot, "enter escape")
        assert hints(pilot)["enter"] == "open"
    assert driver.stored()[0].note == "Long walk yesterday.!"
