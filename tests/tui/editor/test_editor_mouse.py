"""The mouse, if it is on: a click points, and a second one opens or chooses."""

from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing

SHIPPED = "lateral-hip-isometric"


async def click(hands: Hands, text: str) -> None:
    """Click on the first place where `text` can be seen."""
    y = next(y for y, line in enumerate(hands.lines) if text in line)
    await hands.pilot.click(offset=(hands.lines[y].index(text), y))
    await hands.settle()


async def test_a_click_points_and_a_second_one_opens(driver: AppDriver) -> None:
    async with editing(driver, SHIPPED) as hands:
        await click(hands, "4 Running")
        assert "▸  4 Running man" in hands.text
        assert hands.label == ""
        await click(hands, "4 Running")
        assert hands.label == "Done as"


async def test_a_click_on_a_field_goes_there_and_a_second_one_chooses(driver: AppDriver) -> None:
    async with editing(driver, SHIPPED) as hands:
        await click(hands, "Hold ")
        assert hands.label == "Hold"
        await hands.write("30")
        assert hands.row("Hold").startswith("30")
        await click(hands, "Done as")
        await click(hands, "Done as")
        assert "Repetitions" in hands.text


async def test_a_click_on_the_last_row_opens_the_catalogue(driver: AppDriver) -> None:
    async with editing(driver, SHIPPED) as hands:
        await click(hands, "+ add")
        await click(hands, "+ add")
        assert "Search" in hands.text
        await click(hands, "Clam")
        await click(hands, "Clam")
        assert hands.editor.draft.exercises[-1].values["id"] == "clam"
