"""Decide: what each choice does from then on, and when it is asked again."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import IllegalCommandError, Phase
from hiptimer.engine.commands import Decide, Rate, SkipPhase, Unrate
from hiptimer.engine.events import Adjusted
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import Exercise, Side
from hiptimer.model.session import Cause, Choice
from tests.support.engine_driver import Drive
from tests.support.engine_transcript import page, short, transcript
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for

LONG = replace(HOLD, sets=4, guide=GUIDE)


def resting(
    *exercises: Exercise,
    pain: int | None = None,
    rating: RatingRule = RatingRule.CARRY_ON,
    advance: AdvanceRule = AdvanceRule.AUTO,
) -> Drive:
    """Go to the rest after the first set, and rate it."""
    plan = plan_for(*exercises, rating=rating, advance=advance)
    drive = Drive(plan).start().reach(Phase.REST)
    if pain is not None:
        drive.send(Rate(pain))
    return drive


def rated_next(drive: Drive, pain: int) -> bool:
    """Go to the end of the next set, rate it, and return whether a decision is owed."""
    drive.reach(Phase.HOLD).reach(Phase.REST)
    drive.send(Rate(pain))
    return drive.engine.owed.decision is not None


def test_carry_on_changes_nothing_but_is_reported() -> None:
    drive = resting(LONG, pain=5)
    assert drive.send(Decide(Choice.CARRY_ON), after=2) == page("""
        32 row 1 decided: carry-on
        32 adjusted after 1: carry-on (pain) 5
    """)
    assert not drive.engine.owed
    drive.reach(Phase.HOLD)
    assert drive.engine.remaining(drive.at) == 20


def test_after_carry_on_it_is_asked_again_only_when_the_number_rises() -> None:
    drive = resting(LONG, pain=5)
    drive.send(Decide(Choice.CARRY_ON))
    assert not rated_next(drive, 5)
    drive.send(Rate(4))
    assert not drive.engine.owed
    assert rated_next(drive, 6)


def test_carry_on_is_about_one_side_of_one_exercise() -> None:
    drive = resting(replace(LONG, sets=1, side=EACH), replace(REPS, sets=1), pain=5)
    drive.send(Decide(Choice.CARRY_ON))
    assert rated_next(drive, 5)


def test_after_another_choice_each_rating_above_the_ceiling_asks_again() -> None:
    drive = resting(LONG, pain=5)
    drive.send(Decide(Choice.EASIER))
    assert rated_next(drive, 4)


def test_correcting_to_the_ceiling_closes_the_decision() -> None:
    drive = resting(LONG, pain=5)
    drive.send(Rate(3))
    assert not drive.engine.owed
    assert not drive.engine.accepts(Decide)


def test_taking_the_rating_back_closes_the_decision() -> None:
    drive = resting(LONG, pain=5)
    drive.send(Unrate())
    assert not drive.engine.owed


def test_a_correction_that_rises_opens_the_decision_again() -> None:
    drive = resting(LONG, pain=4)
    drive.send(Decide(Choice.EASIER))
    drive.send(Rate(3))
    drive.send(Rate(4))
    assert not drive.engine.owed
    drive.send(Rate(5))
    assert drive.engine.owed.decision


def test_it_stays_owed_until_decided() -> None:
    drive = resting(LONG, pain=5).reach(Phase.WAITING)
    assert drive.at == 50
    assert drive.wait(3600) == ""
    assert drive.send(Decide(Choice.CARRY_ON)).endswith("count-in 3 1B2\n3650 3")


def test_a_rating_above_the_ceiling_while_preparing_stops_before_the_next_set() -> None:
    drive = resting(replace(LONG, sets=1), REPS).reach(Phase.PREPARE)
    drive.send(Rate(5))
    drive.reach(Phase.WAITING)
    assert drive.at == 10 + 20 + 20 + 10
    drive.send(Decide(Choice.CARRY_ON))
    assert drive.phase is Phase.COUNT_IN


def test_easier_keeps_the_dose_and_is_not_offered_twice() -> None:
    drive = resting(LONG, pain=5)
    drive.send(Decide(Choice.EASIER))
    assert drive.engine.ledger.easier == {(1, Side.BILATERAL)}
    drive.reach(Phase.HOLD)
    assert drive.engine.remaining(drive.at) == 20
    drive.reach(Phase.REST)
    drive.send(Rate(5))
    assert not drive.engine.accepts(Decide(Choice.EASIER))


def test_shorter_halves_every_set_to_come_on_that_side_and_can_be_chosen_again() -> None:
    drive = resting(replace(LONG, side=EACH, alternate_sides=True), pain=5)
    drive.send(Decide(Choice.SHORTER))
    adjusted = drive.events[-1]
    assert isinstance(adjusted, Adjusted)
    assert (adjusted.target, adjusted.cause, adjusted.pain) == (10, Cause.PAIN, 5)
    lengths = [drive.reach(Phase.REST).reach(Phase.HOLD).engine.remaining(drive.at) for _ in "123"]
    assert lengths == [20, 10, 20]
    drive.reach(Phase.REST).reach(Phase.HOLD).reach(Phase.REST)
    drive.send(Rate(5))
    drive.send(Decide(Choice.SHORTER))
    assert drive.engine.ledger.targets == {(1, Side.LEFT): 5}


def test_shorter_repetitions_are_fewer_at_the_same_pace() -> None:
    drive = resting(replace(REPS, reps=12, seconds_per_rep=2), pain=5)
    drive.send(Decide(Choice.SHORTER))
    drive.reach(Phase.REPS)
    assert drive.engine.remaining(drive.at) == 12
    assert "done, 6 of 6 in 12 s" in transcript(drive.reach(Phase.WAITING).events)


def test_leaving_the_side_writes_the_rest_of_it_as_skipped() -> None:
    drive = resting(replace(LONG, sets=2, side=EACH), pain=6)
    drive.send(Decide(Choice.SKIP_SIDE))
    assert drive.phase is Phase.REST
    drive.reach(Phase.PREPARE)
    assert [short(row.step) for row in drive.engine.ledger.rows] == ["1L1", "1L2"]


def test_leaving_the_exercise_leaves_both_sides() -> None:
    drive = resting(replace(LONG, sets=2, side=EACH), REPS, pain=6)
    drive.send(Decide(Choice.SKIP_EXERCISE))
    drive.reach(Phase.PREPARE)
    assert len(drive.engine.ledger.rows) == 4


def test_leaving_everything_there_is_ends_the_session() -> None:
    drive = resting(LONG, pain=6)
    assert drive.send(Decide(Choice.SKIP_SIDE)).endswith("finished\n30 completed")


def test_finishing_stops_the_session_for_pain() -> None:
    drive = resting(LONG, pain=8)
    assert drive.send(Decide(Choice.FINISH)) == page("""
        30 row 1 decided: finish
        30 adjusted after 1: finish (pain) 8
        30 finished
        30 stopped (pain)
    """)


def test_only_what_is_offered_can_be_chosen() -> None:
    drive = resting(HOLD, pain=5)
    for choice in (Choice.EASIER, Choice.REPEAT, Choice.PAUSE, Choice.SKIP_SET):
        assert not drive.engine.accepts(Decide(choice))
        with pytest.raises(IllegalCommandError):
            drive.send(Decide(choice))
    drive.send(Rate(3))
    assert not drive.engine.accepts(Decide(Choice.CARRY_ON))


def test_the_worst_of_several_ratings_is_decided_about_first() -> None:
    plan = plan_for(replace(LONG, sets=2, side=EACH), REPS, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(SkipPhase())
    drive.reach(Phase.WAITING)
    drive.send(Rate(4))
    drive.send(Rate(6, row=1))
    decision = drive.engine.owed.decision
    assert decision
    assert (decision.row, decision.pain) == (1, 6)
    drive.send(Decide(Choice.CARRY_ON))
    second = drive.engine.owed.decision
    assert second
    assert (second.row, second.pain) == (4, 4)


def test_a_decision_settles_the_ratings_before_its_own_that_are_no_worse() -> None:
    drive = resting(LONG, rating=RatingRule.WAIT).reach(Phase.WAITING)
    drive.send(SkipPhase())
    drive.reach(Phase.REST)
    drive.send(Rate(6))
    drive.send(Decide(Choice.EASIER))
    drive.reach(Phase.HOLD).reach(Phase.WAITING)
    drive.send(Rate(5, row=1))
    assert drive.engine.owed.decision is None
    drive.send(Rate(7, row=1))
    assert drive.engine.owed.decision


def test_a_decision_while_a_key_is_owed_too_leaves_the_key_to_wait_for() -> None:
    drive = resting(replace(LONG, sets=1), REPS, advance=AdvanceRule.EXERCISE, pain=5)
    drive.reach(Phase.WAITING)
    drive.send(Decide(Choice.CARRY_ON))
    assert drive.phase is Phase.WAITING
    assert drive.engine.owed.key


def test_leaving_what_is_counted_in_to_goes_on_elsewhere() -> None:
    drive = resting(LONG, REPS, advance=AdvanceRule.KEY).reach(Phase.WAITING)
    assert "count-in 3 1B2" in drive.send(SkipPhase())
    drive.send(Rate(6))
    drive.send(Decide(Choice.SKIP_SIDE))
    assert drive.phase is Phase.WAITING
    assert drive.engine.position == drive.engine.plan.sets[4]
