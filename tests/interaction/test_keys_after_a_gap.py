"""Sleep, ctrl-z, a frozen terminal: the keys that wake are no answer, and the next ones are."""

import pytest

from hiptimer.engine import Phase
from hiptimer.interaction.view import Why
from tests.support.controller_driver import Pressing, short_session

WAKING_KEYS = ["space", "enter", "n", "q", "3", "escape", "pageup"]


def slept() -> Pressing:
    """Sleep for a quarter of an hour, twelve seconds into a hold."""
    pressing = short_session().reach(Phase.HOLD, after=12)
    pressing.sleep(900)
    return pressing


def test_a_sleep_in_a_hold_pauses_and_what_was_held_counts_as_interrupted() -> None:
    pressing = slept()
    assert pressing.where == "paused left 1"
    assert pressing.rows[0].outcome == "interrupted"
    assert pressing.view.shown is None, "nobody is asked who may not be there"


@pytest.mark.parametrize("after", [0.0, 0.5, 0.75])
@pytest.mark.parametrize("key", WAKING_KEYS)
def test_the_keys_that_wake_the_computer_are_no_answer(key: str, after: float) -> None:
    pressing = slept()
    assert pressing.press(key, after=after) == ""
    assert pressing.outcome.ignored is Why.WAKING
    assert (pressing.where, pressing.view.asked) == ("paused left 1", None)


@pytest.mark.parametrize("key", ["space", "enter", "n", "2"])
def test_in_a_wait_or_a_pause_the_key_that_wakes_is_no_answer_either(key: str) -> None:
    waits = short_session().reach(Phase.WAITING, after=5)
    paused = short_session().reach(Phase.HOLD, after=5)
    paused.press("space")
    for pressing in (waits, paused):
        where = pressing.where
        pressing.sleep(900)
        assert pressing.press(key, after=0.5) == ""
        assert (pressing.outcome.ignored, pressing.where) == (Why.WAKING, where)


def test_a_second_after_it_woke_space_brings_the_rest() -> None:
    pressing = slept()
    pressing.press("space")
    assert pressing.where == "rest left 1"
    assert pressing.view.shown == 1, "an interrupted hold can be rated too"


def test_after_a_sleep_the_set_can_be_done_again() -> None:
    pressing = slept()
    pressing.press("r", after=1.5)
    assert pressing.where == "count-in left 1"


def test_a_pause_of_ones_own_is_no_absence() -> None:
    pressing = short_session().reach(Phase.REST, after=1)
    pressing.press("b")
    assert (pressing.phase, pressing.view.shown) == (Phase.PAUSED, 1)
    pressing.press("3")
    assert pressing.pains == [3]
