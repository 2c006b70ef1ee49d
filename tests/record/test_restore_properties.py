"""Rule 6: a session that is rebuilt from its file goes on as if it had not stopped."""

from hypothesis import given

from hiptimer.engine import Phase, Plan
from hiptimer.engine.commands import Decide, Done, Resume, SkipPhase
from hiptimer.engine.events import SetFinished
from tests.support.engine_driver import LONGEST, Drive
from tests.support.engine_walks import Move, moves, plans, timed, walk
from tests.support.recording import Recording, needed_to_resume, restored, resumed, through_file


@given(plan=plans(), steps=moves)
def test_the_record_holds_all_that_is_needed_to_resume(plan: Plan, steps: list[Move]) -> None:
    recording = Recording(plan).start()
    for _ in walk(recording, steps):
        assert restored(recording.session) == needed_to_resume(recording.engine.ledger)


@given(plan=plans(), steps=moves)
def test_what_is_done_after_a_crash_is_what_would_have_been_done(
    plan: Plan, steps: list[Move]
) -> None:
    recording = Recording(plan)
    timed(recording, steps)
    if recording.phase is Phase.FINISHED:
        return
    again = resumed(through_file(recording.session))
    assert restored(again.session) == needed_to_resume(recording.engine.ledger)
    begun = len(recording.engine.ledger.rows)
    to_the_end(recording)
    to_the_end(again.start())
    assert rest_of(again, begun) == rest_of(recording, begun)


def to_the_end(drive: Drive) -> None:
    """Answer what is owed by what is offered first, and let time pass until all is over."""
    for _ in range(LONGEST):
        engine = drive.engine
        if engine.phase is Phase.FINISHED:
            return
        if engine.wake_at is not None:
            drive.wait(engine.wake_at - drive.at)
        elif engine.phase is Phase.PAUSED:
            drive.send(Resume())
        elif engine.phase is Phase.REPS:
            drive.send(Done())
        elif decision := engine.owed.decision:
            drive.send(Decide(decision.choices[0]))
        else:
            drive.send(SkipPhase())
    raise AssertionError("goes round in circles")


def rest_of(drive: Drive, begun: int) -> list[tuple[object, ...]]:
    """List the sets that were done after the first `begun`: which, how, and what was asked for."""
    finished = [event for event in drive.events if isinstance(event, SetFinished)]
    return [
        (event.row, event.step, event.target, event.outcome, event.repeat)
        for event in finished
        if event.row > begun
    ]
