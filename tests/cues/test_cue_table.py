"""What is heard for what happens: the table from events to cues."""

import pytest
from msgspec.structs import replace

from hiptimer.cues.cue import Cue, Earcon
from hiptimer.cues.player.frames import MOST_PARTS
from hiptimer.cues.table import cue_for
from hiptimer.engine import Phase
from hiptimer.engine.commands import (
    Command,
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
    SkipPhase,
    SkipSide,
    Unrate,
)
from hiptimer.engine.events import Countdown, PhaseStarted
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Choice, StopReason
from tests.support.hearing import FIRST_PAIN_QUESTION, PAIN_QUESTION, Heard
from tests.support.plans import BRISK, GUIDE, HOLD, HOVER, REPS, plan_for


def test_a_session_of_two_holds_is_heard_from_its_start_to_its_end() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.WAITING)
    heard.send(SkipPhase())
    assert [cue.earcon for cue in heard.cues] == [
        *(Earcon.GET_READY, *[Earcon.TICK] * 3),
        *(Earcon.HOLD, Earcon.HALF, *[Earcon.TICK] * 3),
        *(Earcon.REST, *[Earcon.TICK] * 3),
        *(Earcon.HOLD, Earcon.HALF, *[Earcon.TICK] * 3),
        *(Earcon.EXERCISE_DONE, Earcon.SESSION_DONE),
    ]
    assert [cue.at for cue in heard.cues] == [
        *(0, 7, 8, 9),
        *(10, 20, 27, 28, 29),
        *(30, 47, 48, 49),
        *(50, 60, 67, 68, 69),
        *(70, 70),
    ]


def test_the_first_preparation_says_exercise_position_dose_and_how_it_is_done() -> None:
    heard = Heard(plan_for(HOVER))
    assert heard.cues[0].say == (
        *("Hover.", "Left leg on top: lie on your right side."),
        *("Two sets of twenty seconds.", "Lie down.", "Lift it."),
    )


def test_repetitions_are_announced_in_the_preparation_with_their_number() -> None:
    heard = Heard(plan_for(replace(REPS, prepare_seconds=30)))
    assert "Two sets of twelve repetitions." in heard.cues[0].say


def test_long_notes_are_cut_before_what_must_be_said_in_a_wait() -> None:
    notes = "Breathe. Be kind to it. " * 150
    other = replace(HOLD, id="other", name="Other", notes=notes)
    heard = Heard(plan_for(replace(HOLD, sets=1), other, advance=AdvanceRule.EXERCISE))
    said = heard.until(Phase.WAITING)
    assert said.endswith(
        f"There is more on the screen. {PAIN_QUESTION} Press enter when you are ready."
    )
    assert len(heard.cues[-1].say) < MOST_PARTS - 1


def test_what_does_not_fit_into_the_preparation_is_left_out() -> None:
    heard = Heard(plan_for(replace(HOVER, prepare_seconds=5)))
    assert heard.cues[0].say == ("Hover.", "Left leg on top: lie on your right side.")


def test_a_hold_is_announced_with_its_set_and_the_first_one_with_its_length() -> None:
    heard = Heard(plan_for(replace(HOLD, sets=3)))
    assert heard.until(Phase.HOLD) == "<hold> Hold it now. Set one of three. Twenty seconds."
    assert heard.until(Phase.HOLD) == "<hold> Hold it now. Set two of three."
    assert heard.until(Phase.HOLD) == "<hold> Hold it now. Last set."


def test_after_a_hold_comes_the_rest_and_the_question() -> None:
    heard = Heard(plan_for(HOLD))
    assert heard.until(Phase.REST) == f"<rest> Rest now. {FIRST_PAIN_QUESTION}"


def test_the_rest_after_the_last_set_of_an_exercise_has_its_own_sound() -> None:
    heard = Heard(plan_for(replace(HOLD, sets=1), replace(HOLD, id="other", sets=1)))
    assert heard.until(Phase.REST) == f"<exercise-done> Rest now. {FIRST_PAIN_QUESTION}"


def test_a_change_of_side_says_what_to_turn_to() -> None:
    heard = Heard(plan_for(replace(HOVER, sets=1), advance=AdvanceRule.EXERCISE))
    assert heard.until(Phase.WAITING) == (
        "<wait> Turn over. Right leg on top: lie on your left side. "
        f"{PAIN_QUESTION} Press enter when you are ready."
    )
    assert heard.send(SkipPhase()) == (
        "<get-ready> Turn over. Right leg on top: lie on your left side."
    )


def test_a_wait_names_the_sets_that_are_not_rated() -> None:
    heard = Heard(plan_for(HOVER, advance=AdvanceRule.EXERCISE))
    assert "Not rated yet: sets one and two." in heard.until(Phase.WAITING)


