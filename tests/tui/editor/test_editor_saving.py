"""Saving: what was written reaches the file, or stays on the screen until it does."""

from pathlib import Path

from tests.support.app_driver import AppDriver
from tests.support.editor_driver import editing
from tests.support.own_file import MINE, OURS, five_sets, text_in


async def test_what_was_changed_is_in_the_file_beside_all_comments(
    driver: AppDriver, mine: Path
) -> None:
    async with editing(driver, "mine") as hands:
        await five_sets(hands)
        assert text_in(mine) == MINE
        await hands.press("ctrl+s")
        assert "Saved as mine." in hands.text
        assert "not saved" not in hands.lines[0]
    assert text_in(mine) == OURS


async def test_keys_pressed_just_before_saving_are_saved(driver: AppDriver, mine: Path) -> None:
    async with editing(driver, "mine") as hands:
        await hands.at_once("enter", "down", "1", "2", "ctrl+s")
        await hands.pilot.pause()
        assert "Saved as mine." in hands.text
    assert text_in(mine) == MINE.replace("sets = 2", "sets = 12")


async def test_what_follows_from_the_last_letter_does_not_hide_that_it_is_saved(
    driver: AppDriver, mine: Path
) -> None:
    async with editing(driver, "mine") as hands:
        await hands.press("enter")
        await hands.point_at("Load")
        await hands.at_once("r", "e", "d", "ctrl+s")
        for _ in range(10):
            await hands.pilot.pause()
        assert "Saved as mine." in hands.text, hands.text
    assert 'load = "red"' in text_in(mine)


async def test_a_new_protocol_gets_an_id_of_its_name(driver: AppDriver) -> None:
    async with editing(driver) as hands:
        await hands.write("Hüfte: links")
        await hands.press("ctrl+n", "enter", "ctrl+s")
        assert "Saved as hufte-links." in hands.text
    assert driver.protocol("hufte-links").name == "Hüfte: links"


async def test_a_shipped_protocol_is_saved_as_a_copy_beside_it(driver: AppDriver) -> None:
    shipped = driver.protocol("lateral-hip-isometric")
    async with editing(driver, "lateral-hip-isometric") as hands:
        assert "a copy of your own" in hands.text
        await hands.press("ctrl+s")
        assert "Saved as lateral-hip-isometric-holds-copy." in hands.text
    assert driver.protocol("lateral-hip-isometric") == shipped
    copy = driver.protocol("lateral-hip-isometric-holds-copy")
    assert copy.exercises == shipped.exercises
    assert copy.name == f"{shipped.name} (copy)"


async def test_a_draft_with_a_mistake_is_not_saved_and_the_mistake_is_shown(
    driver: AppDriver, mine: Path
) -> None:
    async with editing(driver, "mine") as hands:
        await hands.press("enter")
        await hands.point_at("Rest")
        await hands.write("999")
        await hands.press("escape", "end", "ctrl+s")
        assert hands.label == "Rest"
        assert "exercise 1, rest_seconds: found 999, expected a whole number" in hands.text
        await hands.press("escape", "up", "ctrl+t")
        assert hands.label == "Rest"
    assert text_in(mine) == MINE


async def test_what_the_person_has_to_give_first_is_said_in_words(driver: AppDriver) -> None:
    async with editing(driver) as hands:
        await hands.press("ctrl+s")
        assert hands.label == "Name"
        assert "It needs a name" in hands.text
        await hands.write("Mine")
        await hands.press("ctrl+s")
        assert "It needs an exercise" in hands.text
        assert "▸ + add an exercise" in hands.text
