"""An undo in the record: the file gets shorter, its revision higher, and it can be resumed."""

from pathlib import Path

from hypothesis import given, settings
from msgspec.structs import replace

from hiptimer.engine import Phase, Plan
from hiptimer.engine.commands import NotDone, Pause, Resume, SkipExercise, Undo
from hiptimer.model.session import Choice
from hiptimer.record import restore_ledger
from hiptimer.storage.session_file import dumps, loads
from hiptimer.storage.toml_reading import SESSION, parse
from tests.support.engine_walks import Move, moves, plans, walk
from tests.support.plans import HOLD, plan_for
from tests.support.recording import Recording


def at_hold() -> Recording:
    return Recording(plan_for(HOLD, HOLD)).start().reach(Phase.HOLD)


def test_what_was_skipped_by_mistake_is_recorded_as_a_pause() -> None:
    undone, paused = at_hold(), at_hold()
    undone.send(SkipExercise(), after=3)
    assert len(undone.session.sets) == HOLD.sets
    undone.send(Undo(), after=4)
    paused.send(Pause(), after=3)
    paused.send(Resume(), after=4)
    assert undone.session.sets == ()
    assert undone.session.revision == 1
    assert [each.choice for each in undone.session.adjustments] == [Choice.PAUSE]
    assert replace(undone.session, revision=0) == paused.session


def test_a_set_that_was_done_after_all_is_recorded_as_before() -> None:
    recording = at_hold().reach(Phase.REST)
    before = recording.session
    recording.send(NotDone(), after=1)
    recording.send(Undo(), after=1)
    assert recording.session.sets == before.sets
    assert recording.session.adjustments == ()


@settings(max_examples=30)
@given(plan=plans(), steps=moves)
def test_a_file_saved_after_any_undo_can_be_read_and_resumed(plan: Plan, steps: list[Move]) -> None:
    recording = Recording(plan).start()
    for command in walk(recording, steps):
        if isinstance(command, Undo):
            path = Path("a.toml")
            text = dumps(recording.session).decode()
            read = loads(parse(text, path, SESSION), path)
            assert read.revision == recording.session.revision > 0
            ledger = restore_ledger(read, plan)
            rows = recording.engine.ledger.rows
            assert [row.step for row in ledger.rows] == [row.step for row in rows]
            assert [row.pain for row in ledger.rows] == [row.pain for row in rows]
