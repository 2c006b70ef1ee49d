"""Digits become ratings at once, and two of them become ten."""

import pytest

from hiptimer.engine.commands import Rate
from hiptimer.interaction.numbers import DigitEntry


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_rates_at_once(digit: int) -> None:
    assert DigitEntry().press(digit, None, 5.0, hold_one=False) == Rate(digit)


@pytest.mark.parametrize("hold", [False, True])
def test_a_zero_soon_after_a_one_makes_it_ten(*, hold: bool) -> None:
    entry = DigitEntry()
    entry.press(1, 4, 5.0, hold_one=hold)
    assert entry.press(0, 7, 6.49, hold_one=hold) == Rate(10, 4), "of the set that the one was for"


def test_a_zero_a_second_and_a_half_later_is_a_zero() -> None:
    entry = DigitEntry()
    entry.press(1, None, 5.0, hold_one=False)
    assert entry.press(0, None, 6.5, hold_one=False) == Rate(0)


def test_a_digit_in_between_is_a_correction_and_no_ten() -> None:
    entry = DigitEntry()
    sent = [entry.press(digit, None, 5.0, hold_one=False) for digit in (1, 2, 0)]
    assert sent == [Rate(1), Rate(2), Rate(0)]


def test_ten_can_be_typed_by_one_key() -> None:
    assert DigitEntry().press(10, 3, 5.0, hold_one=True) == Rate(10, 3)


def test_a_one_that_is_held_back_is_due_after_a_second_and_a_half() -> None:
    entry = DigitEntry()
    assert entry.press(1, 2, 5.0, hold_one=True) is None
    assert entry.held == 1
    assert entry.held_until == 6.5
    assert entry.due(6.49) is None
    assert entry.due(6.5) == Rate(1, 2)
    assert entry.due(6.6) is None, "it is given once"
    assert entry.held is None


def test_a_one_that_was_sent_is_not_due_again() -> None:
    entry = DigitEntry()
    entry.press(1, 2, 5.0, hold_one=False)
    assert entry.held is None
    assert entry.held_until is None
    assert entry.due(9.0) is None
    assert entry.release() is None


def test_another_digit_takes_the_place_of_a_one_that_is_held_back() -> None:
    entry = DigitEntry()
    entry.press(1, None, 5.0, hold_one=True)
    assert entry.press(4, None, 5.5, hold_one=True) == Rate(4)
    assert entry.due(9.0) is None


def test_a_one_that_is_held_back_can_be_released_early() -> None:
    entry = DigitEntry()
    entry.press(1, None, 5.0, hold_one=True)
    assert entry.release() == Rate(1)
    assert entry.due(9.0) is None


def test_a_one_that_is_held_back_can_be_forgotten() -> None:
    entry = DigitEntry()
    entry.press(1, None, 5.0, hold_one=True)
    assert entry.forget()
    assert entry.due(9.0) is None
    assert not entry.confirms(5.1)


def test_a_digit_that_was_sent_is_not_forgotten_but_only_done_with() -> None:
    entry = DigitEntry()
    entry.press(4, None, 5.0, hold_one=True)
    assert not entry.forget()


def test_enter_within_two_seconds_confirms_a_digit_once() -> None:
    entry = DigitEntry()
    entry.press(4, None, 5.0, hold_one=False)
    assert entry.confirms(7.0)
    assert not entry.confirms(7.0), "the next one is a key of its own"


def test_enter_after_two_seconds_is_a_key_of_its_own() -> None:
    entry = DigitEntry()
    entry.press(4, None, 5.0, hold_one=False)
    assert not entry.confirms(7.01)


def test_without_a_digit_there_is_nothing_to_confirm() -> None:
    assert not DigitEntry().confirms(0.0)


def test_enter_soon_after_an_answer_was_taken_by_itself_only_confirms_it() -> None:
    digits = DigitEntry()
    digits.was_taken(10.0)
    assert digits.confirms(11.9)
    digits.was_taken(10.0)
    assert not digits.confirms(12.1)
