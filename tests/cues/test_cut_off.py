"""What an answer cuts off and still matters is said after it."""

from msgspec.structs import replace

from hiptimer.cues.sentences import QUESTION
from hiptimer.engine import Phase
from hiptimer.engine.commands import (
    Decide,
    Extend,
    Interrupt,
    NotDone,
    Pause,
    Rate,
    Resume,
    Unrate,
)
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.session import Choice
from hiptimer.wording.guidance import PRESS_ENTER
from tests.support.hearing import FIRST_PAIN_QUESTION
from tests.support.live_processes import Living
from tests.support.plans import HOLD, HOVER, plan_for

NEXT = (
    "Next: Other. Left leg on top: lie on your right side. Two sets of twenty seconds. "
    "Lie down. Lift it."
)


def at_a_change(sets: int = 1) -> Living:
    other = replace(HOVER, id="other", name="Other")
    plan = plan_for(replace(HOLD, sets=sets), other, advance=AdvanceRule.EXERCISE)
    session = Living(plan)
    session.until(Phase.WAITING)
    return session


def test_a_number_in_the_middle_of_a_wait_s_talk_leaves_the_rest_of_it() -> None:
    session = at_a_change()
    session.live(1)
    assert session.send(Rate(2)) == f"Pain level two. {NEXT} {PRESS_ENTER}"


def test_what_was_heard_already_is_not_said_again() -> None:
    session = at_a_change()
    session.live(6)
    said = session.send(Rate(2))
    assert said.startswith("Pain level two. Two sets of twenty seconds. Lie down.")


def test_when_all_was_heard_a_number_brings_what_to_press_and_no_more() -> None:
    session = at_a_change()
    session.live(20)
    assert session.send(Rate(2)) == f"Pain level two. {PRESS_ENTER}"


def test_each_number_of_several_leaves_the_rest_for_after_the_next_one() -> None:
    session = at_a_change(sets=3)
    session.live(1)
    assert session.send(Rate(2)) == f"Pain level two. Two more to rate. Set one. {NEXT}"
    assert (
        session.send(Rate(1, row=1))
        == f"Set one: pain level one. One more to rate. Set two. {NEXT}"
    )
    assert session.send(Rate(1, row=2)) == f"Set two: pain level one. {NEXT} {PRESS_ENTER}"


def test_an_arrow_or_page_up_leaves_the_rest_for_after_the_answer() -> None:
    session = at_a_change()
    session.live(1)
    session.director.say(("Three",), session.at)
    session.live(3)
    assert session.send(Rate(3)) == f"Pain level three. {NEXT} {PRESS_ENTER}"


def test_what_is_not_answered_comes_with_the_first_reminder() -> None:
    session = at_a_change()
    session.live(1)
    session.director.say(("Three",), session.at)
    assert session.live(18) == [f"{NEXT} {QUESTION} {PRESS_ENTER}"]
    assert session.live(45) == [f"{QUESTION} {PRESS_ENTER}"]


def test_while_a_choice_is_open_nothing_else_is_asked_and_then_all_is_said() -> None:
    session = at_a_change(sets=2)
    session.live(1)
    said = session.send(Rate(8))
    assert said.startswith("Pain level eight, above your limit of three. That is a lot.")
    assert "Other" not in said
    assert QUESTION not in said
    session.live(1)
    assert session.send(Decide(Choice.CARRY_ON)) == (
        f"Carry on as planned. {NEXT} Not rated yet: set one. {QUESTION} {PRESS_ENTER}"
    )


def test_a_choice_that_was_heard_out_is_followed_by_what_is_still_asked() -> None:
    session = at_a_change()
    session.live(20)
    session.send(Rate(5))
    session.live(30)
    assert session.send(Decide(Choice.CARRY_ON)) == f"Carry on as planned. {PRESS_ENTER}"


def test_a_wait_that_opens_over_a_choice_asks_for_that_alone() -> None:
    session = Living(plan_for(HOLD, HOVER, advance=AdvanceRule.EXERCISE))
    session.until(Phase.REST)
    session.until(Phase.HOLD)
    session.until(Phase.REST)
    session.send(Rate(8))
    said = session.until(Phase.WAITING)
    assert said.startswith("Pain level eight, above your limit of three. That is a lot.")
    assert "Or press page up for the others." in said
    assert QUESTION not in said
    assert PRESS_ENTER not in said
    session.live(1)
    assert session.send(Decide(Choice.CARRY_ON)) == (
        "Carry on as planned. Next: Hover. Left leg on top: lie on your right side. "
        f"Two sets of twenty seconds. Lie down. Lift it. Not rated yet: set one. {QUESTION} "
        f"{PRESS_ENTER}"
    )


