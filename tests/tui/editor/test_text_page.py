"""The page for a text of many lines: opened by any letter, and nothing on it is lost."""

import pytest

from hiptimer.model.protocol_draft import Field
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing

MINE = """\
format = 1
name = "Mine"

[[exercise]]
name = "Lift"
notes = \"\"\"
first line
second line\"\"\"
"""

NOTES = Field("notes", 1)


@pytest.fixture
def mine(driver: AppDriver) -> AppDriver:
    driver.write_protocol("mine", MINE)
    return driver


async def to_the_notes(hands: Hands) -> None:
    await hands.press("enter")
    await hands.point_at("Notes")


async def test_a_text_of_many_lines_is_shown_by_its_first(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        assert hands.row("Notes") == "first line … 2 lines"


async def test_enter_opens_the_page_and_escape_keeps_what_is_on_it(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await to_the_notes(hands)
        assert "enter write" in hands.lines[-1]
        await hands.press("enter")
        assert "second line" in hands.text
        await hands.press("enter", "enter")
        await hands.write("[b] third?")
        assert "34 of 4,000 characters" in hands.lines[0]
        await hands.press("escape")
        assert hands.label == "Notes"
        assert hands.editor.draft.value(NOTES) == "first line\nsecond line\n\n[b] third?"
        await hands.press("ctrl+z")
        assert hands.editor.draft.value(NOTES) == "first line\nsecond line"


async def test_letters_open_the_page_and_are_the_first_on_it(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter")
        await hands.point_at("How to")
        await hands.write("slowly up")
        await hands.pilot.pause()
        assert "How to" in hands.lines[0]
        await hands.press("ctrl+s")
        assert hands.editor.draft.value(Field("instructions", 1)) == "slowly up"


async def test_the_page_has_an_undo_of_its_own(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await to_the_notes(hands)
        await hands.press("enter")
        await hands.write("x")
        await hands.press("ctrl+z")
        assert "linex" not in hands.text
        await hands.press("ctrl+y")
        assert "second linex" in hands.text
        assert hands.pilot.app.is_running


async def test_a_page_that_is_emptied_leaves_nothing_in_the_file(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await to_the_notes(hands)
        await hands.press("enter", *["backspace"] * 22, "escape")
        assert hands.editor.draft.value(NOTES) is None


async def test_lines_that_are_pasted_stay_lines(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter")
        await hands.point_at("How to")
        await hands.paste("one\r\ntwo\x1b[31m")
        await hands.pilot.pause()
        await hands.press("escape")
        assert hands.editor.draft.value(Field("instructions", 1)) == "one\ntwo\ufffd[31m"
