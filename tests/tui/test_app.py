from threading import Event

from msgspec.structs import replace

from tests.tui.desk import Desk


async def test_ctrl_q_leaves_with_exit_code_0(desk: Desk) -> None:
    async with desk.opened() as pilot:
        await pilot.press("ctrl+q")
        assert pilot.app.return_code == 0


async def test_leftovers_are_removed_in_the_background_once_home_is_seen(desk: Desk) -> None:
    tidied = Event()
    desk.context = replace(desk.context, tidy=tidied.set)
    async with desk.opened():
        assert tidied.wait(20)