def test_ten_seconds_more_in_the_preparation_leave_the_rest_of_what_is_said() -> None:
    session = Living(plan_for(HOVER))
    session.live(3)
    assert session.send(Extend(10)) == (
        "Ten seconds more. Left leg on top: lie on your right side. Two sets of twenty seconds. "
        "Lie down. Lift it."
    )
    session.live(15)
    assert session.send(Extend(10)) == "Ten seconds more."


def test_only_as_much_of_it_as_there_is_time_for() -> None:
    session = Living(plan_for(replace(HOVER, prepare_seconds=12)))
    session.live(1)
    session.send(Extend(1))
    assert session.said.startswith("One second more. Hover.")
    session.live(8)
    assert "Lift it" not in session.send(Extend(1))


def test_a_preparation_that_goes_on_is_said_from_the_position_on() -> None:
    session = Living(plan_for(HOVER))
    session.live(5)
    session.send(Pause())
    session.live(60)
    assert session.send(Resume()) == (
        "Get ready. Hover. Left leg on top: lie on your right side. Two sets of twenty seconds. "
        "Lie down. Lift it."
    )


def test_a_rest_that_goes_on_asks_for_what_is_still_missing() -> None:
    session = Living(plan_for(HOLD))
    session.until(Phase.REST)
    session.live(2)
    session.send(Pause())
    assert session.send(Resume()) == f"Rest now. {FIRST_PAIN_QUESTION}"
    session.send(Rate(5))
    session.send(Pause())
    said = session.send(Resume())
    assert said.startswith("Rest now. Press enter for a shorter set: ten seconds.")


def test_ten_seconds_more_in_a_rest_leave_a_question_that_was_not_heard() -> None:
    session = Living(plan_for(HOLD))
    session.until(Phase.REST)
    session.live(1)
    assert session.send(Extend(10)) == f"Ten seconds more. {FIRST_PAIN_QUESTION}"
    session.live(10)
    assert session.send(Extend(10)) == "Ten seconds more."


def test_ten_seconds_more_leave_the_ways_on_that_were_not_heard() -> None:
    session = Living(plan_for(HOLD))
    session.until(Phase.REST)
    session.send(Rate(5))
    session.live(1)
    session.director.point(Decide(Choice.CARRY_ON))
    assert session.send(Extend(10)).startswith(
        "Ten seconds more. Press enter to carry on as planned."
    )


def test_a_set_that_was_not_done_brings_no_question_about_it() -> None:
    session = Living(plan_for(HOLD))
    session.until(Phase.REST)
    session.live(1)
    assert session.send(NotDone()) == "Not done."


def test_a_number_taken_back_is_asked_for_again() -> None:
    session = at_a_change()
    session.live(20)
    session.send(Rate(2))
    assert session.send(Unrate()) == "Not rated. One more to rate. Set one."


def test_what_was_said_while_no_one_was_there_is_said_again() -> None:
    session = at_a_change()
    session.live(1)
    session.at += 600
    assert session.live(0.5) == [f"{NEXT} {QUESTION} {PRESS_ENTER}"]


def test_a_preparation_in_which_the_computer_slept_is_said_again() -> None:
    session = Living(plan_for(HOVER))
    session.live(2)
    since, session.at = session.at, session.at + 600
    assert session.send(Interrupt(since)) == "The session is paused."
    assert "Lift it." in session.send(Resume())


def test_where_to_lie_comes_before_a_choice_that_has_outlasted_the_preparation() -> None:
    sided = replace(HOVER, sets=1, side_prepare_seconds=20)
    session = Living(plan_for(sided))
    session.until(Phase.REST)
    session.until(Phase.PREPARE)
    session.send(Rate(5))
    assert session.until(Phase.WAITING).startswith(
        "Turn over. Right leg on top: lie on your left side. "
        "Pain level five, above your limit of three."
    )
    session.live(30)
    assert session.send(Decide(Choice.CARRY_ON)) == "Carry on as planned."


def test_where_to_lie_is_not_said_twice_if_it_was_heard_in_the_preparation() -> None:
    sided = replace(HOVER, sets=1, side_prepare_seconds=20)
    session = Living(plan_for(sided, rating=RatingRule.WAIT))
    session.until(Phase.WAITING)
    session.send(Rate(2))
    session.live(1)
    session.send(Unrate())
    session.live(4)
    assert "Right leg on top" not in session.until(Phase.WAITING)
