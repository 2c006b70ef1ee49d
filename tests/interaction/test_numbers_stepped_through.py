"""Page up steps through the numbers; page down takes one, and so do three seconds of nothing."""

import pytest

from hiptimer.engine import Phase
from hiptimer.engine.commands import Rate
from hiptimer.interaction.view import Dropped, Highlighted, Why
from hiptimer.model.choices import AdvanceRule
from tests.support.controller_driver import Pressing, short_session
from tests.support.plans import BRISK, HOLD, REPS, plan_for


def resting() -> Pressing:
    """Come to a rest and let a second pass."""
    return short_session().reach(Phase.REST, after=1)


def test_it_begins_at_the_limit_steps_down_and_begins_again_at_ten() -> None:
    pressing = resting()
    assert pressing.step(11) == [3, 2, 1, 0, 10, 9, 8, 7, 6, 5, 4]
    assert (pressing.pains, pressing.phase) == ([None], Phase.REST)
    assert pressing.view.number == 4


@pytest.mark.parametrize("key", ["pagedown", "enter"])
def test_page_down_gives_the_number_and_ends_no_rest(key: str) -> None:
    pressing = resting()
    pressing.step(2)
    pressing.press(key, after=0.5)
    assert (pressing.pains, pressing.phase) == ([2], Phase.REST)
    assert pressing.view.number is None


def test_three_seconds_without_a_press_give_it_too() -> None:
    pressing = resting()
    pressing.step(3)
    pressing.wait(2.75)
    assert pressing.pains == [None]
    pressing.wait(0.25)
    assert (pressing.pains, pressing.phase) == ([1], Phase.REST)
    assert pressing.events[-1].at == pressing.at


def test_each_press_restarts_the_three_seconds() -> None:
    pressing = resting()
    pressing.step(3, apart=2.5)
    assert pressing.pains == [None]


def test_a_number_that_was_not_stepped_to_is_never_given() -> None:
    pressing = resting()
    pressing.press("right")
    assert pressing.view.number == 0
    pressing.wait(10)
    assert pressing.pains == [None], "arrows wait for enter"


def test_page_down_just_after_the_three_seconds_does_not_end_the_rest() -> None:
    pressing = resting()
    pressing.step()
    pressing.press("pagedown", after=3.5)
    assert (pressing.pains, pressing.phase) == ([3], Phase.REST)
    pressing.press("pagedown")
    assert pressing.phase is Phase.HOLD, "the next one does"


def test_quick_presses_are_a_step_each() -> None:
    assert resting().step(3, apart=0.25) == [3, 2, 1]


def test_while_page_up_is_held_down_nothing_is_taken() -> None:
    pressing = resting()
    pressing.hold_down("pageup", 6.0)
    assert (pressing.view.number, pressing.pains) == (3, [None]), "it is not let go yet"
    pressing.wait(3)
    assert pressing.pains == [3]


def test_another_key_that_is_held_down_keeps_nothing_from_being_taken() -> None:
    pressing = resting()
    pressing.step()
    for _ in range(4):
        pressing.wait(1)
        pressing.controller.hold("e", pressing.at)
    assert pressing.pains == [3]


def test_page_down_pressed_twice_by_a_nervous_finger_only_confirms() -> None:
    pressing = resting()
    pressing.step()
    pressing.press("pagedown", "pagedown", after=0.1)
    assert (pressing.pains, pressing.phase) == ([3], Phase.REST)


def test_a_digit_while_stepping_is_the_answer() -> None:
    pressing = resting()
    pressing.step(2)
    pressing.press("0")
    assert (pressing.pains, pressing.view.number) == ([0], None)
    pressing.wait(5)
    assert pressing.pains == [0], "what was stepped to is not given after it"


def test_page_down_confirms_what_was_stepped_to_after_a_digit() -> None:
    pressing = resting()
    pressing.press("1")
    pressing.press("pageup", "pagedown", after=0.5)
    assert pressing.pains == [1]
    pressing.press("2")
    assert pressing.step(2, apart=0.25) == [2, 1]
    pressing.press("pagedown", after=0.5)
    assert pressing.pains == [1], "though it is less than two seconds after the digit"
    assert pressing.phase is Phase.REST


def test_backspace_lets_go_of_the_number_before_it_takes_one_back() -> None:
    pressing = resting()
    pressing.press("2")
    pressing.step(2)
    pressing.press("backspace")
    assert (pressing.pains, pressing.view.number) == ([2], None)
    assert pressing.outcome.changes == (Dropped(by_key=True),)
    pressing.press("backspace")
    assert pressing.pains == [None]
    pressing.wait(5)
    assert pressing.pains == [None]


def test_a_number_that_was_given_is_corrected_from_where_it_is() -> None:
    pressing = resting()
    pressing.step()
    pressing.press("pagedown", after=0.5)
    assert pressing.step(2, apart=1) == [3, 2]
    pressing.press("pagedown", after=0.5)
    assert (pressing.pains, pressing.phase) == ([2], Phase.REST)


