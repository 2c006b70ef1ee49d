"""Enter after a number confirms it; just after a phase began by itself it must be pressed again."""

import pytest

from hiptimer.engine import Phase
from hiptimer.engine.commands import Resume, SkipPhase
from hiptimer.interaction.view import NotYet, Why
from tests.support.controller_driver import Pressing, short_session

ENDS_A_REST = ["enter", "n", "pagedown"]


def resting(after: float = 1.0) -> Pressing:
    return short_session().reach(Phase.REST, after=after)


# Digits in a rest


def test_a_one_and_a_zero_soon_after_are_ten() -> None:
    pressing = resting()
    pressing.press("1")
    assert pressing.pains == [1], "it is sent at once, for the rest goes on"
    pressing.press("0")
    assert pressing.pains == [10]


@pytest.mark.parametrize("after", [1.5, 3.0])
def test_a_one_and_a_zero_later_are_two_numbers(after: float) -> None:
    pressing = resting()
    pressing.press("1", "0", after=after)
    assert pressing.pains == [0]


def test_the_letter_t_is_ten() -> None:
    pressing = resting()
    pressing.press("t")
    assert pressing.pains == [10]


# Enter


def test_enter_soon_after_a_number_only_confirms_it() -> None:
    pressing = resting()
    pressing.press("2", "enter")
    assert (pressing.phase, pressing.outcome.ignored) == (Phase.REST, Why.CONFIRMS)


def test_enter_confirms_a_number_once() -> None:
    pressing = resting()
    pressing.press("2", "enter", "enter", after=0.5)
    assert pressing.phase is Phase.HOLD


def test_enter_long_after_a_number_goes_on() -> None:
    pressing = resting()
    pressing.press("2")
    pressing.press("enter", after=2.25)
    assert pressing.phase is Phase.HOLD


def test_n_skips_also_right_after_a_number() -> None:
    pressing = resting()
    pressing.press("2", "n")
    assert pressing.phase is Phase.HOLD


def test_after_ten_no_enter_is_taken_for_the_end_of_an_earlier_number() -> None:
    pressing = resting(2)
    pressing.press("1", "t", "3", "t", "3", after=0.5)
    pressing.press("enter", after=3)
    assert (pressing.pains, pressing.phase) == ([3], Phase.HOLD)


def test_two_quick_presses_of_enter_after_a_number_choose_nothing() -> None:
    pressing = resting()
    pressing.press("7")
    assert pressing.press("enter", "enter", after=0) == ""
    assert pressing.view.asked


# A phase that has only just begun


@pytest.mark.parametrize("key", ENDS_A_REST)
def test_just_after_a_hold_a_key_ends_the_rest_only_when_it_is_pressed_again(key: str) -> None:
    pressing = resting(0)
    assert pressing.press(key, after=0.4) == ""
    assert pressing.outcome.changes == (NotYet(),)
    assert pressing.controller.asks_again(pressing.at)
    pressing.press(key, after=0.5)
    assert pressing.phase is Phase.HOLD


@pytest.mark.parametrize("key", ENDS_A_REST)
def test_a_second_and_a_half_after_a_hold_one_press_ends_the_rest(key: str) -> None:
    pressing = resting(0)
    pressing.press(key, after=1.5)
    assert pressing.phase is Phase.HOLD


def test_a_second_press_is_asked_for_only_as_long_as_it_matters() -> None:
    pressing = resting(0)
    pressing.press("enter", after=0.5)
    assert not pressing.controller.asks_again(pressing.at + 1)


@pytest.mark.parametrize("key", ENDS_A_REST)
def test_after_a_set_that_one_has_ended_oneself_a_press_ends_the_rest_at_once(key: str) -> None:
    pressing = short_session().reach(Phase.HOLD)
    pressing.press("e", key, after=0.25)
    assert pressing.where == "hold left 2"


# Whole lines


def by_lines() -> Pressing:
    """Come to a rest with lines instead of single keys."""
    pressing = resting(0)
    pressing.controller.take_lines()
    return pressing


def test_a_line_ends_the_rest_at_once() -> None:
    pressing = by_lines()
    pressing.press("n", after=0)
    assert pressing.phase is Phase.HOLD


def test_a_line_after_a_number_goes_on_and_does_not_confirm_it() -> None:
    pressing = by_lines()
    pressing.number(2, after=0)
    pressing.press("enter", after=0)
    assert (pressing.pains, pressing.phase) == ([2], Phase.HOLD)


def test_a_number_on_a_line_is_whole_so_no_zero_makes_it_ten() -> None:
    pressing = by_lines()
    pressing.number(1, after=0)
    pressing.number(0, after=0)
    assert pressing.pains == [0]
    assert pressing.number(10, after=0).ignored is None
    assert pressing.pains == [10]


def test_a_number_on_a_line_is_for_the_set_that_a_wait_asks_about() -> None:
    pressing = short_session().reach(Phase.WAITING)
    pressing.controller.take_lines()
    for pain in (3, 1, 2):
        pressing.number(pain)
    assert pressing.pains == [1, 2, 3]


def test_a_number_where_there_is_nothing_to_rate_changes_nothing() -> None:
    pressing = short_session()
    assert pressing.number(3).ignored is Why.NOTHING_TO_RATE
    pressing.press("q")
    assert pressing.number(3).ignored is Why.NOTHING_TO_RATE


def test_a_command_of_the_host_that_is_not_legal_changes_nothing() -> None:
    pressing = short_session().reach(Phase.WAITING)
    assert pressing.send(Resume()).ignored is Why.NOT_NOW
    assert pressing.where == "waiting right 1"
    assert pressing.send(SkipPhase()).ignored is None
    assert pressing.where == "prepare right 1"
