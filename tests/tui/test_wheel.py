"""The wheel moves the pointer and all that follows it: what is seen is what enter acts on."""

from hiptimer.model.protocol_draft import Field
from hiptimer.tui.screens.editor.exercise_list import ExerciseList
from hiptimer.tui.screens.editor.form import FormRows
from hiptimer.tui.screens.editor.picker import FoundList
from hiptimer.tui.screens.start_sheet import StartSheet
from hiptimer.tui.widgets.block_table import BlockTable
from hiptimer.tui.widgets.field_list import FieldList
from hiptimer.tui.widgets.protocol_list import ProtocolList
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import editing
from tests.support.screen_text import text_on, words_on
from tests.support.summary_driver import open_summary, pains_of, saved_session
from tests.support.wheel import turn_wheel


async def test_at_home_the_details_are_those_of_the_protocol_that_enter_starts(
    driver: AppDriver,
) -> None:
    async with driver.opened() as pilot:
        before = words_on(pilot.app)
        await turn_wheel(pilot, ProtocolList, 2)
        after = words_on(pilot.app)
        assert before.split("─")[-1] != after.split("─")[-1]
        await turn_wheel(pilot, ProtocolList, -1)
        await turn_wheel(pilot, ProtocolList, 1)
        assert words_on(pilot.app) == after
        await driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, StartSheet)
        name = pilot.app.screen._form.protocol.name
        assert f"▸ {name}" in after


async def test_in_the_list_of_the_editor_the_form_follows(driver: AppDriver) -> None:
    async with editing(driver, "lateral-hip-isometric") as hands:
        await turn_wheel(hands.pilot, ExerciseList, 1)
        assert "▸  2 Bridge" in hands.text
        assert "Bridge with a band" in hands.row("Name")


async def test_in_the_form_of_the_editor_letters_go_where_the_pointer_is(driver: AppDriver) -> None:
    async with editing(driver, "lateral-hip-isometric") as hands:
        await turn_wheel(hands.pilot, FormRows, 1)
        assert hands.label == ""
        await hands.press("enter")
        assert hands.label == "Done as"
        await turn_wheel(hands.pilot, FormRows, 2)
        assert hands.label == "Hold"
        await hands.write("30")
        assert hands.editor.draft.value(Field("hold_seconds", 1)) == 30
        await turn_wheel(hands.pilot, FormRows, 50)
        assert hands.label == "How to"


async def test_in_the_catalogue_what_is_described_is_what_is_added(driver: AppDriver) -> None:
    async with editing(driver) as hands:
        await hands.press("ctrl+n")
        before = text_on(hands.pilot.app)
        await turn_wheel(hands.pilot, FoundList, 3)
        assert text_on(hands.pilot.app).splitlines()[-5:] != before.splitlines()[-5:]
        pointed = next(line for line in hands.lines if "▸" in line)
        await hands.press("enter")
        (added,) = hands.editor.draft.exercises
        assert driver.context.library.exercises[str(added.values["id"])].name in pointed


async def test_on_the_start_sheet_the_arrows_change_what_has_the_pointer(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter")
        await turn_wheel(pilot, FieldList, 2)
        before = text_on(pilot.app)
        await driver.press(pilot, "right")
        changed = [
            line
            for line, old in zip(text_on(pilot.app).splitlines(), before.splitlines(), strict=True)
            if line != old
        ]
        assert any("▸" in line for line in changed)


async def test_on_the_summary_a_number_is_for_the_exercise_that_has_the_pointer(
    driver: AppDriver,
) -> None:
    async with open_summary(driver, 1, 2, 3) as pilot:
        await turn_wheel(pilot, BlockTable, 1)
        await turn_wheel(pilot, BlockTable, -1)
        await driver.press(pilot, "5")
    assert 5 in pains_of(saved_session(driver))
