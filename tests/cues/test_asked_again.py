"""A wait asks again 15, 30 and 60 s after all was said, with what there is to press."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from hiptimer.cues.sentences import QUESTION, STILL_PAUSED
from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Done, Pause, Rate, SkipPhase
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import Choice
from hiptimer.wording.guidance import PRESS_ENTER
from tests.support.live_processes import Living
from tests.support.plans import EACH, HOLD, HOVER, plan_for
from tests.support.shipped import EACH_HIP, EACH_PROTOCOL, planned

LONG = replace(HOVER, id="long", name="Long", notes="Breathe in and out, and be kind. " * 12)


def waiting(
    advance: AdvanceRule = AdvanceRule.EXERCISE, rating: RatingRule = RatingRule.CARRY_ON
) -> Living:
    session = Living(plan_for(replace(HOLD, sets=1), LONG, advance=advance, rating=rating))
    session.until(Phase.WAITING)
    return session


@EACH_HIP
@EACH_PROTOCOL
def test_no_talk_of_a_wait_is_cut_off_by_a_reminder(
    protocol_id: str, affected: AffectedSide
) -> None:
    session = Living(planned(protocol_id, affected))
    while session.engine.phase is not Phase.FINISHED:
        if session.engine.phase is Phase.WAITING:
            first = len(session.began) - 1
            session.live(110)
            talks = session.talks()[-(len(session.began) - first) :]
            assert len(talks) > 2, "it asks again"
            for (_, end), (begins, _) in pairwise(talks):
                assert begins > end + 1
            session.send(SkipPhase())
        elif session.engine.phase is Phase.REPS and session.engine.deadline is None:
            session.send(Done())
        else:
            session.live(1)


@pytest.mark.parametrize("pain", [4, 6, 7, 10])
def test_the_ways_on_are_heard_to_their_end(pain: int) -> None:
    session = waiting()
    session.send(Rate(pain))
    talk = session.talks()[-1]
    session.live(60)
    assert session.talks()[-1][0] >= talk[1] + 14


def test_the_first_reminder_comes_fifteen_seconds_after_the_talk() -> None:
    session = waiting()
    _, end = session.talks()[-1]
    assert session.live(end - session.at + 15) == []
    assert session.live(1.5) == [f"{QUESTION} {PRESS_ENTER}"]


def test_after_three_reminders_there_is_silence() -> None:
    session = waiting()
    assert session.live(200) == [f"{QUESTION} {PRESS_ENTER}"] * 3
    assert session.live(300) == []


def test_if_all_is_rated_it_only_says_to_press_on() -> None:
    session = waiting()
    session.send(Rate(1))
    assert session.live(200) == [PRESS_ENTER] * 3


def test_an_answer_restarts_the_waiting() -> None:
    session = waiting()
    session.live(200)
    session.send(Rate(1))
    assert session.live(16.5) == []
    assert session.live(4) == [PRESS_ENTER]


def test_after_a_long_pause_unseen_it_says_once_that_it_is_paused() -> None:
    session = Living(plan_for(HOLD))
    session.until(Phase.HOLD)
    session.send(Pause())
    session.at += 400  # the computer slept, or the terminal was stopped
    assert session.live(90) == [STILL_PAUSED]


def test_nothing_is_asked_again_in_any_other_phase() -> None:
    session = Living(plan_for(replace(HOLD, prepare_seconds=100, rest_seconds=100)))
    assert [text for text in session.live(90) if text] == []


def test_a_wait_for_a_number_alone_says_that_one_can_resume_without() -> None:
    session = waiting(rating=RatingRule.WAIT, advance=AdvanceRule.AUTO)
    assert session.said == f"{QUESTION} Or press enter to go on without."
    assert session.live(30) == [f"{QUESTION} Or press enter to go on without."]


def test_the_last_wait_says_that_one_can_finish_without() -> None:
    session = Living(plan_for(replace(HOLD, sets=1)))
    session.until(Phase.WAITING)
    assert session.live(25) == [f"{QUESTION} Or press enter to finish."]


def test_a_choice_that_is_open_is_asked_for_with_what_enter_does() -> None:
    session = waiting()
    session.send(Rate(6))
    assert session.live(40)[0] == (
        "Choose how to go on. Press enter to carry on as planned. Or press page up for the others."
    )


def test_it_is_asked_for_with_what_is_pointed_to() -> None:
    session = Living(plan_for(replace(HOLD, side=EACH), advance=AdvanceRule.EXERCISE))
    session.until(Phase.REST)
    session.send(Rate(5))
    session.director.point(Decide(Choice.CARRY_ON))
    session.until(Phase.WAITING)
    assert "Press enter to carry on as planned." in session.said
    assert session.live(60)[0].startswith(
        "Choose how to go on. Press enter to carry on as planned."
    )


@pytest.mark.parametrize("words_per_minute", [80, 350])
def test_no_question_begins_before_its_hold_is_over(words_per_minute: int) -> None:
    session = Living(plan_for(HOLD))
    session.ears.lengths.begin(words_per_minute)
    session.until(Phase.HOLD)
    ends = session.at + (HOLD.hold_seconds or 0)
    while session.at <= ends + 1:
        before = session.at
        asked = [said for said in session.live(0.25) if QUESTION in said]
        if asked:
            assert session.at >= ends > before
            assert asked[0].startswith("Rest now. ")
    assert any(QUESTION in cue.say for cue in session.ears.played)