def test_just_after_a_number_was_taken_another_one_can_be_stepped_to() -> None:
    pressing = resting()
    pressing.step()
    pressing.press("pagedown")
    assert pressing.step(2, apart=0.3) == [3, 2]
    pressing.press("pagedown", after=0.5)
    assert pressing.pains == [2]


def test_an_arrow_stops_the_three_seconds() -> None:
    pressing = resting()
    pressing.step()
    pressing.press("left", after=0.5)
    pressing.wait(6)
    assert (pressing.pains, pressing.view.number) == ([None], 2)


def test_arrows_stop_at_zero_and_at_ten() -> None:
    pressing = resting()
    pressing.press(*["right"] * 3, *["left"] * 4, *["right"] * 11, after=0.1)
    assert pressing.stepped_to() == [0, 1, 2, 1, 0, 0, 0, *range(1, 11), 10]


def test_ten_seconds_more_leave_what_is_highlighted() -> None:
    pressing = resting()
    pressing.step()
    pressing.press("+", after=0.5)
    assert pressing.view.number == 3
    pressing.wait(3)
    assert pressing.pains == [3]


def test_a_set_that_was_not_done_is_not_rated_by_what_was_stepped_to() -> None:
    pressing = resting()
    pressing.step()
    pressing.press("d", after=0.5)
    pressing.wait(5)
    assert (pressing.pains, pressing.view.number) == ([None], None)


def test_without_a_voice_a_number_is_taken_three_seconds_after_the_last_press() -> None:
    pressing = resting()
    pressing.step(2, apart=1.25)
    pressed = pressing.at
    assert pressing.controller.wake_at == pressed + 3.0
    assert pressing.controller.advance(pressed + 3.0).events[-1].at == pressed + 3.0


def test_an_answer_is_not_taken_while_it_is_said() -> None:
    pressing = resting()
    pressing.step()
    pressing.controller.speaking(pressing.at + 5)
    pressing.wait(7.75)
    assert pressing.pains == [None]
    pressing.wait(0.25)
    assert pressing.pains == [3], "three seconds after it was said"


def test_what_is_said_when_nothing_is_stepped_to_takes_nothing() -> None:
    pressing = resting()
    pressing.controller.speaking(pressing.at + 1)
    pressing.wait(10)
    assert pressing.pains == [None]


def test_in_a_rest_no_set_is_named_for_there_is_only_one() -> None:
    pressing = resting()
    pressing.press("pageup")
    assert pressing.outcome.changes == (Highlighted(Rate(3, 1), named=False),)


# In the moment in which a phase ends


def test_after_a_set_that_was_ended_early_there_is_no_moment_to_wait_for() -> None:
    pressing = short_session().reach(Phase.HOLD, after=5)
    pressing.press("e")
    assert pressing.step(apart=0.2) == [3]


def test_right_after_one_ended_the_repetitions_it_is_an_answer() -> None:
    pressing = Pressing(plan_for(REPS)).start().reach(Phase.REPS, after=5)
    pressing.press("pagedown", "pageup", after=0)
    assert (pressing.phase, pressing.view.number) == (Phase.REST, 3)


def test_meant_for_the_hold_that_has_just_ended_it_pauses_the_rest() -> None:
    pressing = short_session().reach(Phase.REST)
    pressing.press("pageup", after=0.25)
    assert (pressing.where, pressing.view.number) == ("paused left 1", None)


def test_half_a_second_after_the_hold_it_is_an_answer() -> None:
    pressing = short_session().reach(Phase.REST)
    assert pressing.step(apart=0.5) == [3]
    assert pressing.phase is Phase.REST


def test_meant_for_the_hold_before_a_wait_it_is_too_late_for_there_is_nothing_to_pause() -> None:
    pressing = Pressing(plan_for(BRISK, HOLD, advance=AdvanceRule.KEY)).start()
    pressing.reach(Phase.WAITING)
    assert pressing.press("pageup", after=0.25) == ""
    assert pressing.outcome.ignored is Why.LATE
    assert pressing.step(apart=0.25) == [3]


def test_meant_for_the_number_that_has_just_gone_it_pauses_no_hold() -> None:
    pressing = short_session().reach(Phase.REST, after=18.5)
    pressing.step(2)
    pressing.reach(Phase.HOLD, after=0.25)
    pressing.press("pageup", after=0)
    assert pressing.phase is Phase.HOLD
    assert pressing.outcome.ignored is Why.LATE
    assert pressing.pains == [None], "a number on the way is no answer"
    pressing.press("pageup")
    assert pressing.where == "paused left 2"


def test_when_the_computer_slept_nothing_is_taken() -> None:
    pressing = resting()
    pressing.step()
    pressing.sleep(60)
    assert (pressing.phase, pressing.view.number) == (Phase.PAUSED, None)
    pressing.wait(10)
    assert pressing.pains == [None]
