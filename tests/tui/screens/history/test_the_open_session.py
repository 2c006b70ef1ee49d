"""The session that is open stays so, whatever becomes of the list around it."""

import pytest
from textual.pilot import Pilot

from hiptimer.model.protocol import AffectedSide, Side
from hiptimer.model.session import Session
from tests.runner.browsing import file_of, lay, stored
from tests.runner.histories import EACH_SIDE, both_sides, days_ago, unrated
from tests.tui.desk import Desk
from tests.tui.screen_text import lines_on, words_on
from tests.tui.screens.history.past import (
    beside,
    hints,
    history,
    look_for,
    pointed,
    press,
    read,
    screen_of,
    stands_beside,
)
from tests.wording.session_builders import hold, session

NEWEST = unrated(days_ago(2), "nnnnnnnn")
MIDDLE = unrated(days_ago(3), "mmmmmmmm")
OLDEST = unrated(days_ago(4), "pppppppp")


@pytest.fixture
def to_rate(desk: Desk) -> Desk:
    """A desk with sessions that are not rated, and one that is."""
    lay(desk, NEWEST, MIDDLE, OLDEST, both_sides(days_ago(5)))
    return desk


def pains(desk: Desk, of: Session) -> list[int | None]:
    return [row.pain for row in stored(desk, of.id).sets]


async def rate(desk: Desk, pilot: Pilot[int], keys: str) -> None:
    """Press keys, and let the list see what is on disk then."""
    await press(desk, pilot, keys)
    screen_of(pilot).look_at_disk()
    await read(pilot)


async def test_what_is_looked_for_as_not_rated_can_be_rated_to_its_end(to_rate: Desk) -> None:
    async with history(to_rate) as pilot:
        await look_for(to_rate, pilot, "unrated")
        await rate(to_rate, pilot, "enter 2")
        assert pointed(pilot) == NEWEST.id
        await press(to_rate, pilot, "down 3")
        assert "0-9" in hints(pilot)
        assert "2 of 4 sessions" in words_on(pilot.app)
    assert pains(to_rate, NEWEST) == [2, 3]
    assert pains(to_rate, MIDDLE) == [None, None]


async def test_one_that_is_not_looked_for_any_more_goes_when_it_is_closed(to_rate: Desk) -> None:
    async with history(to_rate) as pilot:
        await look_for(to_rate, pilot, "unrated")
        await rate(to_rate, pilot, "down enter 2")
        assert pointed(pilot) == MIDDLE.id
        await press(to_rate, pilot, "escape")
        assert pointed(pilot) == OLDEST.id
        await press(to_rate, pilot, "up")
        assert pointed(pilot) == NEWEST.id


async def test_a_click_beside_it_points_at_what_was_clicked(to_rate: Desk) -> None:
    async with history(to_rate) as pilot:
        await look_for(to_rate, pilot, "unrated")
        await rate(to_rate, pilot, "enter 2")
        rows = lines_on(pilot.app)
        line = next(at for at, row in enumerate(rows) if f"{MIDDLE.started_at:%d %b}" in row)
        await pilot.click(offset=(5, line))
        await read(pilot)
        assert pointed(pilot) == MIDDLE.id


async def test_it_says_that_something_else_took_it_away(to_rate: Desk) -> None:
    async with history(to_rate) as pilot:
        await press(to_rate, pilot, "enter")
        file_of(to_rate, NEWEST).unlink()
        screen_of(pilot).look_at_files()
        await read(pilot)
        assert "The session that was open is gone" in words_on(pilot.app)


async def test_one_that_is_put_back_does_not_get_what_was_meant_for_another(
    to_rate: Desk,
) -> None:
    async with history(to_rate) as pilot:
        await press(to_rate, pilot, "x enter 4 u 9")
        assert pointed(pilot) == NEWEST.id
        assert "It is back where it was." in words_on(pilot.app)
    assert pains(to_rate, NEWEST) == [None, None]
    assert pains(to_rate, MIDDLE) == [4, None]


async def test_behind_a_chart_that_covers_the_list_no_session_is_removed(to_rate: Desk) -> None:
    async with history(to_rate, (40, 12)) as pilot:
        await press(to_rate, pilot, "v")
        assert "x" not in hints(pilot, hidden=True)
        await press(to_rate, pilot, "x escape")
        assert pointed(pilot) == NEWEST.id
    assert len(to_rate.stored()) == 4


async def test_beside_a_chart_the_session_that_is_seen_can_be_removed(to_rate: Desk) -> None:
    async with history(to_rate) as pilot:
        await press(to_rate, pilot, "v x")
        assert "Pain" in beside(pilot)
    assert len(to_rate.stored()) == 3


@pytest.mark.parametrize(
    "keys", ["d", "enter up d", "enter " + 12 * "down ", "d " + 12 * "up " + "d"]
)
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 20)])
async def test_the_cursor_is_in_view(desk: Desk, keys: str, size: tuple[int, int]) -> None:
    exercises = (EACH_SIDE,) * 4
    rows = [
        hold(number, 1, entry=entry, side=side)
        for entry in range(1, 5)
        for side in (Side.LEFT, Side.RIGHT)
        for number in (1, 2)
    ]
    lay(desk, session(*rows, exercises=exercises, affected=AffectedSide.BOTH))
    async with history(desk, size) as pilot:
        await press(desk, pilot, keys)
        assert await stands_beside(pilot, "▸ Night or next morning")
