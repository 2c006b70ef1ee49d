import pytest

from hiptimer.model.choices import DayChoices, sets_of_the_day, sets_today
from hiptimer.model.protocol import (
    AffectedSide,
    Exercise,
    PrescribedSide,
    Protocol,
    Side,
    SideChoice,
)


def hold(side: PrescribedSide = PrescribedSide.AFFECTED, sets: int = 3, most: int = 5) -> Exercise:
    return Exercise(id="hover", name="Hover", side=side, sets=sets, sets_max=most, hold_seconds=20)


def test_without_a_choice_the_sets_are_those_prescribed() -> None:
    assert sets_today(hold(), AffectedSide.LEFT) == {Side.LEFT: 3}


def test_both_sides_have_all_sets_and_left_comes_first() -> None:
    counts = sets_today(hold(), AffectedSide.BOTH)
    assert list(counts.items()) == [(Side.LEFT, 3), (Side.RIGHT, 3)]


@pytest.mark.parametrize(("change", "count"), [(-1, 2), (-9, 1), (1, 4), (2, 5), (9, 5)])
def test_fewer_and_more_sets_stay_between_one_and_the_most(change: int, count: int) -> None:
    counts = sets_today(hold(), AffectedSide.LEFT, DayChoices(sets_change=change))
    assert counts == {Side.LEFT: count}


def test_a_most_below_the_sets_takes_none_of_them_away() -> None:
    assert sets_today(hold(most=1), AffectedSide.LEFT) == {Side.LEFT: 3}


def test_a_number_of_sets_replaces_that_of_every_exercise_beyond_its_most() -> None:
    protocol = Protocol(
        id="two", name="Two", exercises=(hold(), hold(PrescribedSide.BILATERAL, sets=1))
    )
    counts = sets_of_the_day(protocol, AffectedSide.RIGHT, DayChoices(sets=7, sets_change=-1))
    assert counts == ({Side.RIGHT: 7}, {Side.BILATERAL: 7})


def test_the_side_of_the_day_replaces_the_affected_one() -> None:
    choices = DayChoices(side=SideChoice.RIGHT)
    assert sets_today(hold(), AffectedSide.LEFT, choices) == {Side.RIGHT: 3}
