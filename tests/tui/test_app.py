from threading import Event

from msgspec.structs import replace

from tests.support.app_driver import AppDriver


async def test_ctrl_q_leaves_with_exit_code_0(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await pilot.press("ctrl+q")
        assert pilot.app.return_code == 0


async def test_leftovers_are_removed_in_the_background_once_home_is_seen(driver: AppDriver) -> None:
    tidied = Event()
    driver.context = replace(driver.context, tidy=tidied.set)
    async with driver.opened():
        assert tidied.wait(20)
