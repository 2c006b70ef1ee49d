"""What is pressed while a screen goes leads nowhere, and is no fault."""

import inspect
import pkgutil
from importlib import import_module

import pytest
from textual.app import App
from textual.screen import Screen

import hiptimer.tui
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from hiptimer.tui.widgets.ceiling_panel import CeilingPanel
from tests.support.app_driver import AppDriver


class Asking(GuardedScreen[int]):
    """Is answered by a number."""


async def test_the_first_answer_counts_and_the_screen_below_stays() -> None:
    app, asking, answers = App[None](), Asking(), list[int | None]()
    async with app.run_test() as pilot:
        below = app.screen
        app.push_screen(asking, answers.append)
        await pilot.pause()
        for answer in (1, 2):
            asking.dismiss(answer)
        await pilot.pause()
        assert (answers, app.screen) == ([1], below)


async def test_a_screen_under_another_one_is_not_left() -> None:
    app, asking, answers = App[None](), Asking(), list[int | None]()
    async with app.run_test() as pilot:
        app.push_screen(asking, answers.append)
        above = Asking()
        await app.push_screen(above)
        asking.dismiss(1)
        await pilot.pause()
        assert (answers, app.screen) == ([], above)


@pytest.mark.parametrize("place", [0, -1])
async def test_two_answers_at_once_on_the_start_sheet_are_one(
    driver: AppDriver, place: int
) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "enter", "9")
        sheet = pilot.app.screen
        assert isinstance(sheet, StartSheet)
        panel = sheet.query_one(CeilingPanel)
        for _ in range(2):
            panel.post_message(CeilingPanel.ChoiceMade(panel.choices[place]))
        await driver.press(pilot)
        assert pilot.app.is_running
        assert len(pilot.app.screen_stack) < 3


def test_every_screen_is_left_once() -> None:
    found: set[type] = set()
    for module in pkgutil.walk_packages(hiptimer.tui.__path__, "hiptimer.tui."):
        for _, each in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(each, Screen) and each.__module__.startswith("hiptimer."):
                found.add(each)
    assert len(found) > 10
    assert not [each for each in found if not issubclass(each, GuardedScreen)]
