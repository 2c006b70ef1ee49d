"""Every departure from the plan is written down in order, with its cause and after which set."""

from datetime import timedelta

from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import (
    Decide,
    EndHold,
    Extend,
    Finish,
    Interrupt,
    NotDone,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipExercise,
    SkipPhase,
    SkipSide,
)
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.protocol import Exercise
from hiptimer.model.session import Adjustment, Cause, Choice, StopReason
from tests.support.fakes import MORNING
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for
from tests.support.recording import Recording

LONG = replace(HOLD, sets=5, guide=GUIDE)


def resting(exercise: Exercise = LONG) -> Recording:
    return Recording(plan_for(exercise)).start().reach(Phase.REST)


def choices(recording: Recording) -> list[str]:
    return [f"{entry.choice} {entry.after_set}" for entry in recording.session.adjustments]


def last(recording: Recording) -> Adjustment:
    return recording.session.adjustments[-1]


def test_a_decision_about_pain_is_written_with_its_number_place_and_length() -> None:
    recording = resting()
    recording.send(Rate(5), after=2)
    recording.send(Decide(Choice.SHORTER), after=1)
    assert last(recording) == Adjustment(
        at=MORNING + timedelta(seconds=33),
        after_set=1,
        cause=Cause.PAIN,
        choice=Choice.SHORTER,
        pain=5,
        seconds=10,
        detail="holds of 10 s for the rest of this side",
    )


def test_the_number_stays_as_it_was_when_it_was_chosen() -> None:
    recording = resting()
    recording.send(Rate(5))
    recording.send(Decide(Choice.CARRY_ON))
    recording.send(Rate(2))
    assert last(recording).pain == 5
    assert recording.session.sets[0].pain == 2


def test_fewer_repetitions_are_recorded_as_repetitions_and_have_no_length() -> None:
    recording = resting(replace(REPS, seconds_per_rep=1))
    recording.send(Rate(5))
    recording.send(Decide(Choice.SHORTER))
    assert last(recording).detail == "6 repetitions for the rest of this side"
    assert last(recording).seconds is None


def test_the_easier_version_is_recorded_in_its_words() -> None:
    recording = resting()
    recording.send(Rate(5))
    recording.send(Decide(Choice.EASIER))
    assert last(recording).detail == "knee bent"


def test_what_was_left_out_is_named_with_its_side() -> None:
    recording = resting(replace(LONG, side=EACH))
    recording.send(SkipSide())
    assert (last(recording).cause, last(recording).detail) == (
        Cause.PERSON,
        "Hover: the rest of the left side",
    )
    recording.send(SkipExercise())
    assert last(recording).detail == "Hover: the rest of it"


def test_leaving_an_exercise_for_both_legs_names_no_side() -> None:
    recording = resting()
    recording.send(SkipSide())
    assert last(recording).detail == "Hover: the rest of it"


def test_all_that_a_person_may_do_is_written_in_order() -> None:
    recording = Recording(plan_for(LONG, advance=AdvanceRule.KEY)).start()
    recording.send(Extend(30), after=1)
    recording.reach(Phase.HOLD)
    recording.send(EndHold(), after=12)
    recording.send(RepeatSet(), after=2)
    recording.reach(Phase.HOLD)
    recording.send(SkipPhase(), after=5)
    recording.reach(Phase.REST)
    recording.send(NotDone())
    recording.send(Finish(StopReason.TIRED))
    assert choices(recording) == [
        "extend 0", "end-set 1", "repeat 1", "skip-set 2", "skip-set 3", "finish 3",
    ]  # fmt: skip
    assert {entry.cause for entry in recording.session.adjustments} == {Cause.PERSON}
    assert recording.session.adjustments[0].seconds == 30
    times = [entry.at for entry in recording.session.adjustments]
    assert times == sorted(times)


def test_a_pause_gets_its_length_when_it_is_over() -> None:
    recording = resting()
    recording.send(Pause(), after=2)
    assert (last(recording).choice, last(recording).seconds) == (Choice.PAUSE, None)
    recording.send(Resume(), after=61.25)
    assert last(recording).seconds == 61.2


def test_a_pause_that_other_departures_follow_gets_its_length_all_the_same() -> None:
    recording = resting()
    recording.send(Pause(), after=2)
    recording.send(Rate(5), after=3)
    recording.send(Decide(Choice.CARRY_ON), after=4)
    recording.send(Resume(), after=5)
    pause, carry_on = recording.session.adjustments
    assert (pause.seconds, carry_on.choice) == (12, Choice.CARRY_ON)


def test_each_of_several_pauses_keeps_its_own_length() -> None:
    recording = resting()
    for length in (3, 5):
        recording.send(Pause(), after=1)
        recording.send(Resume(), after=length)
    assert [entry.seconds for entry in recording.session.adjustments] == [3, 5]


def test_a_pause_that_finishing_ends_has_its_length_too() -> None:
    recording = resting()
    recording.send(Pause(), after=1)
    recording.send(Finish(), after=9)
    pause, finish = recording.session.adjustments
    assert (pause.seconds, finish.choice) == (9, Choice.FINISH)


def test_a_gap_is_a_pause_with_a_cause_of_its_own() -> None:
    recording = Recording(plan_for(HOLD)).start().reach(Phase.HOLD)
    recording.send(Interrupt(since=recording.at + 1), after=600)
    recording.send(Resume(), after=1)
    assert last(recording) == Adjustment(
        at=MORNING + timedelta(seconds=11),
        after_set=1,
        cause=Cause.GAP,
        choice=Choice.PAUSE,
        seconds=600,
    )


def test_finishing_for_pain_is_caused_by_pain() -> None:
    recording = resting()
    recording.send(Finish(StopReason.PAIN))
    assert (last(recording).cause, last(recording).pain) == (Cause.PAIN, None)


def test_a_decision_about_an_earlier_set_is_written_after_that_set() -> None:
    plan = plan_for(replace(LONG, sets=2, side=EACH), REPS, advance=AdvanceRule.EXERCISE)
    recording = Recording(plan).start().reach(Phase.WAITING)
    recording.send(Rate(5, row=1))
    recording.send(Decide(Choice.SKIP_EXERCISE))
    assert choices(recording) == ["skip-exercise 1"]
