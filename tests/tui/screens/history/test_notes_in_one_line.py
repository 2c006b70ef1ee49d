"""A note of many lines is written in one line, keeps them, and may be as long as it is."""

import pytest
from msgspec.structs import replace

from hiptimer.model.corrections import with_note
from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.session import Session
from tests.runner.browsing import lay, stored
from tests.runner.histories import both_sides, days_ago
from tests.tui.desk import Desk
from tests.tui.screen_text import words_on
from tests.tui.screens.history.past import history, press, screen_of

LINES = "first\n\tsecond\n\nlast"
PAST = replace(both_sides(days_ago(2)), note=LINES)


def note(desk: Desk, of: Session = PAST) -> str:
    return stored(desk, of.id).note


async def test_a_letter_more_leaves_the_lines_of_a_note_as_they_are(desk: Desk) -> None:
    lay(desk, PAST)
    async with history(desk) as pilot:
        await press(desk, pilot, "n")
        assert screen_of(pilot).face.pane.note.value == "first↵⇥second↵↵last"
        await press(desk, pilot, "x")
        assert note(desk) == f"{LINES}x"
        await press(desk, pilot, "home delete y enter 7")
    assert note(desk) == f"y{LINES[1:]}x"


async def test_a_mark_that_is_erased_joins_two_lines(desk: Desk) -> None:
    lay(desk, PAST)
    async with history(desk) as pilot:
        await press(desk, pilot, "n ctrl+w backspace backspace")
    assert note(desk) == "first\n\tsecond"


async def test_a_note_that_has_the_marks_itself_keeps_them(desk: Desk) -> None:
    lay(desk, replace(PAST, note="press ↵\nthen ⇥"))
    async with history(desk) as pilot:
        await press(desk, pilot, "n x")
        assert "press ↵⏎then ⇥x" in words_on(pilot.app)
    assert note(desk) == "press ↵\nthen ⇥x"


async def test_another_session_is_shown_with_its_own_note(desk: Desk) -> None:
    other = replace(both_sides(days_ago(3), "oooooooo"), note="a ↵ b")
    lay(desk, PAST, other)
    async with history(desk) as pilot:
        await press(desk, pilot, "n x enter escape down n y enter")
    assert (note(desk), note(desk, other)) == (f"{LINES}x", "a ↵ by")


@pytest.mark.parametrize("length", [LONGEST_NOTE + 2, 3 * LONGEST_NOTE])
async def test_a_note_that_is_too_long_can_get_shorter_and_no_longer(
    desk: Desk, length: int
) -> None:
    lay(desk, replace(PAST, note="a" * length))
    async with history(desk) as pilot:
        await press(desk, pilot, "n x")
        assert note(desk) == "a" * length
        await press(desk, pilot, "backspace backspace")
        assert note(desk) == "a" * (length - 2)
        await press(desk, pilot, "ctrl+u x")
    assert note(desk) == "x"


async def test_a_letter_on_top_of_an_old_note_writes_over_nothing(desk: Desk) -> None:
    lay(desk, PAST)
    async with history(desk) as pilot:
        await press(desk, pilot, "n")
        desk.context.sessions.save(with_note(PAST, "theirs"))
        screen_of(pilot).browser.selected.select(PAST.id)  # read again, and the line is not
        await press(desk, pilot, "a")
        assert "Something else changed this note meanwhile." in words_on(pilot.app)
        assert screen_of(pilot).face.pane.note.value == "theirs"
    assert stored(desk, PAST.id).note == "theirs"
