"""Two windows at one session: neither writes over what the other one did without a word."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from hiptimer.engine import lay_out
from hiptimer.engine.commands import Finish, Rate
from hiptimer.errors import SaveError
from hiptimer.model.choices import sets_of_the_day
from hiptimer.model.corrections import with_note
from hiptimer.model.session import Session, StopReason
from hiptimer.runner.opening import open_session
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.storage.sessions import SessionStore
from hiptimer.tui.app import HiptimerApp
from tests.runner.browsing import file_of, lay, stored
from tests.runner.histories import both_sides, days_ago, many
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


async def test_a_session_that_runs_in_another_window_is_not_removed_here(
    desk: Desk, other: SessionRunner
) -> None:
    async with history(desk) as pilot:
        await press(desk, pilot, "x")
        assert STILL_OPEN in words_on(pilot.app)
        other.send(Finish(StopReason.TIME))
        other.close()
        assert desk.context.history.trash_count() == 0
        await press(desk, pilot, "x u")
        assert "It is back where it was." in words_on(pilot.app)


async def test_one_whose_summary_stands_in_another_window_is_not_corrected_here(
    desk: Desk, other: SessionRunner
) -> None:
    other.send(Finish(StopReason.TIME))
    async with history(desk) as pilot:
        await press(desk, pilot, "enter 6")
        assert STILL_OPEN in await seen(pilot)
        other.amend(with_note(session_of(other), "sore"))
        other.close()
    found = stored(desk, session_of(other).id)
    assert (found.note, found.sets[0].pain) == ("sore", 2)


async def test_other_sessions_are_corrected_while_one_runs_in_another_window(
    desk: Desk, other: SessionRunner
) -> None:
    lay(desk, PAST)
    async with history(desk) as pilot:
        await press(desk, pilot, "down enter 6")
        assert STILL_OPEN not in await seen(pilot)
    assert stored(desk, PAST.id).sets[0].pain == 6
    other.close()


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


async def test_what_is_refused_after_one_has_left_is_reported_and_dropped(desk: Desk) -> None:
    lay(desk, *many(2))
    newest = many(2)[0]
    async with history(desk) as pilot:
        await press(desk, pilot, "enter")
        desk.context.sessions.save(with_note(stored(desk, newest.id), "theirs"))
        other = desk.new_context().lock
        with other.changing(PAST.id, file_of(desk, PAST)):  # ours waits for its turn
            await pilot.press("9", "escape", "down")
        assert "What you typed is not saved" in await seen(pilot)
        await press(desk, pilot, "up")
        assert "theirs" in beside(pilot)
    assert stored(desk, newest.id).sets[0].pain == newest.sets[0].pain


def twin_of(desk: Desk, of: Session) -> Path:
    """Put the same session under another name, as a person does who copies it."""
    twin = file_of(desk, of).with_name(f"{of.id[:-8]}zzzzzzzz.toml")
    twin.write_bytes(file_of(desk, of).read_bytes())
    return twin


async def test_a_rating_that_is_taken_away_does_not_come_back_from_another_file(
    desk: Desk,
) -> None:
    lay(desk, PAST)
    twin = twin_of(desk, PAST)
    async with history(desk) as pilot:
        await press(desk, pilot, "enter backspace")
        assert f"It is now in the trash as {twin.name}." in await seen(pilot)
        await looked(pilot)
        assert "1 ● 20 s -" in beside(pilot)
    assert not twin.exists()
    assert desk.context.history.trash_count() == 1


async def test_a_session_that_can_not_be_moved_keeps_what_was_corrected_in_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk, PAST)
    (desk.folder / "trash").write_text("no folder", encoding="utf-8")

    def refuse(_: SessionStore, path: Path, session: Session) -> None:
        raise SaveError(path, f"it was not saved: no room for {session.id}")

    async with history(desk, (160, 40)) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(SessionStore, "save_to", refuse)
            await press(desk, pilot, "enter 9 x")
            assert "it was not moved to the trash" in words_on(pilot.app)
            assert "Worst pain 9" in beside(pilot)
        await press(desk, pilot, "escape")
        assert isinstance(pilot.app, HiptimerApp)
        assert pilot.app.open_work.close() is None  # what a thread still saves is on disk after it
    assert stored(desk, PAST.id).sets[0].pain == 9
