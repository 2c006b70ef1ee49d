"""The ceiling as a table: what is offered at which pain, and what is suggested first."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Rate
from hiptimer.engine.ledger import Decision, in_order, shorter
from hiptimer.model.protocol import Exercise
from hiptimer.model.session import Choice
from tests.support.engine_driver import Drive
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for

EASIER, SHORTER, SIDE = Choice.EASIER, Choice.SHORTER, Choice.SKIP_SIDE
EXERCISE, CARRY_ON, FINISH = Choice.SKIP_EXERCISE, Choice.CARRY_ON, Choice.FINISH
ALL = (EASIER, SHORTER, SIDE, EXERCISE, CARRY_ON, FINISH)

GUIDED = replace(HOLD, guide=GUIDE)


def decision_after_first_set(
    *exercises: Exercise, pain: int = 5, pain_ceiling: int = 3
) -> Decision | None:
    drive = Drive(plan_for(*exercises, pain_ceiling=pain_ceiling)).start().reach(Phase.REST)
    drive.send(Rate(pain))
    return drive.engine.owed.decision


@pytest.mark.parametrize("ceiling", range(11))
@pytest.mark.parametrize("pain", range(11))
def test_only_a_rating_above_the_ceiling_opens_a_decision(pain: int, ceiling: int) -> None:
    decision = decision_after_first_set(HOLD, pain=pain, pain_ceiling=ceiling)
    assert (decision is not None) is (pain > ceiling)


@pytest.mark.parametrize(
    ("pain", "suggested"),
    [(1, EASIER), (4, EASIER), (5, EASIER), (6, SIDE), (7, FINISH), (9, FINISH), (10, FINISH)],
)
def test_what_is_suggested_first_depends_on_the_pain(pain: int, suggested: Choice) -> None:
    decision = decision_after_first_set(GUIDED, pain=pain, pain_ceiling=0)
    assert decision
    assert decision.suggested is suggested
    assert set(decision.choices) == set(ALL)


def test_the_choices_behind_the_suggestion_keep_their_order() -> None:
    assert in_order(5, set(ALL)) == ALL
    assert in_order(6, set(ALL)) == (SIDE, EASIER, SHORTER, EXERCISE, CARRY_ON, FINISH)
    assert in_order(7, set(ALL)) == (FINISH, EASIER, SHORTER, SIDE, EXERCISE, CARRY_ON)
    assert in_order(5, {SIDE, CARRY_ON}) == (SIDE, CARRY_ON)


@pytest.mark.parametrize("pain", [4, 5, 6])
def test_if_one_side_is_done_continuing_with_the_other_is_suggested(pain: int) -> None:
    assert in_order(pain, {EXERCISE, CARRY_ON, FINISH}) == (CARRY_ON, EXERCISE, FINISH)
    assert in_order(7, {EXERCISE, CARRY_ON, FINISH})[0] is FINISH


def test_an_easier_version_is_offered_only_where_the_catalogue_has_one() -> None:
    for guide in (None, replace(GUIDE, easier="")):
        decision = decision_after_first_set(replace(HOLD, guide=guide))
        assert decision
        assert EASIER not in decision.choices
        assert decision.suggested is SHORTER


@pytest.mark.parametrize(
    ("target", "halved"),
    [(1, 1), (4, 4), (5, 5), (6, 5), (9, 5), (10, 5), (11, 5), (12, 6), (20, 10), (600, 300)],
)
def test_a_shorter_hold_is_half_but_at_least_five_seconds(target: int, halved: int) -> None:
    assert shorter(target, held=True) == halved
    decision = decision_after_first_set(replace(HOLD, hold_seconds=target))
    assert decision
    assert (SHORTER in decision.choices) is (halved < target)
    assert decision.shorter_target == halved


@pytest.mark.parametrize(
    ("target", "halved"), [(1, 1), (3, 3), (4, 3), (6, 3), (7, 3), (8, 4), (15, 7), (200, 100)]
)
def test_fewer_repetitions_are_half_but_at_least_three(target: int, halved: int) -> None:
    assert shorter(target, held=False) == halved
    paced = replace(REPS, reps=target, seconds_per_rep=0.5)
    decision = decision_after_first_set(paced)
    assert decision
    assert (SHORTER in decision.choices) is (halved < target)


def test_a_side_with_nothing_left_to_do_is_not_offered_to_be_left() -> None:
    decision = decision_after_first_set(replace(GUIDED, sets=1, side=EACH))
    assert decision
    assert decision.choices == (CARRY_ON, EXERCISE, FINISH)


def test_an_exercise_with_nothing_left_to_do_leaves_carrying_on_or_finishing() -> None:
    decision = decision_after_first_set(replace(GUIDED, sets=1), REPS)
    assert decision
    assert decision.choices == (CARRY_ON, FINISH)


def test_a_decision_names_the_set_that_it_is_about() -> None:
    decision = decision_after_first_set(GUIDED)
    assert decision
    assert (decision.row, decision.pain, decision.step.place) == (1, 5, (1, "bilateral"))