def test_a_new_exercise_is_announced_in_the_wait_before_it_and_not_again() -> None:
    first, second = replace(HOLD, sets=1), replace(HOVER, sets=1, name="Other", id="other")
    heard = Heard(plan_for(first, second, advance=AdvanceRule.EXERCISE))
    said = heard.until(Phase.WAITING)
    assert said.startswith("<wait> Next: Other. Left leg on top: lie on your right side. One")
    assert "Lie down. Lift it." in said
    assert "Lie down" not in heard.send(SkipPhase())


def test_a_number_is_said_back() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.REST)
    assert heard.send(Rate(2)) == "Pain level two."
    assert heard.send(Rate(0)) == "Pain level zero."
    assert heard.send(Unrate()) == "Not rated."


def test_a_number_for_an_earlier_set_is_said_back_with_its_set() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.WAITING)
    assert heard.send(Rate(1, row=1)).startswith(
        "Hover, set one: pain level one. One more to rate. Set two."
    )


def test_in_a_wait_it_is_said_which_set_is_asked_for_next_and_then_to_press_on() -> None:
    heard = Heard(plan_for(HOVER, advance=AdvanceRule.EXERCISE))
    heard.until(Phase.WAITING)
    assert heard.send(Rate(1)) == "Pain level one. One more to rate. Set one."
    assert heard.send(Unrate()) == "Not rated. Two more to rate. Set two."
    assert heard.send(Rate(2, row=1)) == "Set one: pain level two. One more to rate. Set two."
    assert heard.send(Rate(1)) == "Pain level one. Press enter when you are ready."


def test_at_the_last_wait_a_set_of_another_exercise_is_named_with_it() -> None:
    heard = Heard(plan_for(HOVER))
    heard.until(Phase.WAITING)
    assert heard.cues[-1].say == (
        *("All sets are done.", "Four sets not rated."),
        *("Hover, right leg on top, set two.", PAIN_QUESTION, "Or press enter to finish."),
    )
    assert (
        heard.send(Rate(1))
        == "Pain level one. Three more to rate. Hover, left leg on top, set one."
    )
    assert heard.send(Rate(2, row=1)) == (
        "Hover, left leg on top, set one: pain level two. Two more to rate. Set two."
    )


def test_in_a_rest_nothing_is_said_of_what_is_left() -> None:
    heard = Heard(plan_for(replace(HOLD, sets=3)))
    heard.until(Phase.REST)
    heard.until(Phase.HOLD)
    heard.until(Phase.REST)
    assert heard.send(Rate(1)) == "Pain level one."


def test_a_number_above_the_ceiling_is_said_with_what_enter_does() -> None:
    heard = Heard(plan_for(replace(HOLD, guide=GUIDE)))
    heard.until(Phase.REST)
    assert heard.send(Rate(5)) == (
        "Pain level five, above your limit of three. "
        "Press enter for the easier version: knee bent. "
        "Or press page up for the others."
    )
    assert heard.send(Decide(Choice.EASIER)) == "Easier version: knee bent."


def test_after_severe_pain_it_says_that_stopping_is_good() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.REST)
    said = heard.send(Rate(7))
    assert "That is a lot. Stopping for today is a good choice. Press enter to finish here." in said
    assert heard.send(Finish(StopReason.PAIN)) == (
        "<session-done> Done. Stopping for pain is a good decision. One set done. "
        "Worst pain level seven."
    )


def test_shorter_holds_are_announced_with_their_length() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.REST)
    heard.send(Rate(5))
    assert heard.send(Decide(Choice.SHORTER)) == "A shorter set: ten seconds."
    assert heard.until(Phase.HOLD) == "<hold> Hold it now. Last set. Ten seconds."


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (Extend(10), "Ten seconds more."),
        (NotDone(), "Not done."),
        (RepeatSet(), "<get-ready> Once more."),
        (SkipSide(), "You leave this exercise."),
    ],
)
def test_what_a_person_changes_is_said_back(command: Command, said: str) -> None:
    heard = Heard(plan_for(replace(HOLD, sets=3)))
    heard.until(Phase.REST)
    assert said in heard.send(command)


def test_a_set_that_was_not_done_is_said_to_be_that_and_no_more() -> None:
    heard = Heard(plan_for(replace(HOLD, sets=3)))
    heard.until(Phase.REST)
    assert heard.send(NotDone()) == "Not done."


def test_after_the_computer_slept_it_says_that_it_is_paused() -> None:
    heard = Heard(plan_for(HOLD))
    since, heard.at = heard.at + 1, heard.at + 3_600
    assert heard.send(Interrupt(since)) == "<pause> The session is paused."


def test_the_end_of_a_hold_is_said_before_the_rest() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.HOLD)
    assert heard.send(EndHold()) == f"<rest> Ended here. Rest now. {FIRST_PAIN_QUESTION}"


