"""A note of many lines is written in one line, keeps them, and may be as long as it is."""

import pytest
from msgspec.structs import replace

from hiptimer.model.corrections import with_note
from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.session import Session
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago
from tests.support.history_driver import lay, stored
from tests.support.history_screen_driver import history, press, screen_of
from tests.support.screen_text import words_on

LINES = "first\n\tsecond\n\nlast"
PAST = replace(both_sides(days_ago(2)), note=LINES)


def note(driver: AppDriver, of: Session = PAST) -> str:
    return stored(driver, of.id).note


async def test_a_letter_more_leaves_the_lines_of_a_note_as_they_are(driver: AppDriver) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await press(driver, pilot, "n")
        assert screen_of(pilot).face.pane.note.value == "first↵⇥second↵↵last"
        await press(driver, pilot, "x")
        assert note(driver) == f"{LINES}x"
        await press(driver, pilot, "home delete y enter 7")
    assert note(driver) == f"y{LINES[1:]}x"


async def test_a_mark_that_is_erased_joins_two_lines(driver: AppDriver) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await press(driver, pilot, "n ctrl+w backspace backspace")
    assert note(driver) == "first\n\tsecond"


async def test_a_note_that_has_the_marks_itself_keeps_them(driver: AppDriver) -> None:
    lay(driver, replace(PAST, note="press ↵\nthen ⇥"))
    async with history(driver) as pilot:
        await press(driver, pilot, "n x")
        assert "press ↵⏎then ⇥x" in words_on(pilot.app)
    assert note(driver) == "press ↵\nthen ⇥x"


async def test_another_session_is_shown_with_its_own_note(driver: AppDriver) -> None:
    other = replace(both_sides(days_ago(3), "oooooooo"), note="a ↵ b")
    lay(driver, PAST, other)
    async with history(driver) as pilot:
        await press(driver, pilot, "n x enter escape down n y enter")
    assert (note(driver), note(driver, other)) == (f"{LINES}x", "a ↵ by")


@pytest.mark.parametrize("length", [LONGEST_NOTE + 2, 3 * LONGEST_NOTE])
async def test_a_note_that_is_too_long_can_get_shorter_and_no_longer(
    driver: AppDriver, length: int
) -> None:
    lay(driver, replace(PAST, note="a" * length))
    async with history(driver) as pilot:
        await press(driver, pilot, "n x")
        assert note(driver) == "a" * length
        await press(driver, pilot, "backspace backspace")
        assert note(driver) == "a" * (length - 2)
        await press(driver, pilot, "ctrl+u x")
    assert note(driver) == "x"


async def test_a_letter_on_top_of_an_old_note_writes_over_nothing(driver: AppDriver) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await press(driver, pilot, "n")
        driver.context.sessions.save(with_note(PAST, "theirs"))
        screen_of(pilot).browser.selected.select(PAST.id)  # read again, and the line is not
        await press(driver, pilot, "a")
        assert "Something else changed this note meanwhile." in words_on(pilot.app)
        assert screen_of(pilot).face.pane.note.value == "theirs"
    assert stored(driver, PAST.id).note == "theirs"
