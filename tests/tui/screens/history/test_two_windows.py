"""Two windows at one session: neither writes over what the other one did without a word."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from hiptimer.engine import lay_out
from hiptimer.engine.commands import Rate
from hiptimer.model.choices import sets_of_the_day
from hiptimer.model.corrections import with_note
from hiptimer.model.session import Session
from hiptimer.runner.opening import open_session
from hiptimer.runner.session_runner import SessionRunner
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago
from tests.support.history_driver import file_of, lay, stored
from tests.support.history_screen_driver import beside, history, press, read, screen_of
from tests.support.own_protocols import THREE_HOLDS, live
from tests.support.screen_text import words_on

PAST = both_sides(days_ago(2))
STILL_OPEN = "This session is still open in another window: change it there, or here once"
CHANGED = "Not saved. Something else changed this session meanwhile."


@pytest.fixture
def other(driver: AppDriver) -> SessionRunner:
    """Another window, in the rest after the first hold of a session."""
    driver.write_protocol("holds", THREE_HOLDS)
    context = driver.new_context()
    protocol, rules = driver.protocol("holds"), context.settings.load().settings.rules
    runner = open_session(
        context, lay_out(protocol, sets_of_the_day(protocol, rules.affected_side), rules)
    )
    runner.start()
    live(driver, runner, 6)
    runner.send(Rate(2))
    return runner


def session_of(runner: SessionRunner) -> Session:
    assert runner.session
    return runner.session


async def seen(pilot: Pilot[int]) -> str:
    """Let the screen look at the disk, as it does twice a second."""
    await read(pilot)
    screen_of(pilot).look_at_disk()
    await read(pilot)
    return words_on(pilot.app)


async def looked(pilot: Pilot[int]) -> str:
    """Let the screen look at the files, as it does every five seconds."""
    screen_of(pilot).look_at_files()
    await read(pilot)
    return words_on(pilot.app)


async def test_a_session_that_runs_in_another_window_is_not_corrected_here(
    driver: AppDriver, other: SessionRunner
) -> None:
    async with history(driver) as pilot:
        await press(driver, pilot, "enter 7")
        assert STILL_OPEN in await seen(pilot)
        assert stored(driver, session_of(other).id).sets[0].pain == 2
        await press(driver, pilot, "escape")
        assert "What you typed is not saved; this is what the file says now." in words_on(pilot.app)
        assert "███▲▲▲▲···  7" not in beside(pilot)
        other.close()
        await press(driver, pilot, "enter 7")
        assert STILL_OPEN not in await seen(pilot)
    assert stored(driver, session_of(other).id).sets[0].pain == 7


async def test_a_note_that_was_changed_elsewhere_is_shown_in_the_line_that_is_written_in(
    driver: AppDriver,
) -> None:
    lay(driver, PAST)
    async with history(driver) as pilot:
        await press(driver, pilot, "n")
        driver.context.sessions.save(with_note(PAST, f"{PAST.note} BBB"))
        assert "Something else changed this note meanwhile." in await looked(pilot)
        assert screen_of(pilot).face.pane.note.value == f"{PAST.note} BBB"
        await press(driver, pilot, "a")
        assert "Something else" not in await seen(pilot)
    assert stored(driver, PAST.id).note == f"{PAST.note} BBBa"


async def test_what_is_refused_can_be_seen_until_one_goes_back_to_what_the_file_says(
    driver: AppDriver,
) -> None:
    lay(driver, PAST)
    async with history(driver, (160, 40)) as pilot:
        await press(driver, pilot, "n")
        driver.context.sessions.save(with_note(PAST, "theirs"))
        await press(driver, pilot, "a b")
        assert CHANGED in await seen(pilot)
        assert "esc drops what you typed" in words_on(pilot.app)
        assert CHANGED in await looked(pilot)
        assert screen_of(pilot).face.pane.note.value == f"{PAST.note}ab"
        await press(driver, pilot, "enter")
        assert f"{PAST.note}ab" in beside(pilot)
        await press(driver, pilot, "escape")
        assert "What you typed is not saved; this is what the file says" in words_on(pilot.app)
        assert "theirs" in beside(pilot)
        await press(driver, pilot, "n x enter")
    assert stored(driver, PAST.id).note == "theirsx"


def twin_of(driver: AppDriver, of: Session) -> Path:
    """Put the same session under another name, as a person does who copies it."""
    twin = file_of(driver, of).with_name(f"{of.id[:-8]}zzzzzzzz.toml")
    twin.write_bytes(file_of(driver, of).read_bytes())
    return twin
