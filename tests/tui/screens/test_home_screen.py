from datetime import timedelta

from textual.pilot import Pilot

from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.screens.start_sheet import StartSheet
from hiptimer.tui.widgets.protocol_list import ProtocolList
from tests.support.app_driver import MOST_PAUSES, AppDriver, painted
from tests.support.fakes import MORNING
from tests.support.own_protocols import ONE_HOLD
from tests.support.resizing import resize
from tests.support.screen_text import lines_on, text_on, words_on
from tests.support.session_builders import hold, session


def highlighted(pilot: Pilot[int]) -> str:
    (line,) = (line for line in lines_on(pilot.app) if line.startswith(" ▸ "))
    return line.removeprefix(" ▸ ")


async def comes_up(pilot: Pilot[int], words: str) -> bool:
    """Wait until the words are painted; return whether they were."""
    for _ in range(MOST_PAUSES):
        if words in text_on(pilot.app):
            return True
        await pilot.pause()
    return False


async def test_home_shows_what_can_be_followed_and_how_long_it_takes(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        seen = text_on(pilot.app)
        assert "hiptimer" in seen
        assert "Monday 23 November, 07:18" in seen
        assert "Lateral hip: isometric holds, short" in seen
        assert "mat, pillow, loop band" in seen
        assert "last four weeks: no session yet" in seen


async def test_a_newcomer_finds_the_short_one_highlighted(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        assert highlighted(pilot).startswith("Lateral hip: isometric holds, short  ")


async def test_the_last_used_one_is_highlighted_with_its_day_and_pain(driver: AppDriver) -> None:
    driver.write_protocol("mine", ONE_HOLD)
    yesterday = MORNING - timedelta(days=1)
    past = session(hold(1, 1), hold(2, 3), started_at=yesterday, pain_next_day_asked=True)
    driver.context.sessions.save(past)
    async with driver.opened() as pilot:
        assert highlighted(pilot).split("  ")[0] == "One hold (own)"
        assert highlighted(pilot).endswith("yesterday  pain 1-3")
        assert "1 session, worst pain 3" in text_on(pilot.app)


async def test_enter_goes_to_the_start_sheet_of_what_is_highlighted(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, StartSheet)
        assert lines_on(pilot.app)[0].startswith(" Lateral hip: isometric holds  ")


async def test_a_clicker_goes_to_the_start_sheet(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "pagedown")
        assert isinstance(pilot.app.screen, StartSheet)


async def test_the_details_follow_the_pointer(driver: AppDriver) -> None:
    driver.write_protocol("mine", ONE_HOLD)
    async with driver.opened() as pilot:
        await driver.press(pilot, "home")
        assert "Isometric, 1 exercise: Stand still" in text_on(pilot.app)
        await driver.press(pilot, "down")
        assert "Stand still" not in text_on(pilot.app)


async def test_a_click_highlights_and_a_second_one_starts(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await pilot.click(ProtocolList, offset=(5, 0))
        before = highlighted(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.click(ProtocolList, offset=(5, 0))
        await painted(pilot)
        assert lines_on(pilot.app)[0].strip().startswith(before.split("  ")[0])


async def test_a_long_list_scrolls_with_the_pointer(driver: AppDriver) -> None:
    for number in range(20):
        text = ONE_HOLD.replace("One hold", f"Protocol {number:02}")
        driver.write_protocol(f"own-{number:02}", text)
    async with driver.opened() as pilot:
        await driver.press(pilot, "home")
        assert "Protocol 00" in highlighted(pilot)
        assert "Protocol 19" not in text_on(pilot.app)
        assert await comes_up(pilot, " 1 of ")
        await driver.press(pilot, *["down"] * 19)
        assert "Protocol 19" in highlighted(pilot)
        assert "Protocol 00" not in text_on(pilot.app)
        assert await comes_up(pilot, " 20 of ")


async def test_a_protocol_that_cannot_be_read_is_reported_and_takes_no_other_away(
    driver: AppDriver,
) -> None:
    driver.write_protocol("broken", ONE_HOLD.replace("hold_seconds", "hold_second"))
    async with driver.opened() as pilot:
        assert "broken.toml: this protocol can't be used: " in words_on(pilot.app)
        assert "Lateral hip: isometric holds" in text_on(pilot.app)
        await driver.press(pilot, "p")
        page = words_on(pilot.app)
        assert "Problems" in page
        assert "hold_seconds" in page


async def test_several_problems_are_counted_and_can_all_be_read(driver: AppDriver) -> None:
    driver.write_protocol("broken", "format = ")
    driver.write_protocol("newer", "format = 99")
    async with driver.opened() as pilot:
        assert "2 problems; p shows them all." in text_on(pilot.app)
        await driver.press(pilot, "p")
        page = text_on(pilot.app)
        assert "broken.toml" in page
        assert "newer.toml" in page


async def test_without_a_problem_no_key_for_problems_is_shown(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        assert "problems" not in text_on(pilot.app)
        await driver.press(pilot, "p")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_damaged_settings_are_reported_and_the_file_is_left_alone(
    new_driver: AppDriver,
) -> None:
    file = new_driver.folder / "settings.toml"
    file.write_text("affected_side = [", encoding="utf-8")
    async with new_driver.opened() as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "settings.toml: is not valid TOML" in words_on(pilot.app)
        await new_driver.press(pilot, "p")
        page = words_on(pilot.app)
        assert "The defaults are used for now. It is in " in page
    assert file.read_text(encoding="utf-8") == "affected_side = ["


async def test_a_session_that_cannot_be_read_is_reported(driver: AppDriver) -> None:
    folder = driver.folder / "sessions" / "2026"
    folder.mkdir(parents=True)
    (folder / "2026-11-20_0700_mine_abcdefgh.toml").write_text("format = 1", encoding="utf-8")
    async with driver.opened() as pilot:
        assert "this session can't be read, and is left as it is" in words_on(pilot.app)


async def test_a_drive_that_is_not_connected_is_reported(driver: AppDriver) -> None:
    (driver.folder / "sessions").symlink_to(driver.folder / "drive" / "sessions")
    async with driver.opened() as pilot:
        shown = words_on(pilot.app)
        assert "sessions: can't be listed: it is a link that leads nowhere; connect the" in shown


async def test_escape_at_home_never_quits(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "escape", "escape")
        assert pilot.app.is_running
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_q_leaves_home_with_exit_code_0(driver: AppDriver) -> None:
    async with driver.opened() as pilot:
        await driver.press(pilot, "q")
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running


async def test_a_theme_in_the_settings_is_obeyed(driver: AppDriver) -> None:
    driver.context.settings.save(theme="hiptimer-light")
    async with driver.opened() as pilot:
        assert pilot.app.theme == "hiptimer-light"


async def test_an_unknown_theme_is_reported(driver: AppDriver) -> None:
    driver.context.settings.save(theme="plaid")
    async with driver.opened() as pilot:
        assert "plaid" in text_on(pilot.app)


async def test_how_to_leave_is_shown_in_every_size(driver: AppDriver) -> None:
    driver.write_protocol("mine", ONE_HOLD)
    async with driver.opened() as pilot:
        await driver.press(pilot, "home")
        for size in ((80, 24), (60, 20), (40, 12)):
            await resize(pilot, *size)
            foot = lines_on(pilot.app)[-1]
            assert foot.strip().startswith("enter start"), size
            assert foot.split()[-4:] == ["q", "quit", "?", "help"], size
