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
from tests.runner.browsing import file_of, lay, stored
from tests.runner.histories import both_sides, days_ago
from tests.tui.desk import Desk
from tests.tui.screen_text import words_on
from tests.tui.screens.history.past import beside, history, press, read, screen_of
from tests.tui.screens.own_protocols import THREE_HOLDS, live

PAST = both_sides(days_ago(2))
STILL_OPEN = "This session is still open in another window: change it there, or here once"
CHANGED = "Not saved. Something else changed this session meanwhile."


@pytest.fixture
def other(desk: Desk) -> SessionRunner:
    """Another window, in the rest after the first hold of a session."""
    desk.write_protocol("holds", THREE_HOLDS)
    context = desk.new_context()
    protocol, rules = desk.protocol("holds"), context.settings.load().settings.rules
    runner = open_session(
        context, lay_out(protocol, sets_of_the_day(protocol, rules.affected_side), rules)
    )
    runner.start()
    live(desk, runner, 6)
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
    desk: Desk, other: SessionRunner
) -> None:
    async with history(desk) as pilot:
        await press(desk, pilot, "enter 7")
        assert STILL_OPEN in await seen(pilot)
        assert stored(desk, session_of(other).id).sets[0].pain == 2
        await press(desk, pilot, "escape")
        assert "What you typed is not saved; this is what the file says now." in words_on(pilot.app)
        assert "███▲▲▲▲···  7" not in beside(pilot)
        other.close()
        await press(desk, pilot, "enter 7")
        assert STILL_OPEN not in await seen(pilot)
    assert stored(desk, session_of(other).id).sets[0].pain == 7


async def test_a_note_that_was_changed_elsewhere_is_shown_in_the_line_that_is_written_in(
    desk: Desk,
) -> None:
    lay(desk, PAST)
    async with history(desk) as pilot:
        await press(desk, pilot, "n")
        desk.context.sessions.save(with_note(PAST, f"{PAST.note} BBB"))
        assert "Something else changed this note meanwhile." in await looked(pilot)
        assert screen_of(pilot).face.pane.note.value == f"{PAST.note} BBB"
        await press(desk, pilot, "a")
        assert "Something else" not in await seen(pilot)
    assert stored(desk, PAST.id).note == f"{PAST.note} BBBa"


async def test_what_is_refused_can_be_seen_until_one_goes_back_to_what_the_file_says(
    desk: Desk,
) -> None:
    lay(desk, PAST)
    async with history(desk, (160, 40)) as pilot:
        await press(desk, pilot, "n")
        desk.context.sessions.save(with_note(PAST, "theirs"))
        await press(desk, pilot, "a b")
        assert CHANGED in await seen(pilot)
        assert "esc drops what you typed" in words_on(pilot.app)
        assert CHANGED in await looked(pilot)
        assert screen_of(pilot).face.pane.note.value == f"{PAST.note}ab"
        await press(desk, pilot, "enter")
        assert f"{PAST.note}ab" in beside(pilot)
        await press(desk, pilot, "escape")
        assert "What you typed is not saved; this is what the file says" in words_on(pilot.app)
        assert "theirs" in beside(pilot)
        await press(desk, pilot, "n x enter")
    assert stored(desk, PAST.id).note == "theirsx"


def twin_of(desk: Desk, of: Session) -> Path:
    """Put the same session under another name, as a person does who copies it."""
    twin = file_of(desk, of).with_name(f"{of.id[:-8]}zzzzzzzz.toml")
    twin.write_bytes(file_of(desk, of).read_bytes())
    return twin
