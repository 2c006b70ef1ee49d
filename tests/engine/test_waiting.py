"""WAITING comes before a set when something is owed; COUNT_IN brings a person back into one."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import (
    Decide,
    EndHold,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipPhase,
    SkipSide,
    Unrate,
)
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import Exercise
from hiptimer.model.session import Choice
from tests.support.engine_driver import Drive
from tests.support.engine_transcript import page, transcript
from tests.support.plans import BRISK, EACH, HOLD, REPS, plan_for

EXERCISE, KEY = AdvanceRule.EXERCISE, AdvanceRule.KEY
WAIT = RatingRule.WAIT


def phases_after_the_first_rest(drive: Drive) -> list[str]:
    drive.start().reach(Phase.REST)
    lines = drive.wait(25).splitlines()
    return [line.split()[1] for line in lines if line.split()[1] in set(Phase)]


@pytest.mark.parametrize(
    ("advance", "exercises", "begun"),
    [
        (AdvanceRule.AUTO, (HOLD, REPS), ["hold"]),
        (AdvanceRule.AUTO, (replace(HOLD, sets=1), REPS), ["prepare"]),
        (EXERCISE, (HOLD, REPS), ["hold"]),
        (EXERCISE, (replace(HOLD, sets=1), REPS), ["waiting"]),
        (EXERCISE, (replace(HOLD, sets=1, side=EACH),), ["waiting"]),
        (KEY, (HOLD, REPS), ["waiting"]),
        (KEY, (replace(HOLD, sets=1), REPS), ["waiting"]),
    ],
)
def test_where_the_session_waits_for_a_key(
    advance: AdvanceRule, exercises: tuple[Exercise, ...], begun: list[str]
) -> None:
    drive = Drive(plan_for(*exercises, advance=advance))
    assert phases_after_the_first_rest(drive)[:1] == begun
    assert drive.engine.owed.key is (begun == ["waiting"])


def test_the_first_preparation_waits_for_no_key_since_the_start_was_one() -> None:
    for advance in AdvanceRule:
        assert Drive(plan_for(HOLD, advance=advance)).start().phase is Phase.PREPARE


def test_waiting_has_no_deadline() -> None:
    drive = Drive(plan_for(HOLD, advance=KEY)).start().reach(Phase.WAITING)
    assert drive.engine.deadline is drive.engine.wake_at is drive.engine.remaining(0) is None
    assert drive.wait(100_000) == ""


@pytest.mark.parametrize(("planned", "after_the_key"), [(30, 10), (10, 10), (7, 7)])
def test_the_key_at_a_change_is_followed_by_at_most_ten_seconds_of_preparing(
    planned: int, after_the_key: int
) -> None:
    plan = plan_for(replace(HOLD, sets=1, rest_seconds=0), replace(REPS, prepare_seconds=planned),
                    advance=EXERCISE)  # fmt: skip
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(SkipPhase())
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.PREPARE, after_the_key)


def test_a_key_pressed_while_still_resting_leaves_the_whole_preparation() -> None:
    plan = plan_for(replace(HOLD, sets=1), replace(REPS, prepare_seconds=30), advance=EXERCISE)
    drive = Drive(plan).start().reach(Phase.REST)
    drive.send(SkipPhase(), after=2)
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.PREPARE, 30)


def test_a_key_between_two_sets_is_followed_by_a_count_in() -> None:
    drive = Drive(plan_for(HOLD, advance=KEY)).start().reach(Phase.WAITING)
    assert drive.send(SkipPhase()) == page("""
        50 row 1 rested 20
        50 count-in 3 1B2
        50 3
    """)
    assert drive.wait(3) == "51 2\n52 1\n53 hold 20 1B2"


def test_a_key_at_a_change_without_preparation_is_followed_by_a_count_in() -> None:
    plan = plan_for(replace(BRISK, side=EACH, sets=1, side_prepare_seconds=0), advance=EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    assert drive.send(SkipPhase()).splitlines()[1:] == ["20 count-in 3 1R1", "20 3"]


def test_the_next_set_waits_for_the_rating_where_the_rule_says_so() -> None:
    drive = Drive(plan_for(HOLD, rating=WAIT)).start().reach(Phase.WAITING)
    assert drive.engine.owed.rating
    assert not drive.engine.owed.key
    assert drive.send(Rate(2), after=60) == page("""
        110 row 1 rated 2
        110 row 1 rested 80
        110 count-in 3 1B2
        110 3
    """)


def test_a_rating_given_in_the_rest_leaves_nothing_to_wait_for() -> None:
    drive = Drive(plan_for(HOLD, rating=WAIT)).start().reach(Phase.REST)
    drive.send(Rate(2), after=1)
    assert not drive.engine.owed
    drive.reach(Phase.HOLD)
    assert drive.at == 50


def test_a_rest_of_zero_seconds_waits_for_the_rating_too() -> None:
    drive = Drive(plan_for(BRISK, rating=WAIT)).start().reach(Phase.WAITING)
    assert drive.at == 20
    drive.send(Rate(0))
    assert drive.phase is Phase.COUNT_IN


def test_on_waives_a_rating_that_is_waited_for() -> None:
    drive = Drive(plan_for(HOLD, rating=WAIT)).start().reach(Phase.WAITING)
    drive.send(SkipPhase())
    assert drive.phase is Phase.COUNT_IN
    assert drive.last_row.pain is None


def test_on_in_the_rest_waives_rating_and_key_before_they_are_owed() -> None:
    plan = plan_for(HOLD, rating=WAIT, advance=KEY)
    drive = Drive(plan).start().reach(Phase.REST)
    drive.send(SkipPhase())
    assert drive.phase is Phase.HOLD


def test_a_rating_taken_back_while_preparing_is_waited_for_before_the_set() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1), REPS, rating=WAIT)).start().reach(Phase.REST)
    drive.send(Rate(1))
    drive.reach(Phase.PREPARE)
    drive.send(Unrate())
    drive.reach(Phase.WAITING)
    assert drive.at == 10 + 20 + 20 + 10
    drive.send(Rate(1))
    assert drive.phase is Phase.COUNT_IN


def test_a_rating_is_owed_before_a_key_and_one_key_does_for_both() -> None:
    drive = Drive(plan_for(HOLD, rating=WAIT, advance=KEY)).start().reach(Phase.WAITING)
    assert (drive.engine.owed.key, drive.engine.owed.rating) == (True, True)
    rated = drive.fork()
    rated.send(Rate(1))
    assert rated.phase is Phase.WAITING
    drive.send(SkipPhase())
    assert drive.phase is Phase.COUNT_IN


def test_on_never_waives_a_decision() -> None:
    drive = Drive(plan_for(HOLD, advance=KEY)).start().reach(Phase.REST)
    drive.send(Rate(5))
    drive.reach(Phase.WAITING)
    assert drive.send(SkipPhase()) == ""
    assert (drive.engine.owed.key, drive.phase) == (False, Phase.WAITING)
    assert not drive.engine.accepts(SkipPhase())
    drive.send(Decide(Choice.CARRY_ON))
    assert drive.phase is Phase.COUNT_IN


def test_a_count_in_comes_after_resume() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=5)
    drive.send(Resume(), after=60)
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.COUNT_IN, 3)


def test_no_count_in_comes_if_the_session_did_not_stand_still() -> None:
    drive = Drive(plan_for(HOLD, REPS)).start()
    drive.send(SkipPhase())
    drive.send(EndHold(), after=1)
    drive.send(SkipPhase())
    assert "count-in" not in transcript(drive.events)
    assert drive.phase is Phase.HOLD


def test_leaving_the_exercise_that_is_waited_for_waits_for_the_next_one() -> None:
    plan = plan_for(replace(HOLD, sets=1), HOLD, REPS, advance=EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(SkipSide())
    assert drive.phase is Phase.WAITING
    assert drive.engine.owed.key
    assert drive.engine.position == plan.sets[3]


def test_a_set_to_be_repeated_waits_for_what_is_owed_and_then_counts_in() -> None:
    drive = Drive(plan_for(HOLD, rating=WAIT)).start().reach(Phase.HOLD)
    drive.send(RepeatSet(), after=4)
    assert (drive.phase, drive.engine.owed.rating) == (Phase.WAITING, True)
    drive.send(Rate(2))
    assert drive.phase is Phase.COUNT_IN


def test_after_the_last_set_missing_ratings_are_waited_for_under_every_setting() -> None:
    for rating in RatingRule:
        for advance in AdvanceRule:
            plan = plan_for(replace(HOLD, sets=1), rating=rating, advance=advance)
            drive = Drive(plan).start().reach(Phase.WAITING)
            assert drive.engine.at_last_wait
            assert not drive.engine.owed
            assert drive.engine.remaining(drive.at) == 120


def test_unanswered_for_two_minutes_the_session_finishes() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1))).start().reach(Phase.WAITING)
    assert drive.wait(119.9) == ""
    assert drive.wait(0.1) == "150 finished\n150 completed"


def test_the_last_missing_rating_finishes_the_session() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    drive.send(Rate(1))
    assert drive.phase is Phase.WAITING
    assert drive.send(Rate(2, row=1)).endswith("finished\n70 completed")


def test_without_a_missing_rating_nothing_is_waited_for_after_the_last_set() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Rate(1))
    drive.reach(Phase.HOLD)
    happened = drive.send(SkipPhase(), after=3)
    assert happened.endswith("finished\n53 completed")


def test_on_at_the_last_wait_finishes() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    assert drive.send(SkipPhase()) == "70 finished\n70 completed"


def test_a_rating_that_was_waived_is_asked_for_once_more_at_the_end() -> None:
    drive = Drive(plan_for(HOLD, rating=WAIT)).start().reach(Phase.WAITING)
    drive.send(SkipPhase())
    drive.reach(Phase.WAITING)
    drive.send(Rate(1))
    assert drive.engine.at_last_wait
    assert drive.engine.ledger.missing_ratings() == (1,)
