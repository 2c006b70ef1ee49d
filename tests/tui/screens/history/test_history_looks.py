"""How soon the history shows what changed, and what it never writes again."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.containers import VerticalScroll

from hiptimer.errors import SaveError
from hiptimer.model.digest import HistoryFilter
from hiptimer.model.session import Session
from hiptimer.runner.history import History, Progress
from hiptimer.storage.sessions import SessionStore
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, many, unrated
from tests.support.history_driver import lay
from tests.support.history_screen_driver import beside, history, press, read, screen_of
from tests.support.passing_time import PassingTime
from tests.support.screen_text import text_on, words_on


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> PassingTime:
    return PassingTime(monkeypatch)


async def test_what_another_program_changes_is_shown_within_five_seconds(
    driver: AppDriver, time: PassingTime
) -> None:
    lay(driver, both_sides(days_ago(2)))
    async with history(driver) as pilot:
        for more in (3, 4):
            lay(driver, both_sides(days_ago(more), f"{more}" * 8))
            await time.passes(pilot, 5.1)
            await read(pilot)
            assert f"{more - 1} sessions" in text_on(pilot.app)


async def test_how_far_the_reading_has_come_is_shown_four_times_a_second(
    driver: AppDriver, time: PassingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(driver, both_sides(days_ago(2)))
    check, read_on = History.check, threading.Semaphore(0)
    announced: list[int] = []

    def checking(past: History, report: Callable[[Progress], None]) -> bool:
        for done in (1, 200):
            report(Progress(done, 300))
            announced.append(done)
            assert read_on.acquire(timeout=10)
        return check(past, report)

    monkeypatch.setattr(History, "check", checking)
    async with driver.opened() as pilot:
        await pilot.press("h")
        for count, done in enumerate((1, 200), 1):
            while len(announced) < count:
                await pilot.pause()
            await time.passes(pilot, 0.3)
            assert f"Reading {done} of 300 sessions" in text_on(pilot.app)
            read_on.release()
        await read(pilot)


async def test_a_correction_that_can_not_be_saved_is_reported_within_half_a_second(
    driver: AppDriver, time: PassingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    past = both_sides(days_ago(2))
    lay(driver, past)

    def refuse(_: SessionStore, path: Path, session: Session) -> None:
        raise SaveError(path, f"{session.id} was not saved: the disk is full")

    async with history(driver) as pilot:
        monkeypatch.setattr(SessionStore, "save_to", refuse)
        await press(driver, pilot, "enter 4")
        await time.passes(pilot, 0.6)
        assert "the disk is full" in words_on(pilot.app)
        monkeypatch.undo()


async def test_a_history_at_rest_asks_nothing_of_its_index(
    driver: AppDriver, time: PassingTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(driver, both_sides(days_ago(2)))
    async with history(driver) as pilot:
        await press(driver, pilot, "enter 4")
        await time.passes(pilot, 0.6)
        asked: list[HistoryFilter] = []
        count = History.count

        def counting(past: History, wanted: HistoryFilter) -> int:
            asked.append(wanted)
            return count(past, wanted)

        monkeypatch.setattr(History, "count", counting)
        await time.passes(pilot, 3)
        assert asked == []


async def test_what_stands_beside_the_list_follows_the_pointer_within_a_frame_or_two(
    driver: AppDriver, time: PassingTime
) -> None:
    lay(driver, *many(3))
    async with history(driver) as pilot:
        screen_of(pilot).action_move(1)
        await pilot.pause()
        assert "Sun 22 Nov 2026" in beside(pilot)
        await time.passes(pilot, 0.03)
        assert "Sat 21 Nov 2026" in beside(pilot)


async def test_what_is_found_is_counted_with_each_letter_and_shown_beside(
    driver: AppDriver, time: PassingTime
) -> None:
    lay(driver, both_sides(days_ago(1), "dddddddd"), unrated(days_ago(2)))
    async with history(driver) as pilot:
        await pilot.press("slash", "c", "l", "a")
        await pilot.pause()
        assert "1 of 2 sessions" in text_on(pilot.app)
        await time.passes(pilot, 0.03)
        assert "Sat 21 Nov 2026" in beside(pilot)


async def test_pages_and_the_top_of_a_session_are_there_at_once(
    driver: AppDriver, time: PassingTime
) -> None:
    note = "\n".join(f"line {at}." for at in range(60))
    lay(driver, replace(both_sides(days_ago(1)), note=note), *many(9)[2:])
    async with history(driver) as pilot:
        await press(driver, pilot, "enter")
        lines = screen_of(pilot).face.pane.query_one(VerticalScroll)
        page = lines.size.height - 1
        assert page > 4
        for keys, top in (
            ("pagedown", page),
            ("pagedown", 2 * page),
            ("pageup", page),
            ("n enter", page),
        ):
            driver.clock.advance(2)
            await pilot.press(*keys.split())
            await pilot.pause()
            assert lines.scroll_y == top, keys
        driver.clock.advance(2)
        await pilot.press("escape", "down")
        await time.passes(pilot, 0.03)
        assert lines.scroll_y == 0


async def test_a_chart_shows_a_correction_when_it_is_on_disk(
    driver: AppDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(driver, both_sides(days_ago(2)))
    async with history(driver) as pilot:
        shown = []
        screen = screen_of(pilot)
        await press(driver, pilot, "enter 4")
        monkeypatch.setattr(screen.face, "draw_chart", lambda: shown.append(1))
        screen.look_at_disk()
        assert shown
        shown.clear()
        screen.look_at_disk()
        assert not shown
