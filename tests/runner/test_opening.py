import threading
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.catalogue import load_exercises
from hiptimer.engine import Phase, lay_out
from hiptimer.engine.commands import Finish, Rate, SkipPhase
from hiptimer.errors import SessionRunningError
from hiptimer.model.choices import AdvanceRule, Rules, sets_of_the_day
from hiptimer.model.digest import HistoryFilter
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import Cause, Choice, SessionOutcome
from hiptimer.runner.context import Context
from hiptimer.runner.history import Progress
from hiptimer.runner.opening import find_unfinished, keep, open_session, resume
from tests.support.fakes import FakeClock
from tests.support.session_contexts import context_in, crash, cut_off, pass_time
from tests.support.session_values import session
from tests.support.sessions import PLAN, PROTOCOL

HOVER = load_exercises()["side-lying-hover"]


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return context_in(tmp_path, FakeClock(), device="abcdefgh")


def test_a_session_that_was_cut_off_is_found(context: Context) -> None:
    cut_off(context)
    (found,) = find_unfinished(context)
    assert found.can_resume
    assert found.session.pain_before == 1
    assert [row.pain for row in found.session.sets] == [2]


def test_a_finished_session_is_not_offered_again(context: Context) -> None:
    runner = open_session(context, PLAN)
    runner.start()
    pass_time(context, runner, 15)
    runner.send(Finish())
    runner.close()
    assert find_unfinished(context) == ()


def test_a_session_of_another_device_is_not_offered(context: Context, tmp_path: Path) -> None:
    cut_off(context)
    elsewhere = context_in(tmp_path, FakeClock(), device="bbbbbbbb")
    assert find_unfinished(elsewhere) == ()


def test_a_session_that_runs_in_another_window_is_not_offered(
    context: Context, tmp_path: Path
) -> None:
    runner = open_session(context, PLAN)
    runner.start()
    pass_time(context, runner, 32)
    other = context_in(tmp_path, FakeClock(), context.device)
    assert find_unfinished(other) == ()
    with pytest.raises(SessionRunningError):
        open_session(other, PLAN)
    runner.close()


def test_resuming_begins_with_the_preparation_of_the_next_set(context: Context) -> None:
    cut_off(context)
    (found,) = find_unfinished(context)
    runner = resume(context, found)
    runner.start()
    assert runner.engine.phase is Phase.PREPARE
    assert runner.engine.remaining(runner.now) == 10.0
    assert runner.engine.position is not None
    assert runner.engine.position.number == 2
    runner.close()


def test_a_session_that_went_on_can_be_completed_and_mentions_the_crash(context: Context) -> None:
    cut_off(context)
    assert isinstance(context.clock, FakeClock)
    context.clock.advance(600)
    (found,) = find_unfinished(context)
    runner = resume(context, found)
    runner.start()
    pass_time(context, runner, 30)
    runner.send(Rate(1))
    runner.close()
    session = context.sessions.load(found.session.id)
    assert session.outcome is SessionOutcome.COMPLETED
    assert [row.pain for row in session.sets] == [2, 1]
    (resumed,) = session.adjustments
    assert (resumed.cause, resumed.choice) == (Cause.CRASH, Choice.RESUMED)
    assert resumed.after_set == 1
    # 32 s until the rating, 30 s after going on; the time between is left out.
    assert session.active_seconds == 32 + 30


def test_one_that_was_cut_off_in_its_first_hold_can_be_finished_before_the_next(
    context: Context,
) -> None:
    runner = open_session(context, PLAN)
    runner.start()
    pass_time(context, runner, 12)
    crash(context, runner)
    (found,) = find_unfinished(context)
    assert found.session.sets == ()
    runner = resume(context, found)
    runner.start()
    runner.send(Finish())
    runner.close()
    assert find_unfinished(context) == ()
    assert context.sessions.load(found.session.id).outcome is SessionOutcome.STOPPED


def test_after_two_hours_a_session_can_be_kept_or_discarded_only(context: Context) -> None:
    cut_off(context)
    assert isinstance(context.clock, FakeClock)
    context.clock.advance(2 * 3600 + 1)
    (found,) = find_unfinished(context)
    assert not found.can_resume
    with pytest.raises(ValueError, match="kept or discarded"):
        resume(context, found)


def test_a_session_whose_sets_do_not_fit_its_plan_can_be_kept_only(context: Context) -> None:
    cut_off(context)
    (found,) = find_unfinished(context)
    row = replace(found.session.sets[0], number=2)
    context.sessions.save(replace(found.session, sets=(row,)))
    assert not find_unfinished(context)[0].can_resume


def test_keeping_ends_it_at_its_last_second(context: Context) -> None:
    cut_off(context)
    (found,) = find_unfinished(context)
    keep(context, found.session)
    kept = context.sessions.load(found.session.id)
    assert kept.outcome is SessionOutcome.INTERRUPTED
    assert kept.ended_at == found.session.started_at + timedelta(seconds=32)
    assert find_unfinished(context) == ()


def test_the_exercises_of_a_session_that_goes_on_have_their_texts_again(context: Context) -> None:
    exercise = replace(PROTOCOL.exercises[0], id=HOVER.id, guide=HOVER)
    protocol = replace(PROTOCOL, exercises=(exercise,))
    rules = Rules(advance=AdvanceRule.AUTO)
    plan = lay_out(protocol, sets_of_the_day(protocol, AffectedSide.BOTH), rules)
    runner = open_session(context, plan)
    runner.start()
    runner.send(SkipPhase())
    pass_time(context, runner, 25)
    crash(context, runner)
    (found,) = find_unfinished(context)
    assert found.session.protocol.exercises[0].guide == HOVER


def test_the_history_is_not_read_while_a_session_runs(context: Context) -> None:
    context.history.count(HistoryFilter())
    context.sessions.save(session())
    runner = open_session(context, PLAN)
    seen: list[int | str] = []
    begun = threading.Event()

    def note_progress(progress: Progress) -> None:
        seen.append(progress.done)
        begun.set()

    check = threading.Thread(target=context.history.check, args=(note_progress,))
    check.start()
    assert begun.wait(60)
    seen.append("the session ends")
    runner.close()
    check.join(60)
    assert seen == [0, "the session ends", 1]
