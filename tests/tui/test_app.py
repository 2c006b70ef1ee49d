from tests.tui.desk import Desk


async def test_ctrl_q_leaves_with_exit_code_0(desk: Desk) -> None:
    async with desk.opened() as pilot:
        await pilot.press("ctrl+q")
        assert pilot.app.return_code == 0
