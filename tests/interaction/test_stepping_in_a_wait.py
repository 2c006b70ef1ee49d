"""In a wait each set that is not rated is stepped through in turn, and enter goes on at the end."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Rate, SkipPhase
from hiptimer.interaction.keys import Intent
from hiptimer.interaction.view import Dropped, End, Highlighted, Moved, Why
from hiptimer.model.choices import AdvanceRule, RatingRule
from tests.support.controller_driver import Pressing, at_the_last_wait, short_session
from tests.support.plans import EACH, HOLD, plan_for


def waiting() -> Pressing:
    """Come to the wait after three holds, of which none is rated, and let a second pass."""
    return short_session().reach(Phase.WAITING, after=1)


# Stepping


def test_one_set_after_another_is_rated_and_only_then_it_goes_on() -> None:
    pressing = waiting()
    for presses in (1, 2, 3):
        pressing.step(presses)
        pressing.press("pagedown", after=0.5)
        assert pressing.phase is Phase.WAITING
        pressing.wait(1)
    assert pressing.pains == [2, 1, 3]
    pressing.press("pagedown")
    assert pressing.phase is Phase.PREPARE


def test_three_seconds_give_each_number_in_turn() -> None:
    pressing = waiting()
    for presses in (1, 2, 3):
        pressing.step(presses)
        pressing.wait(3)
    assert (pressing.pains, pressing.phase) == ([2, 1, 3], Phase.WAITING)


def test_the_last_number_that_was_stepped_to_ends_the_session() -> None:
    pressing = at_the_last_wait()
    for _ in range(6):
        pressing.step(3)
        pressing.wait(3)
    assert (pressing.pains, pressing.end) == ([1] * 6, End.FINISHED)


def test_which_set_is_meant_is_named_with_its_first_number_only() -> None:
    pressing = waiting()
    pressing.press("pageup", "pageup")
    assert pressing.changes[-2:] == [
        Highlighted(Rate(3, 3), named=True),
        Highlighted(Rate(2, 3), named=False),
    ]
    pressing.press("pagedown", "pageup")
    assert pressing.outcome.changes == (Highlighted(Rate(3, 1), named=True),)


def test_an_arrow_leads_to_another_set_that_numbers_are_for() -> None:
    pressing = waiting()
    pressing.press("up")
    assert pressing.outcome.changes == (Moved(2),)
    pressing.press("1")
    assert pressing.pains == [None, 1, None]


def test_another_set_pointed_to_drops_what_was_stepped_to() -> None:
    pressing = waiting()
    pressing.step()
    pressing.press("up", after=0.5)
    assert pressing.outcome.changes == (Dropped(), Moved(2))
    pressing.wait(5)
    assert (pressing.pains, pressing.view.number) == ([None] * 3, None)


def test_another_number_is_asked_for_the_set_it_was_about() -> None:
    pressing = waiting()
    pressing.press("8")
    pressing.press("a", after=3)
    pressing.press("2")
    assert pressing.pains == [None, None, 2]


def test_while_a_number_is_pointed_to_enter_gives_it_and_space_goes_on_all_the_same() -> None:
    pressing = waiting()
    offers = pressing.controller.offers
    assert offers(Intent.READY, "enter")
    assert not offers(Intent.CHOOSE, "enter")
    pressing.press("pageup")
    assert offers(Intent.CHOOSE, "enter")
    pressing.press("space")
    assert pressing.phase is Phase.PREPARE


# A 1 that is not sent yet


def with_a_one() -> Pressing:
    """Type the last number, a one, which is held back."""
    pressing = at_the_last_wait()
    pressing.press(*"222221")
    assert pressing.view.typed == 1
    return pressing


def test_a_one_that_was_typed_and_not_sent_is_where_stepping_begins() -> None:
    pressing = with_a_one()
    assert pressing.step() == [1]
    assert pressing.end is None
    pressing.press("pageup")
    pressing.wait(3)
    assert pressing.pains == [2, 2, 2, 2, 0, 2]


def test_an_arrow_also_takes_a_one_from_before_it_is_sent() -> None:
    pressing = with_a_one()
    pressing.press("right")
    assert pressing.view.number == 2
    pressing.wait(5)
    assert pressing.end is None, "it is still pointed to"


def test_a_one_that_waits_is_dropped_when_answers_are_stepped_through() -> None:
    pressing = with_a_one()
    pressing.press("pageup", "pageup", "backspace", after=1.25)
    pressing.press("enter", after=3)
    assert pressing.pains == [2, 2, 2, 2, None, 2]


def test_at_the_last_wait_one_and_zero_are_ten() -> None:
    pressing = with_a_one()
    pressing.press("0")
    assert (pressing.end, pressing.pains[4]) == (End.FINISHED, 10)


def test_the_last_number_ends_the_session() -> None:
    pressing = at_the_last_wait()
    pressing.press(*"234567")
    assert (pressing.end, pressing.pains) == (End.FINISHED, [3, 4, 5, 6, 7, 2])


# Enter, and what it is for


def test_every_unrated_set_of_the_side_can_be_rated_and_it_goes_on_by_a_key() -> None:
    pressing = short_session().reach(Phase.WAITING)
    pressing.press("3", "down", "1", "2")
    assert pressing.pains == [2, 1, 3]
    assert pressing.phase is Phase.WAITING, "one has to turn over"
    assert pressing.view.rows == (1, 2, 3)


def test_on_after_a_number_only_confirms_it() -> None:
    pressing = short_session().reach(Phase.WAITING)
    for key in ("enter", "pagedown", "space"):
        pressing.press("3", after=3)
        pressing.press(key, after=1.5)
        assert pressing.phase is Phase.WAITING, key
        assert pressing.outcome.ignored is Why.CONFIRMS
    pressing.press("enter")
    assert pressing.phase is Phase.PREPARE


def test_an_arrow_and_enter_rate_and_go_nowhere() -> None:
    pressing = short_session().reach(Phase.WAITING)
    pressing.press("right", "right", "right", "left")
    assert pressing.view.number == 1
    pressing.press("enter", after=5)
    assert (pressing.pains, pressing.phase) == ([None, None, 1], Phase.WAITING)
    pressing.press("enter", after=5)
    assert pressing.phase is Phase.PREPARE


def test_a_rating_that_is_owed_and_is_above_the_limit_asks_for_a_choice() -> None:
    pressing = short_session(rating=RatingRule.WAIT).reach(Phase.WAITING)
    pressing.press("1", "0")
    assert pressing.pains == [10]
    assert pressing.view.asked


# In the moment in which the wait begins


def before_the_wait() -> Pressing:
    """Come to a second before the end of the last rest of a side."""
    pressing = short_session(1)
    for _ in range(3):
        pressing.reach(Phase.HOLD).reach(Phase.REST)
    pressing.wait(18)
    return pressing


def test_a_wait_asks_for_a_number_again_and_enter_does_what_it_says() -> None:
    pressing = before_the_wait()
    pressing.press("pageup")
    pressing.wait(1.25)
    assert (pressing.phase, pressing.view.number) == (Phase.WAITING, None)
    pressing.press("pagedown", after=0)
    assert pressing.phase is Phase.WAITING, "so soon it was still meant for the number"
    assert pressing.outcome.ignored is Why.LATE
    pressing.wait(5)
    assert pressing.pains == [None] * 3, "nothing is taken in the midst of the talk"


def test_enter_just_after_a_rest_was_meant_for_the_number_an_arrow_pointed_to() -> None:
    pressing = before_the_wait()
    pressing.press("right")
    pressing.wait(1.25)
    pressing.press("enter", after=0)
    assert pressing.where.startswith("waiting")
    pressing.press("enter", after=1.5)
    assert pressing.where.startswith("prepare")


def test_page_down_for_a_number_that_has_just_gone_skips_nothing() -> None:
    pressing = Pressing(plan_for(replace(HOLD, side=EACH), advance=AdvanceRule.AUTO)).start()
    for _ in range(2):
        pressing.reach(Phase.HOLD).reach(Phase.REST)
    pressing.press("pageup", after=19)
    pressing.wait(1.25)
    assert pressing.phase is Phase.PREPARE
    pressing.press("pagedown", after=0)
    assert pressing.phase is Phase.PREPARE
    pressing.press("pagedown", after=1.5)
    assert pressing.where == "hold right 1"


# Page up beside the other keys that pause


@pytest.mark.parametrize("key", ["pageup", ".", "b"])
def test_in_a_hold_page_up_pauses_and_goes_on_as_they_do(key: str) -> None:
    pressing = short_session().reach(Phase.HOLD, after=2)
    pressing.press(key)
    assert pressing.where == "paused left 1"
    pressing.press(key)
    assert pressing.where == "count-in left 1"


@pytest.mark.parametrize("key", [".", "b", "space"])
def test_the_other_keys_pause_a_rest_too_and_nothing_is_taken_in_it(key: str) -> None:
    pressing = short_session().reach(Phase.REST, after=1)
    pressing.step()
    pressing.press(key, after=0.5)
    assert (pressing.where, pressing.view.number) == ("paused left 1", None)
    pressing.wait(10)
    assert pressing.pains == [None]
    pressing.press("pageup", after=0)
    assert pressing.where == "rest left 1", "in a pause nothing is said, so it goes on"


def test_in_a_preparation_and_a_count_in_page_up_pauses() -> None:
    pressing = short_session()
    pressing.press("pageup")
    assert pressing.where == "paused left 1"
    pressing.press("pageup")
    pressing.reach(Phase.HOLD)
    pressing.press("pageup", "pageup", "pageup")
    assert pressing.where == "paused left 1"


def test_a_one_that_is_held_back_is_sent_before_the_hosts_own_command() -> None:
    pressing = at_the_last_wait()
    pressing.press("2", "2", "2", "2", "2", "1")
    assert pressing.view.typed == 1
    pressing.send(SkipPhase())
    assert 1 in pressing.pains
    assert None not in pressing.pains


@pytest.mark.parametrize("key", ["?", "h"])
def test_nothing_is_taken_behind_what_is_being_read(key: str) -> None:
    pressing = short_session().reach(Phase.REST, after=1)
    pressing.press("8", "pageup", key)
    pressing.wait(10)
    assert pressing.engine.owed.decision is not None


def test_an_answer_that_was_taken_late_is_still_confirmed_by_enter() -> None:
    pressing = short_session().reach(Phase.REST, after=1)
    pressing.press("pageup")
    late = pressing.at + 3 + 1.9
    pressing.controller.advance(late)
    assert pressing.pains[0] == 3
    outcome = pressing.controller.press("enter", late + 0.2)
    assert outcome.ignored is Why.LATE
    assert pressing.phase is Phase.REST
