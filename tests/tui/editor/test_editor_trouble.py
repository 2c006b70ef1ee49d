"""A file that changed meanwhile, a disk that is full, a person who leaves: nothing is lost."""

from pathlib import Path

import pytest

from hiptimer.errors import SaveError
from hiptimer.storage import protocols
from hiptimer.storage.atomic import Saved, save
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing
from tests.support.own_file import MINE, OURS, five_sets, text_in

THEIRS = MINE.replace("sets = 2", "sets = 9")


async def saved_over_a_change(hands: Hands, mine: Path) -> None:
    await five_sets(hands)
    mine.write_text(THEIRS, encoding="utf-8")
    await hands.press("ctrl+s")
    assert "The file is not as you opened it" in hands.text
    assert text_in(mine) == THEIRS


async def test_the_questions_about_a_changed_file_are_answered_by_their_keys(
    driver: AppDriver, mine: Path
) -> None:
    async with editing(driver, "mine") as hands:
        await saved_over_a_change(hands, mine)
        await hands.press("escape")
        assert hands.row("Sets").startswith("5")
        await hands.press("ctrl+s")
        assert "The file is not as you opened it" in hands.text
        await hands.press("o")
        assert "Saved as mine." in hands.text
        assert text_in(mine) == OURS
        mine.write_text(THEIRS, encoding="utf-8")
        await hands.press("backspace", "4", "ctrl+s", "enter")
        assert "Saved as mine-2." in hands.text
        beside = mine.with_stem("mine-2")
        assert text_in(beside) == OURS.replace("sets = 5", "sets = 4")
        assert text_in(mine) == THEIRS
        beside.write_text("name = ", encoding="utf-8")
        await hands.press("ctrl+s", "r")
        assert "is not valid TOML" in hands.text
        assert hands.row("Sets").startswith("4")
        beside.write_text(THEIRS, encoding="utf-8")
        await hands.press("ctrl+s", "r")
        assert "This is the file as it is now." in hands.text
        assert hands.row("Sets") == "9"


async def test_a_file_that_is_gone_can_be_saved_again(driver: AppDriver, mine: Path) -> None:
    async with editing(driver, "mine") as hands:
        await five_sets(hands)
        mine.unlink()
        await hands.press("ctrl+s")
        assert "removed meanwhile" in hands.text
        assert "The file as it is now" not in hands.text
        await hands.press("escape")
        assert hands.editor.document.unsaved
        await hands.press("ctrl+s", "enter")
        assert "Saved as mine." in hands.text
    assert text_in(mine) == OURS


async def test_a_full_disk_loses_nothing_and_is_tried_again(
    driver: AppDriver, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = [True, True]

    def save_or_fail(path: Path, data: bytes) -> Saved:
        if full and full.pop():
            raise SaveError(path, "FULL")
        return save(path, data)

    monkeypatch.setattr(protocols, "save", save_or_fail)
    async with editing(driver, "mine") as hands:
        await five_sets(hands)
        await hands.press("ctrl+s")
        assert "It could not be saved" in hands.text
        assert "FULL" in hands.text
        await hands.press("escape")
        assert hands.row("Sets").startswith("5")
        assert hands.editor.document.unsaved
        assert text_in(mine) == MINE
        await hands.press("ctrl+s", "enter")
        assert "Saved as mine." in hands.text
    assert text_in(mine) == OURS


async def test_leaving_with_nothing_changed_asks_nothing(driver: AppDriver, mine: Path) -> None:
    async with editing(driver, "mine") as hands:
        await hands.press("enter", "escape", "escape")
        assert not hands.pilot.app.is_running
        assert hands.pilot.app.return_code == 0
    assert text_in(mine) == MINE


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+q"])
@pytest.mark.parametrize(("answer", "kept"), [("s", OURS), ("t", MINE)])
async def test_leaving_with_changes_asks_what_becomes_of_them(
    driver: AppDriver, mine: Path, key: str, answer: str, kept: str
) -> None:
    async with editing(driver, "mine") as hands:
        await five_sets(hands)
        await hands.press("escape", key)
        assert "Save the changes to Mine?" in hands.text
        assert hands.pilot.app.is_running
        await hands.press(answer)
        assert not hands.pilot.app.is_running
    assert text_in(mine) == kept


async def test_a_person_who_stays_finds_everything_as_it_was(driver: AppDriver, mine: Path) -> None:
    async with editing(driver, "mine") as hands:
        await five_sets(hands)
        await hands.press("escape", "escape", "escape")
        assert hands.row("Sets").startswith("5")
        await hands.press("ctrl+z")
        assert hands.row("Sets").startswith("2")
    assert text_in(mine) == MINE


async def test_a_mistake_keeps_a_person_who_wants_to_save_and_leave(
    driver: AppDriver, mine: Path
) -> None:
    async with editing(driver, "mine") as hands:
        await five_sets(hands)
        await hands.write("5")
        await hands.press("escape", "escape", "s")
        assert hands.pilot.app.is_running
        assert hands.label == "Sets"
        assert "found 55" in hands.text
    assert text_in(mine) == MINE
