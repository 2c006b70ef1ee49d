"""Writing in the form: every key lands where it was meant, and what is wrong is shown beside it."""

import pytest

from hiptimer.model.protocol_draft import Field
from hiptimer.wording.doses import TIMES
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing

MOST_FIELDS = 30
"""More than any form has."""

MINE = """\
format = 1
name = "Mine"
prepare_seconds = 15

[[exercise]]
id = "side-lying-hover"
sets = 2

[[exercise]]
name = "Lift"
reps = 8
"""


@pytest.fixture
def mine(driver: AppDriver) -> AppDriver:
    driver.write_protocol("mine", MINE)
    return driver


def value(hands: Hands, key: str, entry: int | None = 1) -> object:
    return hands.editor.draft.value(Field(key, entry))


async def test_a_new_protocol_begins_at_its_name(driver: AppDriver) -> None:
    async with editing(driver) as hands:
        assert hands.label == "Name"
        assert "give it a name" in hands.text
        assert "✗" not in hands.text
        await hands.write("My left hip, q? [b]")
        assert value(hands, "name", None) == "My left hip, q? [b]"
        assert hands.lines[0].split("  ")[0].strip() == "My left hip, q? [b]"


async def test_another_one_begins_at_its_first_exercise(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        assert hands.label == ""
        assert "▸  1 Side-lying" in hands.text
        assert hands.row("Sets") == "2"
        assert hands.row("Get ready") == "15 s"
        await hands.press("enter")
        assert hands.label == "Done as"


async def test_a_new_number_replaces_the_old_one(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter", "down")
        await hands.write("12")
        assert value(hands, "sets") == 12
        await hands.press("backspace")
        assert value(hands, "sets") == 1
        await hands.press("backspace")
        assert value(hands, "sets") is None
        assert hands.row("Sets").startswith("3")
        assert f"3 {TIMES} 20 s" in hands.text


async def test_a_hyphen_leads_to_the_end_of_a_range(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter", "down")
        await hands.write("3-5")
        assert (value(hands, "sets"), value(hands, "sets_max")) == (3, 5)
        assert f"3-5 {TIMES} 20 s" in hands.text
        await hands.press("shift+tab")
        await hands.write("4")
        await hands.press("tab")
        await hands.write("6")
        assert (value(hands, "sets"), value(hands, "sets_max")) == (4, 6)


async def test_a_pace_may_have_a_comma_or_a_point(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("down", "enter")
        await hands.point_at("Pace")
        await hands.write("2,5 s")
        assert value(hands, "seconds_per_rep", 2) == 2.5
        await hands.press("tab", "shift+tab")
        await hands.write("3.5")
        assert value(hands, "seconds_per_rep", 2) == 3.5


async def test_a_choice_is_made_by_letter_arrow_or_space(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter")
        await hands.point_at("Side")
        for key, side in (("l", "left"), ("right", "right"), ("E", "each"), ("left", "right")):
            await hands.press(key)
            assert value(hands, "side") == side
        await hands.press("space", "space", "space")
        assert value(hands, "side") == "affected"
        await hands.press("delete")
        assert value(hands, "side") is None


async def test_a_letter_that_chooses_nothing_changes_nothing(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter")
        before = hands.editor.draft
        await hands.press("z", "q", "1", "backspace")
        assert hands.editor.draft == before
        assert hands.label == "Done as"


async def test_repetitions_and_holds_take_the_place_of_each_other(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter", "r")
        assert value(hands, "reps") == 12
        assert "Hold" not in hands.text
        await hands.press("h")
        assert value(hands, "reps") is None
        assert hands.row("Hold") == "20 s"


async def test_repetitions_without_their_number_do_not_become_a_hold(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("down", "enter")
        await hands.point_at("Repetitions")
        await hands.press("backspace")
        assert hands.label == "Repetitions"
        assert "expected a whole number from 1 to 200" in hands.text
        await hands.write("9")
        assert hands.editor.draft.exercises[1].values == {"name": "Lift", "reps": 9}


async def test_a_mistake_is_shown_below_its_field_at_once(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter", "down")
        await hands.write("25")
        below = next(n for n, line in enumerate(hands.lines) if "▸ Sets" in line) + 1
        assert "✗ expected a whole number from 1 to 20" in hands.lines[below]
        assert "1 problem, not saved" in hands.lines[0]
        assert "1 ✗ Side-lying" in hands.text
        await hands.press("backspace")
        assert "✗" not in hands.text


async def test_the_session_below_follows_every_key(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        assert hands.lines[-3].endswith("4 min")
        assert "exercise 1, left" in hands.lines[-2]
        await hands.press("enter", "down")
        await hands.write("9")
        assert hands.lines[-3].endswith("9 min")
        await hands.write("9")
        assert hands.lines[-3].endswith("9 min")
        assert "as it was before the mistake" in hands.lines[-2]


async def test_keys_typed_ahead_land_where_they_were_meant(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter")
        await hands.at_once("down", "5", "down", "4", "5", "down", "6", "0", "down", "r", "down")
        assert value(hands, "sets") == 5
        assert value(hands, "hold_seconds") == 45
        assert value(hands, "rest_seconds") == 60
        assert value(hands, "side") == "right"
        assert hands.label == "Get ready"


async def test_the_page_keys_keep_the_field_and_change_the_exercise(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter")
        await hands.point_at("Rest")
        await hands.press("pagedown")
        await hands.write("60")
        assert value(hands, "rest_seconds", 2) == 60
        await hands.press("pagedown")
        assert hands.label == "Rest"
        await hands.press("pageup")
        await hands.write("30")
        assert value(hands, "rest_seconds", 1) == 30


async def test_a_page_key_in_the_end_of_a_range_leads_to_a_form_that_has_none(
    mine: AppDriver,
) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter")
        await hands.point_at("Sets")
        await hands.press("tab", "pageup")
        assert hands.label == "Pain limit"
        await hands.write("2")
        assert value(hands, "pain_ceiling", None) == 2
        await hands.press("pagedown", "tab", "ctrl+z")
        assert value(hands, "pain_ceiling", None) != 2


async def test_down_leads_through_all_of_a_form_and_on_in_the_list(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter", "up")
        assert hands.label == "Name"
        labels = []
        while hands.label:
            labels.append(hands.label)
            await hands.press("enter" if hands.label not in ("Notes", "How to") else "tab")
        assert labels == [
            *("Name", "Done as", "Sets", "Hold", "Rest", "Side"),
            *("Get ready", "Change sides", "Load", "Notes", "How to"),
        ]
        assert "▸  2 Lift" in hands.text
        await hands.press("enter", "up", "up")
        assert hands.label == ""
        assert "▸  2 Lift" in hands.text


async def test_each_field_says_what_it_is_for(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        await hands.press("enter", "up")
        explanations = set()
        for _ in range(MOST_FIELDS):
            if hands.label:
                explanations.add(hands.lines[-5])
                await hands.press("down")
        assert hands.label == ""
        assert len(explanations) >= 10
        assert all(line.strip() for line in explanations)


async def test_the_footer_shows_help_only_when_its_key_is_no_letter(mine: AppDriver) -> None:
    async with editing(mine, "mine") as hands:
        assert "f1 help" in hands.lines[-1]
        await hands.press("enter", "up")
        await hands.write("?")
        assert value(hands, "name") == "?"
        await hands.press("f1")
        assert "Keys" in hands.text
        assert "Move cursor" not in hands.text


async def test_help_is_at_hand_when_every_letter_is_searched_for_or_written(
    mine: AppDriver,
) -> None:
    async with editing(mine, "mine") as hands:
        for opens in (["a"], ["enter", *["down"] * 7, "enter"]):
            await hands.press(*opens)
            assert hands.lines[-1].endswith("f1 help"), hands.text
            await hands.press("f1")
            assert hands.lines[0].strip() == "Keys"
            await hands.press("escape", "escape")
