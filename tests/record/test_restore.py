"""A session that was left unfinished goes on from where its record says that it had got to."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, EndHold, NotDone, Rate, RepeatSet, SkipPhase, SkipSide
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice
from hiptimer.record import PlanMismatchError
from tests.support.engine_transcript import short
from tests.support.plans import BRISK, EACH, GUIDE, HOLD, REPS, plan_for
from tests.support.recording import Recording, needed_to_resume, restored, resumed

THREE = plan_for(HOLD, replace(BRISK, prepare_seconds=10), REPS)


def test_a_repeat_after_a_passed_over_exercise_can_be_restored() -> None:
    recording = Recording(THREE)
    recording.start().reach(Phase.PREPARE, number=1)
    recording.reach(Phase.REST, number=2).reach(Phase.PREPARE)
    recording.send(SkipSide())
    recording.send(RepeatSet())
    recording.reach(Phase.REST)
    assert [short(row.step) for row in restored(recording.session).rows] == [
        "1B1", "1B2", "2B1", "2B2", "1B2",
    ]  # fmt: skip
    assert restored(recording.session) == needed_to_resume(recording.engine.ledger)


def test_the_rest_of_a_repeated_set_is_its_own() -> None:
    recording = Recording(plan_for(HOLD, replace(HOLD, rest_seconds=7), REPS))
    recording.start().reach(Phase.REST, number=2).reach(Phase.PREPARE)
    recording.send(SkipSide())
    recording.send(RepeatSet())
    engine = recording.reach(Phase.REST).engine
    assert engine.remaining(recording.at) == 20


def test_a_decision_about_an_earlier_set_is_restored_for_its_side() -> None:
    plan = plan_for(replace(HOLD, side=EACH, alternate_sides=True), advance=AdvanceRule.EXERCISE)
    recording = Recording(plan)
    recording.start().reach(Phase.WAITING)
    recording.send(SkipPhase())
    recording.reach(Phase.WAITING)
    recording.send(Rate(5))
    recording.send(Rate(5, row=1))
    recording.send(Decide(Choice.SKIP_SIDE))
    assert recording.engine.ledger.left_out == {(1, Side.LEFT)}
    assert restored(recording.session).left_out == {(1, Side.LEFT)}


def test_a_decision_stays_about_its_side_when_the_rating_is_corrected_later() -> None:
    plan = plan_for(
        replace(HOLD, side=EACH, alternate_sides=True, guide=GUIDE), advance=AdvanceRule.EXERCISE
    )
    recording = Recording(plan)
    recording.start().reach(Phase.WAITING)
    recording.send(SkipPhase())
    recording.reach(Phase.WAITING)
    recording.send(Rate(5, row=1))
    recording.send(Decide(Choice.EASIER))
    recording.send(Rate(2, row=1))
    assert restored(recording.session).easier == {(1, Side.LEFT)}


def test_a_set_not_done_before_a_passed_over_exercise_is_restored_as_that() -> None:
    recording = Recording(THREE)
    recording.start().reach(Phase.REST, number=2).reach(Phase.PREPARE)
    recording.send(SkipSide())
    recording.send(NotDone())
    assert restored(recording.session) == needed_to_resume(recording.engine.ledger)


def test_leaving_a_side_while_a_repeat_is_pending_is_restored_for_that_side() -> None:
    recording = Recording(THREE)
    recording.start().reach(Phase.REST, number=2).reach(Phase.PREPARE)
    recording.send(SkipSide())
    recording.send(RepeatSet())
    recording.send(SkipSide())
    assert recording.engine.ledger.left_out == {(1, Side.BILATERAL), (2, Side.BILATERAL)}
    assert restored(recording.session) == needed_to_resume(recording.engine.ledger)


def test_a_repeat_that_had_not_begun_is_done_after_the_crash() -> None:
    recording = Recording(plan_for(HOLD))
    recording.start().reach(Phase.HOLD)
    recording.send(RepeatSet(), after=4)
    again = resumed(recording.session)
    assert restored(recording.session) == needed_to_resume(recording.engine.ledger)
    assert again.start().phase is Phase.PREPARE
    again.reach(Phase.REST)
    assert [short(row.step) for row in again.engine.ledger.rows] == ["1B1", "1B1"]
    assert again.last_row.repeat


def test_a_set_skipped_at_its_first_moment_is_restored_with_nothing_to_rate() -> None:
    recording = Recording(plan_for(HOLD))
    recording.start().reach(Phase.HOLD)
    recording.send(SkipPhase())
    assert not recording.last_row.ratable
    assert restored(recording.session) == needed_to_resume(recording.engine.ledger)


def test_a_side_left_at_the_first_moment_of_its_set_is_restored_as_passed_over() -> None:
    recording = Recording(plan_for(HOLD, REPS))
    recording.start().reach(Phase.HOLD)
    recording.send(SkipSide())
    assert restored(recording.session) == needed_to_resume(recording.engine.ledger)


def test_a_set_cut_short_at_its_first_moment_can_still_be_rated_after_a_crash() -> None:
    recording = Recording(plan_for(HOLD))
    recording.start().reach(Phase.HOLD)
    recording.send(EndHold())
    assert restored(recording.session) == needed_to_resume(recording.engine.ledger)
    assert resumed(recording.session).start().engine.accepts(Rate)


def test_sets_that_are_not_in_the_order_of_the_plan_are_refused() -> None:
    recording = Recording(plan_for(HOLD))
    recording.start().reach(Phase.REST)
    (row,) = recording.session.sets
    wrong = replace(recording.session, sets=(replace(row, number=2),))
    with pytest.raises(PlanMismatchError, match="order"):
        restored(wrong)


def test_a_repeat_of_a_set_that_was_never_done_is_refused() -> None:
    recording = Recording(plan_for(HOLD))
    recording.start().reach(Phase.REST)
    (row,) = recording.session.sets
    wrong = replace(recording.session, sets=(replace(row, repeat=True),))
    with pytest.raises(PlanMismatchError, match="repeat"):
        restored(wrong)
