"""Protocols that leave no time to get ready: where to go is said all the same."""

from msgspec.structs import replace

from hiptimer.cues.sentences import HOW_TO_ANSWER
from hiptimer.cues.speech.engines import LONGEST_TEXT
from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Pause, Rate, Resume, SkipPhase
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Choice
from tests.support.hearing import FIRST_PAIN_QUESTION, PAIN_QUESTION
from tests.support.live_processes import Living
from tests.support.plans import HOVER, REPS, plan_for

TO_THE_LEFT = "Left leg on top: lie on your right side."
TO_THE_RIGHT = "Right leg on top: lie on your left side."
AT_ONCE = replace(HOVER, sets=1, prepare_seconds=0, side_prepare_seconds=0)


def test_a_session_that_begins_with_a_hold_says_what_and_where() -> None:
    session = Living(plan_for(AT_ONCE))
    assert session.said == f"Hover. {TO_THE_LEFT} Hold it now. Twenty seconds."


def test_what_a_short_preparation_has_no_time_for_is_said_with_the_hold() -> None:
    session = Living(plan_for(replace(AT_ONCE, prepare_seconds=2)))
    assert session.said == "Hover."
    assert session.until(Phase.HOLD) == f"{TO_THE_LEFT} Hold it now. Twenty seconds."


def test_if_nothing_waits_and_nothing_is_prepared_the_rest_says_where_to_go() -> None:
    session = Living(plan_for(AT_ONCE))
    said = session.until(Phase.REST)
    assert said == f"Rest now. {FIRST_PAIN_QUESTION} Turn over. {TO_THE_RIGHT}"
    assert session.until(Phase.HOLD) == f"Turn over. {TO_THE_RIGHT} Hold it now. Twenty seconds."


def test_an_answer_in_such_a_rest_leaves_where_to_go_for_after_it() -> None:
    session = Living(plan_for(AT_ONCE))
    session.until(Phase.REST)
    session.live(1)
    assert session.send(Rate(2)) == f"Pain level two. Turn over. {TO_THE_RIGHT}"


def test_such_a_rest_that_resumes_after_a_pause_says_it_again() -> None:
    session = Living(plan_for(AT_ONCE))
    session.until(Phase.REST)
    session.send(Pause())
    assert session.send(Resume()) == f"Rest now. {FIRST_PAIN_QUESTION} Turn over. {TO_THE_RIGHT}"


def test_a_rest_says_of_the_next_exercise_as_much_as_there_is_time_for() -> None:
    at_once = replace(REPS, prepare_seconds=0, guide=HOVER.guide)
    session = Living(plan_for(replace(AT_ONCE, side_prepare_seconds=10), at_once))
    session.until(Phase.HOLD)
    session.until(Phase.REST)
    assert session.said == (
        f"Rest now. {PAIN_QUESTION} Next: Clam. Both legs. Two sets of twelve repetitions. "
        "Lie down. Up and down."
    )
    assert session.until(Phase.REPS).startswith("Clam. Both legs. Begin. Set one of two.")


def test_if_a_key_is_waited_for_the_wait_says_it_and_the_hold_reminds_of_it() -> None:
    session = Living(plan_for(AT_ONCE, advance=AdvanceRule.EXERCISE))
    assert session.until(Phase.REST) == f"Rest now. {FIRST_PAIN_QUESTION}"
    assert session.until(Phase.WAITING).startswith(f"Turn over. {TO_THE_RIGHT}")
    session.send(SkipPhase())
    assert session.until(Phase.HOLD) == f"Turn over. {TO_THE_RIGHT} Hold it now. Twenty seconds."


def test_a_preparation_with_time_enough_is_all_that_says_it() -> None:
    session = Living(plan_for(replace(AT_ONCE, prepare_seconds=10, side_prepare_seconds=10)))
    assert session.until(Phase.HOLD) == "Hold it now. Twenty seconds."
    assert session.until(Phase.REST) == f"Rest now. {FIRST_PAIN_QUESTION}"
    assert session.until(Phase.HOLD) == "Hold it now. Twenty seconds."


def test_the_side_is_said_with_the_set_if_a_key_cut_the_position_off() -> None:
    session = Living(plan_for(replace(AT_ONCE, prepare_seconds=30, sets=3)))
    session.live(1)
    session.send(SkipPhase())
    assert session.said == "Hold it now. Set one of three, left leg on top. Twenty seconds."
    assert session.until(Phase.HOLD) == "Hold it now. Set two of three."


def test_the_side_of_a_single_set_is_said_as_well() -> None:
    session = Living(plan_for(replace(AT_ONCE, prepare_seconds=30)))
    session.send(SkipPhase())
    assert session.said == "Hold it now. Left leg on top. Twenty seconds."


def test_the_side_is_not_said_again_if_the_position_was_heard() -> None:
    session = Living(plan_for(replace(AT_ONCE, prepare_seconds=30, sets=3)))
    session.live(8)
    session.send(SkipPhase())
    assert session.said == "Hold it now. Set one of three. Twenty seconds."


def test_the_side_is_said_after_a_count_in_too() -> None:
    session = Living(plan_for(replace(AT_ONCE, side_prepare_seconds=20)))
    session.until(Phase.REST)
    session.until(Phase.PREPARE)
    session.send(Rate(5))
    session.until(Phase.WAITING)
    session.send(Decide(Choice.CARRY_ON))
    assert session.until(Phase.HOLD) == "Hold it now. Right leg on top. Twenty seconds."


def test_a_rest_makes_room_by_the_true_length_of_its_question() -> None:
    session = Living(plan_for(AT_ONCE))
    session.ears.lengths.learn(PAIN_QUESTION, 30.0)
    assert session.until(Phase.REST) == f"Rest now. {FIRST_PAIN_QUESTION}"
    session = Living(plan_for(replace(AT_ONCE, rest_seconds=9)))
    for text in (PAIN_QUESTION, HOW_TO_ANSWER):
        session.ears.lengths.learn(text, 0.1)
    assert session.until(Phase.REST) == f"Rest now. {FIRST_PAIN_QUESTION} Turn over. {TO_THE_RIGHT}"


def test_a_sentence_that_no_engine_is_given_whole_is_said_in_parts() -> None:
    notes = "and keep the knee soft, " * 25 + "then rest"
    session = Living(plan_for(replace(AT_ONCE, prepare_seconds=300, notes=notes)))
    (cue,) = session.ears.played
    assert all(len(text) <= LONGEST_TEXT for text in cue.say)
    assert " ".join(cue.say).lower().endswith(f"{notes}.")
