"""A key that is held down acts once; one that is pressed again acts again."""

from hiptimer.runner.key_repeat import QUICK_SECONDS, KeyRepeat


def test_the_same_key_within_seven_tenths_of_a_second_is_a_repetition() -> None:
    keys = KeyRepeat()
    assert not keys.is_repeated("n", 0.0)
    assert keys.is_repeated("n", 0.69)


def test_the_same_key_after_seven_tenths_of_a_second_is_pressed_again() -> None:
    keys = KeyRepeat()
    keys.is_repeated("n", 0.0)
    assert not keys.is_repeated("n", 0.7)


def test_a_key_that_is_held_down_for_long_stays_one_key() -> None:
    keys = KeyRepeat()
    arrivals = [keys.is_repeated("n", count * 0.5) for count in range(20)]
    assert arrivals == [False] + [True] * 19


def test_another_key_in_between_ends_the_repetition() -> None:
    keys = KeyRepeat()
    assert [keys.is_repeated(key, 0.0) for key in "nun"] == [False, False, False]


def test_a_key_that_may_repeat_does() -> None:
    keys = KeyRepeat(frozenset({"plus"}))
    assert [keys.is_repeated("plus", 0.0) for _ in range(3)] == [False, False, False]


def test_a_key_that_steps_may_be_pressed_as_quickly_as_a_finger_can() -> None:
    keys = KeyRepeat()
    assert not keys.is_repeated("pageup", 0.0, QUICK_SECONDS)
    assert not keys.is_repeated("pageup", 0.2, QUICK_SECONDS)


def test_a_key_that_steps_and_is_held_down_steps_on_once_more_and_no_further() -> None:
    keys = KeyRepeat()
    arrivals = [0.0, 0.5, *(0.5 + count * 0.09 for count in range(1, 30))]
    repeated = [keys.is_repeated("pageup", at, QUICK_SECONDS) for at in arrivals]
    assert repeated.count(False) == 2, "only the keyboard's first wait is as long as a finger's"
