"""The exercises in the list: added, moved, doubled and taken out, and every step undone."""

import pytest

from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing

MINE = """\
format = 1
name = "Mine"

[[exercise]]
name = "One"

[[exercise]]
name = "Two"

[[exercise]]
name = "Three"
"""


@pytest.fixture
def mine(driver: AppDriver) -> AppDriver:
    driver.write_protocol("mine", MINE)
    return driver


def names(hands: Hands) -> str:
    """Return the exercises in their order; the one with the pointer in brackets."""
    exercises = hands.editor.draft.exercises
    shown = [str(each.values.get("name") or each.values.get("id")) for each in exercises]
    shown.append("+")
    place = hands.editor.place
    return " ".join(f"[{name}]" if n == place else name for n, name in enumerate(shown, 1))


async def test_the_pointer_shows_the_form_of_what_it_is_at(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        assert hands.row("Name") == "One"
        await hands.press("down")
        assert hands.row("Name") == "Two"
        await hands.press("home")
        assert hands.row("Stage") == "isometric"
        await hands.press("end")
        assert "Name" not in hands.text
        assert "Enter opens the catalogue" in hands.text
        assert hands.lines[-1].split("   ")[0].strip() == "enter add"


async def test_an_exercise_is_moved_up_and_down_and_stays_at_the_ends(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("shift+down")
        assert names(hands) == "Two [One] Three +"
        await hands.press("J", "J")
        assert names(hands) == "Two Three [One] +"
        await hands.press("shift+up", "K", "K")
        assert names(hands) == "[One] Two Three +"


async def test_a_double_stands_below_what_it_was_made_of(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("down", "d")
        assert names(hands) == "One Two [Two] Three +"


async def test_what_is_taken_out_comes_back_with_one_key(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("down", "x")
        assert names(hands) == "One [Three] +"
        assert "ctrl+z undoes that" in hands.text
        await hands.press("delete", "delete", "ctrl+z", "ctrl+z")
        assert names(hands) == "One [Two] Three +"
        await hands.press("ctrl+y")
        assert names(hands) == "One [Three] +"


async def test_what_can_only_be_done_with_an_exercise_is_not_offered_elsewhere(
    mine: AppDriver,
) -> None:
    async with editing(mine, "mine") as hands:
        assert "d duplicate" in hands.lines[-1]
        for place in ("home", "end"):
            await hands.press(place)
            assert "d duplicate" not in hands.lines[-1]
            await hands.press("d", "x", "shift+up")
            assert len(hands.editor.draft.exercises) == 3


async def test_an_exercise_of_the_catalogue_is_added_below_the_pointer(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("a")
        await hands.write("band br")
        assert "▸ Bridge with a band" in hands.text
        assert "on the back, mat, loop band" in hands.text
        await hands.press("enter")
        assert names(hands) == "One [band-bridge] Two Three +"
        assert hands.label == "Done as"


async def test_letters_typed_ahead_of_the_catalogue_are_looked_for(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.at_once("a", "b", "o", "x", "e", "r")
        await hands.press("enter")
        assert names(hands) == "One [boxer] Two Three +"


async def test_an_exercise_of_ones_own_is_added_by_its_name(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("end", "enter")
        await hands.write("band walk")
        await hands.press("pagedown", "enter")
        assert names(hands) == "One Two Three [band walk] +"
        assert hands.row("Side") == "both legs at once"


async def test_nothing_is_added_when_the_catalogue_is_left(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("a", "down", "escape")
        assert names(hands) == "[One] Two Three +"
        assert not hands.editor.document.unsaved
        await hands.press("ctrl+n", "enter")
        assert len(hands.editor.draft.exercises) == 4


async def test_a_protocol_without_exercises_says_what_it_needs(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("x", "x", "x")
        assert names(hands) == "[+]"
        await hands.press("ctrl+s")
        assert "It needs an exercise" in hands.text
        assert "✗" not in hands.text


async def test_what_was_said_of_a_step_goes_with_the_next_one(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        for step in ("ctrl+z", "shift+down", "d"):
            await hands.press("home", "down", "x")
            assert "Removed. ctrl+z undoes that." in hands.text
            await hands.press(step)
            assert "Removed" not in hands.text


async def test_forty_exercises_are_the_most_there_can_be(driver: AppDriver) -> None:
    exercises = "".join(f'[[exercise]]\nname = "Lift {n}"\n' for n in range(1, 41))
    driver.write_protocol("mine", f'format = 1\nname = "Mine"\n{exercises}')
    async with editing(driver, "mine") as hands:
        for key in ("a", "d", "ctrl+n"):
            await hands.press(key)
            assert "at most 40 exercises" in hands.text
        assert not hands.editor.document.unsaved
        await hands.press("end", "up")
        assert "▸ 40 Lift 40" in hands.text
        assert hands.row("Name") == "Lift 40"


async def test_undo_shows_what_it_has_changed(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter", "down")
        await hands.write("5")
        await hands.press("down")
        await hands.write("40")
        await hands.press("escape", "end", "ctrl+z")
        assert names(hands) == "[One] Two Three +"
        assert hands.row("Hold") == "20 s"
        await hands.press("enter", "ctrl+z")
        assert hands.label == "Sets"
        assert hands.row("Sets").startswith("3")
        await hands.press("ctrl+y")
        assert hands.row("Sets").startswith("5")
        await hands.press("ctrl+y")
        assert hands.label == "Hold"
        assert hands.row("Hold").startswith("40")


async def test_undo_and_redo_are_offered_when_there_is_something_to_undo(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        assert "undo" not in hands.lines[-1]
        await hands.press("enter", "r")
        assert "^z undo" in hands.lines[-1]
        await hands.press("ctrl+z")
        assert "^z undo" not in hands.lines[-1]
        assert "^y redo" in hands.lines[-1]
        await hands.press("ctrl+z", "ctrl+y", "ctrl+y")
        assert "^y redo" not in hands.lines[-1]


async def test_what_the_protocol_itself_says_is_undone_too(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("up", "enter")
        await hands.write(" hip")
        assert hands.lines[0].startswith(" Mine hip")
        await hands.press("escape", "down", "ctrl+z")
        assert hands.lines[0].strip() == "Mine"
        assert "▸ About the protocol" in hands.text
