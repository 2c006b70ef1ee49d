"""What can be answered to a question, by which letter, and what is highlighted as it opens."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Finish, Unrate
from hiptimer.engine.ledger import Decision
from hiptimer.interaction.keys import Intent
from hiptimer.interaction.questions import (
    OPTIONS,
    Action,
    Asked,
    Question,
    answer_by,
    first_option,
    options,
)
from hiptimer.interaction.view import End, Left, Opened, Why
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Choice, StopReason
from tests.support.controller_driver import Pressing
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for

HOVER = replace(HOLD, side=EACH, sets=3, sets_max=3, guide=GUIDE)


def rated(pain: int, plan_of: Pressing | None = None) -> Pressing:
    """Rate the first hold in its rest."""
    pressing = (plan_of or Pressing(plan_for(HOVER))).start().reach(Phase.REST)
    pressing.press(str(pain))
    return pressing


def decision_of(pressing: Pressing) -> Decision:
    asked = pressing.view.asked
    assert isinstance(asked, Decision)
    return asked


def letters(asked: Asked | None) -> str:
    return "".join(each.letter for each in options(asked))


# Above the limit


def test_each_choice_stands_for_its_decision() -> None:
    assert {each.letter: each.answer for each in rated(5).view.options} == {
        "e": Decide(Choice.EASIER),
        "s": Decide(Choice.SHORTER),
        "x": Decide(Choice.SKIP_SIDE),
        "X": Decide(Choice.SKIP_EXERCISE),
        "c": Decide(Choice.CARRY_ON),
        "f": Decide(Choice.FINISH),
        "a": Unrate(1),
    }


@pytest.mark.parametrize(("pain", "order"), [(5, "esxXcfa"), (6, "xesXcfa"), (7, "fesxXca")])
def test_the_suggested_choice_comes_first_and_is_highlighted(pain: int, order: str) -> None:
    pressing = rated(pain)
    assert letters(decision_of(pressing)) == order
    assert first_option(decision_of(pressing)) == 0
    assert pressing.highlighted == order[0]


@pytest.mark.parametrize(("pain", "offered"), [(5, False), (6, False), (7, True), (8, True)])
def test_the_page_on_when_to_seek_help_is_offered_from_seven(pain: int, *, offered: bool) -> None:
    assert rated(pain).controller.offers(Intent.SEEK_HELP, "h") is offered


def test_for_both_legs_leaving_is_offered_once_and_both_letters_do_it() -> None:
    decision = decision_of(rated(5, Pressing(plan_for(HOLD, HOLD))))
    assert letters(decision) == "sxcfa"
    assert answer_by("x", decision) == Decide(Choice.SKIP_SIDE)
    assert answer_by("X", decision) == Decide(Choice.SKIP_EXERCISE)
    for letter in "xX":
        pressing = rated(5, Pressing(plan_for(HOLD, HOLD)))
        pressing.press(letter)
        following = pressing.engine.upcoming
        assert following
        assert following.entry == 2, letter


def test_after_the_last_set_of_a_side_the_other_one_can_be_left() -> None:
    decision = decision_of(rated(5, Pressing(plan_for(replace(HOVER, sets=1)))))
    assert answer_by("X", decision) == Decide(Choice.SKIP_EXERCISE)


def test_paced_repetitions_can_be_made_fewer() -> None:
    decision = decision_of(rated(5, Pressing(plan_for(replace(REPS, seconds_per_rep=1.0)))))
    assert answer_by("s", decision) == Decide(Choice.SHORTER)
    assert decision.shorter_target == 6


def test_another_number_goes_to_the_set_that_the_question_is_about() -> None:
    pressing = Pressing(plan_for(HOVER, advance=AdvanceRule.EXERCISE)).start()
    pressing.reach(Phase.WAITING)
    pressing.press("up", "up", "8")
    assert pressing.view.options[-1].answer == Unrate(1)
    pressing.press("a")
    assert (pressing.pains, pressing.view.row) == ([None] * 3, 1)


@pytest.mark.parametrize(
    ("key", "choice"),
    [
        ("e", "easier"),
        ("s", "shorter"),
        ("x", "skip-side"),
        ("X", "skip-exercise"),
        ("c", "carry-on"),
    ],
)
def test_a_letter_chooses_and_the_question_is_gone(key: str, choice: str) -> None:
    pressing = rated(5)
    happened = pressing.press(key)
    assert f"decided: {choice}" in happened
    assert f"adjusted after 1: {choice} (pain) 5" in happened
    assert pressing.view.asked is None


def test_finishing_from_the_choices_ends_the_session_for_pain() -> None:
    pressing = rated(5)
    assert "stopped (pain)" in pressing.press("f")
    assert pressing.end is End.FINISHED


def test_a_lower_number_closes_the_question() -> None:
    pressing = rated(5)
    assert "decided" not in pressing.press("3")
    assert (pressing.pains, pressing.view.asked) == ([3], None)


def test_a_choice_that_is_no_longer_offered_changes_nothing() -> None:
    pressing = rated(8)
    gone = pressing.view.options[1].answer
    pressing.press("a")
    outcome = pressing.controller.choose(gone, pressing.at)
    assert (outcome.events, outcome.ignored) == ((), Why.LATE)
    assert pressing.view == pressing.controller.view


def test_an_answer_that_comes_too_late_does_nothing() -> None:
    pressing = rated(5)
    pressing.press("c")
    assert pressing.press("e", after=0) == ""
    assert pressing.outcome.ignored is Why.NOT_NOW


def test_an_open_decision_is_waited_for_and_on_does_not_pass_it() -> None:
    pressing = rated(5)
    pressing.press("n", after=3)
    assert pressing.where == "waiting left 2"
    pressing.press("space")
    assert pressing.where == "waiting left 2"
    pressing.press("c")
    assert pressing.where == "count-in left 2"


@pytest.mark.parametrize("key", ["n", "space", "enter"])
def test_in_a_wait_no_key_goes_past_the_choices_unseen(key: str) -> None:
    pressing = Pressing(plan_for(HOVER, advance=AdvanceRule.EXERCISE)).start()
    pressing.reach(Phase.WAITING)
    pressing.press("5")
    pressing.press(key, after=0.25)
    assert pressing.outcome.ignored
    pressing.press("c")
    assert pressing.where == "waiting right 1", "one still has to turn over"


def test_enter_right_after_the_number_chooses_nothing() -> None:
    pressing = rated(5)
    assert pressing.press("enter", after=1.5) == ""
    assert pressing.outcome.ignored is Why.CONFIRMS
    assert "decided: easier" in pressing.press("pagedown")


def test_a_press_in_the_moment_in_which_the_choices_open_chooses_nothing() -> None:
    pressing = rated(5)
    pressing.press("enter", after=0.25)
    assert pressing.press("enter", after=0) == "", "the second one confirms no number"
    assert pressing.outcome.ignored is Why.TOO_SOON


def test_enter_takes_the_choice_that_an_arrow_points_to_and_ends_nothing_besides() -> None:
    pressing = rated(5)
    pressing.press("down", "down", "up")
    assert pressing.highlighted == "s"
    assert "decided: shorter" in pressing.press("enter")
    assert pressing.phase is Phase.REST


def test_arrows_stop_at_the_first_and_the_last_choice() -> None:
    pressing = rated(5)
    pressing.press("up")
    assert pressing.highlighted == "e"
    pressing.press(*["down"] * 9, after=0.1)
    assert pressing.highlighted == "a"


def test_other_keys_work_on_beside_the_choices() -> None:
    pressing = rated(5)
    assert "extend" in pressing.press("+")
    pressing.press("space")
    assert pressing.where == "paused left 1"
    assert pressing.view.asked


# Leaving and finishing


def in_a_hold() -> Pressing:
    return Pressing(plan_for(HOVER)).start().reach(Phase.HOLD, after=5)


@pytest.mark.parametrize(
    ("question", "letter"),
    [(Question.LEAVE, "k"), (Question.FINISH, "n"), (Question.EXPIRED, "k")],
)
def test_what_enter_answers_at_first_loses_nothing(question: Question, letter: str) -> None:
    assert OPTIONS[question][first_option(question)].letter == letter


def test_no_question_has_no_answers() -> None:
    assert options(None) == ()
    assert answer_by("k", None) is None


def test_each_question_has_its_answers() -> None:
    assert {each: letters(each) for each in Question} == {
        Question.LEAVE: "slk",
        Question.FINISH: "ptmonk",
        Question.EXPIRED: "kd",
    }
    assert answer_by("p", Question.FINISH) == Finish(StopReason.PAIN)
    assert answer_by("l", Question.LEAVE) is Action.LATER
    assert answer_by("p", Question.LEAVE) is None


def test_a_question_never_stops_the_clock_and_enter_keeps_going() -> None:
    pressing = in_a_hold()
    pressing.press("q")
    assert pressing.outcome.changes == (Opened(Question.LEAVE),)
    pressing.wait(5)
    assert pressing.engine.remaining(pressing.at) == 9
    pressing.press("enter", after=0)
    assert (pressing.view.asked, pressing.phase, pressing.end) == (None, Phase.HOLD, None)


def test_going_on_later_leaves_the_session_without_an_end() -> None:
    pressing = in_a_hold()
    pressing.press("q", "l")
    assert pressing.end is End.LATER
    assert pressing.outcome.changes == (Left(End.LATER),)
    assert pressing.phase is Phase.HOLD
    pressing.press("n")
    assert pressing.outcome.ignored is Why.OVER


@pytest.mark.parametrize(
    ("keys", "end"),
    [
        ("f p", "stopped (pain)"),
        ("f t", "stopped (tired)"),
        ("f m", "stopped (time)"),
        ("f o", "stopped (other)"),
        ("f n", "stopped"),
        ("q s t", "stopped (tired)"),
    ],
)
def test_finishing_early_records_the_reason(keys: str, end: str) -> None:
    pressing = in_a_hold()
    assert pressing.press(*keys.split(), after=0.5).endswith(end)
    assert pressing.end is End.FINISHED


def test_enter_finishes_without_a_reason_and_what_was_held_counts() -> None:
    pressing = in_a_hold()
    happened = pressing.press("f", "enter", after=0.5)
    assert happened.endswith("stopped")
    assert "cut-short, 6 of 20 s" in happened


def test_at_the_last_wait_finishing_asks_no_reason() -> None:
    pressing = Pressing(plan_for(HOLD)).start().reach(Phase.WAITING)
    assert pressing.press("f").endswith("completed")
    assert pressing.end is End.FINISHED


def test_space_pauses_beside_an_open_question() -> None:
    pressing = in_a_hold()
    pressing.press("q", "space", after=0)
    assert pressing.where == "paused left 1"
    assert pressing.view.question is Question.LEAVE
    pressing.press("space")
    assert pressing.where == "count-in left 1"


def test_no_other_key_reaches_the_session_through_a_question() -> None:
    pressing = Pressing(plan_for(HOVER)).start().reach(Phase.REST, after=5)
    pressing.press("f")
    for key in ("3", "r", "u", "+", "x", "X", "e", "backspace", "left", "h"):
        assert pressing.press(key, after=0) == "", key
        assert pressing.outcome.ignored, key
        assert pressing.view.question is Question.FINISH


def test_a_question_stands_before_the_choices_and_gives_them_free_again() -> None:
    pressing = rated(5)
    pressing.press("q")
    assert pressing.view.asked is Question.LEAVE
    pressing.press("k")
    assert decision_of(pressing).pain == 5


# Two hours without a press


def expired() -> Pressing:
    pressing = Pressing(plan_for(HOVER, advance=AdvanceRule.EXERCISE)).start()
    pressing.reach(Phase.WAITING).wait(7_201)
    outcome = pressing.controller.expire(pressing.at)
    assert outcome.changes == (Opened(Question.EXPIRED),)
    assert not pressing.controller.expire(pressing.at), "it asks once"
    return pressing


def test_after_two_hours_nothing_else_is_answered() -> None:
    pressing = expired()
    for key in ("space", "escape", "q", "f", "n", "r", "3", "s"):
        assert pressing.press(key, after=0.5) == "", key
        assert pressing.outcome.ignored, key
    pressing.press("d")
    assert pressing.end is End.DISCARDED


def test_after_two_hours_enter_keeps_it() -> None:
    pressing = expired()
    pressing.press("enter")
    assert pressing.end is End.KEPT


def test_a_session_that_was_left_does_not_expire() -> None:
    pressing = in_a_hold()
    pressing.press("q", "l")
    assert not pressing.controller.expire(pressing.at)
