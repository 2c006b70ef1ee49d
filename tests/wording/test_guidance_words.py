"""What guides through a session is worded once for a screen, a line and the voice."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.plan import Plan, Step
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice
from hiptimer.wording.guidance import (
    again_words,
    change_words,
    leaving_words,
    once_more,
    pain_words,
    rated_words,
    slept_words,
    step_name,
    target_now,
)
from tests.support.engine_driver import Drive
from tests.support.fakes import MORNING
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for

SIDED = plan_for(replace(HOLD, side=EACH))


def first_set(plan: Plan) -> Step:
    return plan.sets[0]


def test_a_set_of_the_plan_is_named_with_its_number_and_side() -> None:
    assert step_name(first_set(SIDED)) == "Set 1 of 2, left"
    assert step_name(first_set(plan_for(HOLD))) == "Set 1 of 2"
    assert once_more(first_set(SIDED)) == "Once more: set 1 of 2, left."
    assert rated_words(first_set(SIDED), 2) == "Set 1 of 2, left: 2, mild."


def test_a_set_asks_for_a_hold_or_for_repetitions() -> None:
    for exercise, words in ((HOLD, "hold for 20 s"), (REPS, "12 repetitions")):
        engine = Drive(plan_for(exercise)).start().engine
        assert target_now(engine, first_set(engine.plan)) == words


def test_how_to_change_sides_is_taken_from_the_catalogue_if_it_says_so() -> None:
    assert change_words(HOLD) == "Change sides"
    assert change_words(replace(HOLD, guide=GUIDE)) == GUIDE.change


def test_a_number_that_was_not_given_is_not_called_no_pain() -> None:
    assert [pain_words(0), pain_words(None)] == ["0, no pain", "not rated"]


@pytest.mark.parametrize(
    ("choice", "side", "words"),
    [
        (Choice.SKIP_SIDE, Side.LEFT, "You leave this exercise on this side."),
        (Choice.SKIP_EXERCISE, Side.LEFT, "You leave this exercise on both sides."),
        (Choice.SKIP_EXERCISE, Side.BILATERAL, "You leave this exercise."),
    ],
)
def test_leaving_an_exercise_names_the_sides_it_has(choice: Choice, side: Side, words: str) -> None:
    assert leaving_words(choice, side) == words


def test_a_gap_has_its_time_if_it_is_known() -> None:
    assert slept_words() == "The computer slept, or this program stood still."
    assert slept_words(MORNING).startswith("The computer slept at 07:18, or")


def test_each_phase_says_what_a_second_press_does_in_it() -> None:
    phases = (Phase.REST, Phase.WAITING, Phase.HOLD, Phase.REPS, Phase.PREPARE)
    words = [again_words(phase) for phase in phases]
    assert len(set(words)) == len(phases)
    assert all(each.startswith("Press again ") for each in words)
