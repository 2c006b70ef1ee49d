"""A key that is held down acts once; one that is pressed again acts again."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.interaction.held_keys import HOLD_BACK_SECONDS, HeldKeys

FINGER = st.floats(0.16, 5.0)
"""Seconds between two presses of a finger."""


def acted(*presses: tuple[float, str]) -> list[tuple[float, str]]:
    """Press keys at their times; return which acted, and when."""
    held, done = HeldKeys[str](), list[tuple[float, str]]()
    for at, key in (*presses, (10_000.0, "")):
        due = held.wake_at
        if due is not None and due <= at:
            done += [(due, each) for each in held.due(due)]
        done += [(at, each) for each in held.press(key, key, at)]
    return done[:-1]


def held_down(delay: float, rate: float, count: int = 30) -> list[tuple[float, str]]:
    return [(0.0, "n"), *((delay + number / rate, "n") for number in range(count))]


def test_the_first_press_acts_at_once() -> None:
    assert acted((1.0, "n")) == [(1.0, "n")]


@pytest.mark.parametrize(("delay", "rate"), [(0.25, 10.9), (0.2, 40), (0.5, 30), (0.66, 25)])
def test_a_key_that_is_held_down_acts_once(delay: float, rate: float) -> None:
    assert acted(*held_down(delay, rate)) == [(0.0, "n")]


@pytest.mark.parametrize("gap", [0.0, 0.05, 0.15, 0.3, 0.69])
def test_a_second_press_acts_a_moment_later(gap: float) -> None:
    assert acted((1.0, "n"), (1.0 + gap, "n")) == [
        (1.0, "n"),
        (pytest.approx(1.0 + gap + HOLD_BACK_SECONDS), "n"),
    ]


def test_after_seven_tenths_of_a_second_it_acts_at_once() -> None:
    assert acted((1.0, "n"), (1.71, "n")) == [(1.0, "n"), (1.71, "n")]


def test_another_key_has_the_one_before_it_act_at_once() -> None:
    assert acted((1.0, "n"), (1.2, "n"), (1.21, "e")) == [(1.0, "n"), (1.21, "n"), (1.21, "e")]


def test_a_press_after_a_key_was_held_down_acts() -> None:
    presses = held_down(0.5, 30)
    last, _ = presses[-1]
    assert [key for _, key in acted(*presses, (last + 0.3, "n"))] == ["n", "n"]


@given(st.lists(FINGER, max_size=20))
def test_every_press_of_a_finger_acts(gaps: Sequence[float]) -> None:
    presses, at = [(0.0, "n")], 0.0
    for gap in gaps:
        at += gap
        presses.append((at, "n"))
    assert len(acted(*presses)) == len(presses)


def test_a_key_that_may_repeat_does() -> None:
    held = HeldKeys[str]()
    assert [held.press("+", "+", 0.0, may_repeat=True) for _ in range(3)] == [("+",)] * 3


def test_what_the_terminal_reports_is_believed() -> None:
    held = HeldKeys[int]()
    assert held.press("n", 1, 0.0, repeated=False) == (1,)
    assert held.press("n", 2, 0.1, repeated=False) == (2,)
    assert held.press("n", 3, 5.0, repeated=True) == ()
    assert held.is_down
    assert held.press("n", 4, 5.1, repeated=False) == (4,)
    assert not held.is_down


def test_a_press_that_is_held_back_comes_before_one_that_is_known() -> None:
    held = HeldKeys[int]()
    held.press("n", 1, 0.0)
    assert held.press("n", 2, 0.3) == ()
    assert held.press("e", 3, 0.31, repeated=False) == (2, 3)