def test_a_pause_is_announced_and_what_is_answered_in_it_is_said_back() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.REST)
    assert heard.send(Pause()) == "<pause> The session is paused."
    assert heard.send(Rate(2)) == "Pain level two."
    assert heard.send(Resume()) == "<rest> Rest now."


def test_a_number_above_the_limit_in_a_pause_brings_the_choices() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.REST)
    heard.send(Pause())
    said = (
        "Pain level five, above your limit of three. Press enter for a shorter set: ten seconds. "
        "Or press page up for the others."
    )
    assert heard.send(Rate(5)) == said
    assert heard.send(Decide(Choice.SHORTER)) == "A shorter set: ten seconds."


def test_a_wait_for_a_choice_has_a_sound_of_its_own() -> None:
    heard = Heard(plan_for(HOLD, HOVER, advance=AdvanceRule.EXERCISE))
    heard.until(Phase.HOLD)
    heard.until(Phase.HOLD)
    heard.until(Phase.REST)
    heard.send(Rate(5))
    assert heard.until(Phase.WAITING).startswith("<choose> Pain level five")


def test_only_the_first_rest_says_how_to_answer() -> None:
    heard = Heard(plan_for(replace(HOLD, sets=3)))
    assert heard.until(Phase.REST) == f"<rest> Rest now. {FIRST_PAIN_QUESTION}"
    heard.until(Phase.HOLD)
    assert heard.until(Phase.REST) == f"<rest> Rest now. {PAIN_QUESTION}"


def test_before_turning_over_the_number_is_followed_by_that() -> None:
    heard = Heard(plan_for(HOVER, advance=AdvanceRule.EXERCISE))
    heard.until(Phase.REST)
    assert heard.send(Rate(1)) == "Pain level one."
    heard.until(Phase.HOLD)
    heard.until(Phase.REST)
    assert heard.send(Rate(2)) == "Pain level two. Then turn over."
    assert heard.send(Unrate()) == "Not rated. Then turn over."


def test_above_the_limit_turning_over_waits_for_the_choice() -> None:
    heard = Heard(plan_for(replace(HOVER, sets=1), advance=AdvanceRule.EXERCISE))
    heard.until(Phase.REST)
    assert "turn over" not in heard.send(Rate(6))


def test_before_another_exercise_nothing_is_turned_over() -> None:
    heard = Heard(plan_for(replace(HOLD, sets=1), replace(HOLD, id="other", name="Other")))
    heard.until(Phase.REST)
    assert heard.send(Rate(2)) == "Pain level two."


def test_the_end_says_how_many_sets_were_done_and_the_worst_pain() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.REST)
    heard.send(Rate(3))
    heard.until(Phase.WAITING)
    assert heard.send(Rate(1)) == (
        "<session-done> Pain level one. Done. That was the whole session. Two sets done. "
        "Worst pain level three."
    )


def test_an_end_before_the_first_set_counts_nothing() -> None:
    heard = Heard(plan_for(HOLD))
    assert heard.send(Finish(StopReason.TIME)) == "<session-done> Done. You stopped here."


def test_a_hold_goes_on_after_a_count_in_with_what_is_left_of_it() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.HOLD)
    heard.at += 8
    heard.send(Pause())
    assert heard.send(Resume()) == "<get-ready>"
    assert heard.until(Phase.HOLD) == "<hold> Hold it now. Twelve seconds left."


def test_repetitions_that_are_not_paced_say_how_to_end_them() -> None:
    heard = Heard(plan_for(REPS))
    said = heard.until(Phase.REPS)
    assert (
        said == "<hold> Begin. Set one of two. Twelve repetitions. Press enter when they are done."
    )


def test_half_of_a_short_hold_is_not_signalled() -> None:
    heard = Heard(plan_for(replace(BRISK, hold_seconds=9)))
    heard.until(Phase.WAITING)
    assert Earcon.HALF not in [cue.earcon for cue in heard.cues]


def test_a_tick_sounds_over_the_talk_and_a_phase_in_its_place() -> None:
    heard = Heard(plan_for(HOLD))
    heard.until(Phase.HOLD)
    assert [cue.over for cue in heard.cues] == [False, True, True, True, False]


def test_what_is_long_past_is_not_announced() -> None:
    heard = Heard(plan_for(HOLD))
    late = heard.at + 5
    events = [
        PhaseStarted(at=heard.at, phase=Phase.HOLD, step=None, seconds=20),
        Countdown(at=late, seconds=3),
    ]
    assert cue_for(events[:1], heard.engine, late) is None
    assert cue_for(events, heard.engine, late) == Cue(at=late, earcon=Earcon.TICK, over=True)
