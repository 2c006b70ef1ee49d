"""What home does with protocols: edit, new, duplicate, to the trash and back."""

from collections.abc import AsyncIterator

import pytest

from hiptimer.tui.screens.editor import EditorScreen
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands
from tests.support.screen_text import text_on

MINE = """\
format = 1
name = "Mine"

[[exercise]]
name = "Lift"
"""


@pytest.fixture
async def home(driver: AppDriver) -> AsyncIterator[Hands]:
    """Home, with the pointer at the only own protocol."""
    driver.write_protocol("mine", MINE)
    async with driver.opened() as pilot:
        hands = Hands(driver, pilot)
        await hands.press("home")
        assert "▸ Mine (own)" in hands.text
        yield hands


def own_ids(hands: Hands) -> list[str]:
    return sorted(path.stem for path in hands.driver.context.library.store.paths())


async def test_an_own_protocol_is_edited_in_its_place(home: Hands) -> None:
    await home.press("e")
    assert home.editor.document.protocol_id == "mine"
    await home.press("up", "enter")
    await home.write(" and yours")
    await home.press("ctrl+s", "escape", "escape")
    assert "▸ Mine and yours (own)" in home.text
    assert own_ids(home) == ["mine"]


async def test_a_new_protocol_is_where_the_pointer_is_afterwards(home: Hands) -> None:
    await home.press("n")
    await home.write("A new one")
    await home.press("ctrl+n", "enter", "ctrl+s", "escape", "escape")
    assert "▸ A new one (own)" in home.text
    assert own_ids(home) == ["a-new-one", "mine"]


async def test_a_duplicate_has_a_name_and_an_id_of_its_own(home: Hands) -> None:
    await home.press("d")
    assert "a copy of your own" in home.text
    await home.press("ctrl+s", "escape")
    assert "▸ Mine (copy) (own)" in home.text
    assert own_ids(home) == ["mine", "mine-copy"]


async def test_a_shipped_protocol_opens_as_a_copy(home: Hands) -> None:
    await home.press("down", "e")
    assert home.editor.document.is_new
    assert "(copy)" in home.lines[0]
    await home.press("escape")
    assert own_ids(home) == ["mine"]


async def test_an_own_protocol_goes_to_the_trash_and_comes_back(home: Hands) -> None:
    await home.press("x")
    assert own_ids(home) == []
    assert "Mine (own)" not in home.text
    assert "mine is in the trash now; u puts it back." in home.text
    assert "u put it back" in home.lines[-1]
    await home.press("u")
    assert own_ids(home) == ["mine"]
    assert "▸ Mine (own)" in home.text
    assert "in the trash" not in home.text
    await home.press("u")
    assert own_ids(home) == ["mine"]


async def test_a_shipped_protocol_is_never_removed(home: Hands) -> None:
    before = len(home.driver.context.library.all().protocols)
    await home.press("down", "x", "delete")
    assert len(home.driver.context.library.all().protocols) == before
    assert "trash" not in home.text


async def test_what_cannot_come_back_is_reported_and_stays_in_the_trash(home: Hands) -> None:
    await home.press("x")
    home.driver.write_protocol("mine", MINE)
    await home.press("u")
    assert "was not taken out of the trash" in home.text
    assert len(list((home.driver.folder / "trash").iterdir())) == 1


async def test_a_file_that_cannot_be_opened_is_reported_and_left_alone(home: Hands) -> None:
    path = home.driver.write_protocol("mine", "name = ")
    await home.press("e")
    assert not isinstance(home.pilot.app.screen, EditorScreen)
    assert "mine.toml" in home.text
    assert path.read_text(encoding="utf-8") == "name = "


async def test_a_newcomer_without_protocols_of_their_own_can_write_one(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        hands = Hands(driver, pilot)
        await hands.press("n")
        assert hands.label == "Name"
        await hands.press("escape", "escape")
        assert "enter start" in text_on(pilot.app)
