"""The session that is open stays so, whatever becomes of the list around it."""

import pytest

from hiptimer.model.protocol import AffectedSide, Side
from tests.support.app_driver import AppDriver
from tests.support.histories import EACH_SIDE
from tests.support.history_driver import lay
from tests.support.history_screen_driver import (
    history,
    press,
    stands_beside,
)
from tests.support.session_builders import hold, session


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 20)])
async def test_the_cursor_is_in_view(driver: AppDriver, size: tuple[int, int]) -> None:
    exercises = (EACH_SIDE,) * 4
    rows = [
        hold(number, 1, entry=entry, side=side)
        for entry in range(1, 5)
        for side in (Side.LEFT, Side.RIGHT)
        for number in (1, 2)
    ]
    lay(driver, session(*rows, exercises=exercises, affected=AffectedSide.BOTH))
    async with history(driver, size) as pilot:
        for keys in (
            "d",
            "enter up d",
            "enter " + 12 * "down ",
            "d " + 12 * "up " + "d",
            "pageup pageup pageup d",
        ):
            await press(driver, pilot, keys)
            assert await stands_beside(pilot, "▸ Night or next morning"), keys
            await press(driver, pilot, "escape")
