import pytest

from hiptimer.model.protocol import AffectedSide
from hiptimer.runner.context import StartRequest
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.questions import ChoiceScreen
from hiptimer.tui.screens.reader import ReaderScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from tests.support.app_driver import AppDriver
from tests.support.screen_text import text_on, words_on


def kept(driver: AppDriver) -> str:
    return (driver.folder / "settings.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("keys", "side"),
    [
        (("l",), "left"),
        (("r",), "right"),
        (("b",), "both"),
        (("enter",), "both"),
        (("up", "enter"), "right"),
        (("up", "up", "pagedown"), "left"),
        (("escape",), "both"),
    ],
)
async def test_the_first_start_asks_which_hip_it_is(
    new_driver: AppDriver, keys: tuple[str, ...], side: str
) -> None:
    async with new_driver.opened() as pilot:
        assert "Which hip is it?" in text_on(pilot.app)
        await new_driver.press(pilot, *keys)
        assert kept(new_driver) == f'affected_side = "{side}"\n'


async def test_after_the_answer_comes_when_to_seek_help_and_then_home(
    new_driver: AppDriver,
) -> None:
    async with new_driver.opened() as pilot:
        await new_driver.press(pilot, "l")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert "you cannot stand after a fall" in text_on(pilot.app)
        await new_driver.press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "hover (left)" in words_on(pilot.app)


@pytest.mark.parametrize("key", ["l", "escape"])
async def test_it_is_asked_once_also_when_it_was_skipped(new_driver: AppDriver, key: str) -> None:
    async with new_driver.opened() as pilot:
        await new_driver.press(pilot, key)
    async with new_driver.opened() as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_key_that_is_held_down_answers_one_question(new_driver: AppDriver) -> None:
    async with new_driver.opened() as pilot:
        for _ in range(9):
            await pilot.press("enter")
            new_driver.clock.advance(0.1)
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_settings_without_the_hip_are_asked_for_it_and_keep_the_rest(
    new_driver: AppDriver,
) -> None:
    file = new_driver.folder / "settings.toml"
    file.write_text("# quiet, please\nvolume = 20\n", encoding="utf-8")
    async with new_driver.opened() as pilot:
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await new_driver.press(pilot, "r")
    assert kept(new_driver) == '# quiet, please\nvolume = 20\naffected_side = "right"\n'


async def test_an_answer_that_cannot_be_kept_holds_for_this_run(new_driver: AppDriver) -> None:
    async with new_driver.opened() as pilot:
        (new_driver.folder / "settings.toml").mkdir()
        await new_driver.press(pilot, "r", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "hover (right)" in words_on(pilot.app)
        assert "settings.toml" in text_on(pilot.app)


async def test_what_a_command_asked_for_opens_after_the_question(new_driver: AppDriver) -> None:
    request = StartRequest(new_driver.protocol())
    async with new_driver.opened(request) as pilot:
        await new_driver.press(pilot, "l", "enter")
        assert isinstance(pilot.app.screen, StartSheet)
        assert new_driver.context.settings.load().settings.affected_side is AffectedSide.LEFT
