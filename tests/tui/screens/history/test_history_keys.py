"""The keys of the history: which are offered at each moment, what they are called, what they do."""

from textual.pilot import Pilot

from hiptimer.tui.screens.reader import ReaderScreen
from tests.support.app_driver import AppDriver
from tests.support.histories import days_ago, many, unrated
from tests.support.history_driver import lay
from tests.support.history_screen_driver import hints, history, place, press, screen_of

OF_THE_APP = {"^q": "quit", "^z": "Stop for now", "?": "help"}

WALKING = {"↑ ↓": "move", "page keys": "a page", "home end": "first and last"}

ABOUT_ONE = {"v": "view", "x": "to the trash", "n": "note", "d": "next day"}

LIST = {"enter": "open", "/": "filter", **ABOUT_ONE}

RATING = {"0-9": "pain", **ABOUT_ONE, "esc": "back"}

RATING_BESIDES = {"t": "pain 10", "← →": "other side", **WALKING}


def offered(pilot: Pilot[int]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the keys at the foot, and those that only the help lists."""
    foot, every = hints(pilot), hints(pilot, hidden=True)
    assert [key for key in foot if key not in every] == []
    besides = {key: words for key, words in every.items() if key not in foot}
    return (
        {key: words for key, words in foot.items() if key not in OF_THE_APP},
        {key: words for key, words in besides.items() if key not in OF_THE_APP},
    )


async def test_each_key_that_works_is_named_and_no_other(driver: AppDriver) -> None:
    lay(driver, unrated(days_ago(1)), *many(3)[1:])
    back, chart = {"esc": "back"}, {"← →": "exercise"}
    number = {**RATING_BESIDES, "backspace": "no number"}
    trash = {**WALKING, "X": "empty the trash"}
    async with history(driver) as pilot:
        for keys, foot, besides in (
            ("", {**LIST, **back}, WALKING),
            ("enter", RATING, RATING_BESIDES),
            ("3", RATING, number),
            ("down", {**RATING, "+ -": "how many"}, RATING_BESIDES),
            ("n", {"enter": "done", "f1": "help"}, {}),
            ("enter escape v", {**LIST, **chart, **back}, WALKING),
            ("v", {**LIST, **back}, WALKING),
            ("x", {**LIST, "u": "put it back", **back}, trash),
            ("u", {**LIST, **back}, WALKING),
        ):
            await press(driver, pilot, keys)
            assert offered(pilot) == (foot, besides), keys


async def test_while_one_looks_for_something_keys_are_letters_or_the_lines_own(
    driver: AppDriver,
) -> None:
    lay(driver, *many(3))
    line = {"enter": "take it", "esc": "leave it", "f1": "help"}
    async with history(driver) as pilot:
        await press(driver, pilot, "slash")
        assert offered(pilot) == (line, {"↑ ↓": "move"})
        screen_of(pilot).face.filter_input.insert_text_at_cursor("mine")
        await press(driver, pilot, "")
        assert offered(pilot) == (line, {"↑ ↓": "move", "⌫": "erase"})
        await press(driver, pilot, "enter")
        assert offered(pilot) == (
            {**LIST, "backspace": "drop the last filter", "esc": "back"},
            WALKING,
        )
        await press(driver, pilot, "slash")
        assert offered(pilot) == (
            {**line, "backspace": "drop the last one"},
            {"↑ ↓": "move", "← →": "another piece"},
        )


async def test_home_end_and_page_keys_go_through_the_list(driver: AppDriver) -> None:
    lay(driver, *many(40))
    async with history(driver) as pilot:
        page = screen_of(pilot).face.sessions.page
        for keys, at in (
            ("end", 39),
            ("up", 38),
            ("home", 0),
            ("pagedown", page),
            ("space", 2 * page),
            ("pageup", page),
            ("down", page + 1),
        ):
            await press(driver, pilot, keys)
            assert place(pilot) == at, keys


async def test_f_looks_for_something_and_q_leaves_as_slash_and_esc_do(driver: AppDriver) -> None:
    lay(driver, *many(2))
    async with history(driver) as pilot:
        await press(driver, pilot, "f")
        assert screen_of(pilot).focused is screen_of(pilot).face.filter_input
        await press(driver, pilot, "escape")
        screen = screen_of(pilot)
        await press(driver, pilot, "q")
        assert pilot.app.screen is not screen


async def test_the_help_opens_from_the_list_and_from_a_session(driver: AppDriver) -> None:
    lay(driver, *many(2))
    async with history(driver) as pilot:
        for keys in ("question_mark", "escape enter question_mark"):
            await press(driver, pilot, keys)
            assert isinstance(pilot.app.screen, ReaderScreen), keys


async def test_while_one_writes_up_and_down_move_the_pointer_and_left_and_right_the_piece(
    driver: AppDriver,
) -> None:
    lay(driver, *many(3))
    async with history(driver) as pilot:
        await press(driver, pilot, "slash down down up")
        assert place(pilot) == 1
        screen = screen_of(pilot)
        screen.face.filter_input.insert_text_at_cursor("november mine")
        await press(driver, pilot, "enter slash left left")
        assert screen.browser.filter.pointed == 0
        await press(driver, pilot, "right")
        assert screen.browser.filter.pointed == 1
