"""What is corrected in a past session is in its file at once, and nothing typed is lost."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.events import Paste

from hiptimer.errors import SaveError
from hiptimer.model.session import Session
from hiptimer.tui.screens.history import HistoryScreen
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.widgets.rating_row import RatingRow
from hiptimer.wording.doses import TIMES
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, unrated
from tests.support.history_driver import lay, stored
from tests.support.history_screen_driver import beside, burst, history, press, read, screen_of
from tests.support.screen_text import text_on, words_on

PAST = both_sides(days_ago(2))


def pains(driver: AppDriver, of: Session = PAST) -> list[int | None]:
    return [row.pain for row in stored(driver, of.id).sets]


async def test_a_key_that_does_nothing_yet_does_nothing_later(driver: AppDriver) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await burst(pilot, "9 t backspace plus enter")
    assert pains(driver) == [1, 2, 3, 5]


async def test_the_note_goes_on_where_it_ended_and_is_kept_as_it_is_typed(
    driver: AppDriver,
) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await press(driver, pilot, "n space 4 x q / d")
        assert stored(driver, PAST.id).note == "Long walk yesterday. 4xq/d"
        await press(driver, pilot, "enter 6")
    assert stored(driver, PAST.id).note == "Long walk yesterday. 4xq/d"
    assert pains(driver) == [6, 2, 3, 5]


async def test_letters_typed_at_once_behind_the_key_of_the_note_get_into_it(
    driver: AppDriver,
) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await burst(pilot, "enter n space x 9 enter 8")
    assert stored(driver, PAST.id).note == "Long walk yesterday. x9"
    assert pains(driver) == [8, 2, 3, 5]


async def test_what_is_pasted_into_the_note_is_cleaned_and_keeps_its_lines(
    driver: AppDriver,
) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await press(driver, pilot, "n")
        pilot.app.post_message(Paste(" \x1b[31mred\u202e\r\rblue\r\n"))
        await read(pilot)
    assert stored(driver, PAST.id).note == f"{PAST.note} \ufffd[31mred\ufffd\n\nblue\n"


async def test_a_click_goes_to_a_set_and_rates_it(driver: AppDriver) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        preview = screen_of(pilot).face.pane.preview
        await pilot.click(preview, offset=(4, preview.line_of(2)))
        await press(driver, pilot, "7")
        await pilot.click(preview, offset=(20, preview.line_of(4)))
        await read(pilot)
        await pilot.click(RatingRow, offset=(1, 1))
        await read(pilot)
    assert pains(driver) == [1, 7, 3, 0]


async def test_each_correction_is_seen_beside_at_once(driver: AppDriver) -> None:
    lay(driver, unrated(days_ago(2)))
    async with history(driver, (120, 30)) as pilot:
        await press(driver, pilot, "enter")
        for keys, seen in (
            ("4", "1 ● 20 s ███▲······ 4"),
            ("backspace", "1 ● 20 s -"),
            ("down minus", f"1 ◐ 12 {TIMES} -"),
            ("minus", f"1 ◐ 11 {TIMES} -"),
            ("t", f"1 ◐ 11 {TIMES} ███▲▲▲▲▲▲▲ 10"),
        ):
            driver.clock.advance(2)
            await pilot.press(*keys.split())
            await pilot.pause()
            assert seen in beside(pilot), keys


async def test_below_a_session_stands_what_the_cursor_is_at_with_its_number(
    driver: AppDriver,
) -> None:
    lay(driver, replace(PAST, pain_next_day=6))
    asked = "Hip pain in that set, at its worst? you said"
    async with history(driver, (120, 40)) as pilot:
        for keys, seen in (
            ("enter", f"hover: Set 1, left: 20 of 20 s {asked} 1, mild 0 [1] 2 ▕3▏"),
            ("down", f"hover: Set 2, left: 20 of 20 s {asked} 2, mild 0 1 [2] ▕3▏"),
            ("right", f"hover: Set 2, right: 12.5 of 20 s {asked} 5, moderate"),
            ("up", f"hover: Set 1, right: 20 of 20 s {asked} 3, mild 0 1 2 [3] 4"),
            ("d", "Worst in the night or morning after? you said 6, moderate"),
        ):
            await press(driver, pilot, keys)
            assert seen in beside(pilot), keys


async def test_a_letter_that_is_typed_twice_at_once_stands_there_twice(driver: AppDriver) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await press(driver, pilot, "n")
        await pilot.press("e", "e", "e")
        await read(pilot)
    assert stored(driver, PAST.id).note == f"{PAST.note}eee"


async def test_of_a_long_note_the_beginning_is_seen_again_when_it_is_done(
    driver: AppDriver,
) -> None:
    lay(driver, replace(PAST, note="first words " + "and more " * 30))
    async with history(driver) as pilot:
        await press(driver, pilot, "n")
        assert "Note first words" not in beside(pilot)
        await press(driver, pilot, "enter")
        assert "Note first words" in beside(pilot)


async def test_a_correction_is_seen_in_the_list_too(driver: AppDriver) -> None:
    lay(driver, PAST)
    async with history(driver, (200, 60)) as pilot:
        await press(driver, pilot, "enter 9")
        screen_of(pilot).look_at_disk()
        await pilot.pause()
        assert "3 of 4  ███▲▲▲▲▲▲·  9  pain" in text_on(pilot.app)


class FullDisk:
    """Refuses to save while it is full."""

    def __init__(self, driver: AppDriver, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        store = driver.context.sessions
        save = store.save_to

        def saving(path: Path, session: Session) -> object:
            if self.full:
                raise SaveError(path, "it was not saved: the disk is full")
            return save(path, session)

        monkeypatch.setattr(store, "save_to", saving)


async def test_it_is_not_left_unasked_while_a_correction_is_not_saved(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(driver, PAST)
    FullDisk(driver, monkeypatch)
    async with history(driver) as pilot:
        await press(driver, pilot, "enter 4 escape escape")
        assert isinstance(pilot.app.screen, HistoryScreen)
        assert "esc again leaves the history without it" in words_on(pilot.app)
        await press(driver, pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "A correction of a past session is not saved" in words_on(pilot.app)


async def test_a_correction_is_on_disk_when_hiptimer_is_left_at_once(driver: AppDriver) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await pilot.press("enter", "8", "ctrl+q")
    assert pains(driver) == [8, 2, 3, 5]
