"""Which set a number goes to, which sets a wait asks about, and a 1 that may become ten."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.interaction.view import End, Ignored, Moved, NotYet, Typed, Why
from hiptimer.model.choices import AdvanceRule
from tests.support.controller_driver import Pressing
from tests.support.plans import EACH, HOLD, plan_for

SIDED = replace(HOLD, side=EACH)


def waiting() -> Pressing:
    """Come to the last wait, after two holds of which neither is rated."""
    return Pressing(plan_for(HOLD)).start().reach(Phase.WAITING)


def between_exercises() -> Pressing:
    """Come to the wait between two exercises."""
    plan = plan_for(HOLD, HOLD, advance=AdvanceRule.EXERCISE)
    return Pressing(plan).start().reach(Phase.WAITING)


def sided() -> Pressing:
    return Pressing(plan_for(SIDED, advance=AdvanceRule.EXERCISE)).start()


# Where a number goes


def test_in_a_rest_numbers_go_to_the_last_set() -> None:
    pressing = Pressing(plan_for(HOLD)).start().reach(Phase.REST)
    pressing.press("3", "4")
    assert pressing.pains == [4]


def test_before_any_set_there_is_nothing_to_rate() -> None:
    pressing = Pressing(plan_for(HOLD)).start()
    assert pressing.view.shown is None
    pressing.press("3")
    assert pressing.outcome.changes == (Ignored("3", Why.NOTHING_TO_RATE),)
    assert pressing.pains == []


def test_a_wait_begins_with_the_set_that_has_just_ended() -> None:
    view = waiting().view
    assert (view.rows, view.cursor, view.row, view.shown) == ((1, 2), 1, 2, 2)


def test_a_number_leads_on_to_the_next_set_that_has_none() -> None:
    pressing = waiting()
    pressing.press("2")
    assert (pressing.pains, pressing.view.cursor) == ([None, 2], 0)
    pressing.press("0")
    assert (pressing.pains, pressing.end) == ([0, 2], End.FINISHED)


def test_the_cursor_chooses_the_set_and_stays_at_the_ends() -> None:
    pressing = waiting()
    for key, cursor in (("down", 1), ("up", 0), ("up", 0)):
        pressing.press(key)
        assert pressing.view.cursor == cursor
        assert pressing.outcome.changes == (Moved(cursor + 1),)
    pressing.press("7")
    assert pressing.pains == [7, None]


def test_a_set_that_was_not_done_is_passed_over_by_the_cursor() -> None:
    pressing = waiting()
    pressing.press("d")
    assert (pressing.view.rows, pressing.view.row) == ((1,), 1)


def test_after_a_wait_numbers_go_to_the_last_set_again() -> None:
    pressing = between_exercises()
    pressing.press("up", "enter", after=2)
    assert pressing.phase is Phase.PREPARE
    assert (pressing.view.row, pressing.view.rows) == (None, ())


def test_while_a_decision_is_open_numbers_correct_what_it_is_about() -> None:
    pressing = between_exercises()
    pressing.press("8")
    assert pressing.view.cursor == 0, "the next set without a number"
    assert pressing.view.row == 2, "but the question is about this one"
    pressing.press("2")
    assert pressing.pains == [None, 2]
    assert pressing.view.row == 1


# Which sets a wait asks about


def test_a_wait_asks_for_the_unrated_sets_of_its_side() -> None:
    pressing = sided().reach(Phase.WAITING)
    assert pressing.view.rows == (1, 2)
    pressing.press("enter", after=2)
    assert not pressing.view.rows
    assert pressing.reach(Phase.WAITING).view.rows == (1, 2, 3, 4), "the last wait: all of them"


def test_a_wait_in_the_middle_leaves_the_other_side_alone() -> None:
    pressing = Pressing(plan_for(SIDED, HOLD, advance=AdvanceRule.EXERCISE)).start()
    pressing.reach(Phase.WAITING).press("enter", after=2)
    assert pressing.reach(Phase.WAITING).view.rows == (3, 4)


def test_a_set_that_is_rated_in_a_wait_stays_to_be_corrected() -> None:
    pressing = sided().reach(Phase.WAITING)
    pressing.press("up", "2")
    assert pressing.pains == [2, None]
    assert pressing.view.rows == (1, 2)


def test_a_set_that_was_rated_before_the_wait_is_asked_for_only_if_it_was_the_last() -> None:
    pressing = sided()
    for _ in range(2):
        pressing.reach(Phase.HOLD).reach(Phase.REST).press("1")
    assert pressing.reach(Phase.WAITING).view.rows == (2,)


def test_a_set_that_was_not_done_is_not_asked_for() -> None:
    pressing = sided().reach(Phase.REST).reach(Phase.HOLD).reach(Phase.REST)
    pressing.press("d")
    assert pressing.reach(Phase.WAITING).view.rows == (1,)


def test_a_wait_before_any_set_asks_for_none() -> None:
    pressing = Pressing(plan_for(HOLD, SIDED, advance=AdvanceRule.EXERCISE)).start()
    pressing.press("X")
    assert (pressing.phase, pressing.view.rows, pressing.view.shown) == (Phase.WAITING, (), None)


# A 1 that may become ten


def test_one_and_zero_are_ten_also_when_the_cursor_has_moved_on() -> None:
    pressing = waiting()
    pressing.press("1")
    assert (pressing.pains, pressing.view.cursor) == ([None, 1], 0)
    pressing.press("0")
    assert pressing.pains == [None, 10]


def test_a_one_that_would_end_the_session_waits_for_a_zero() -> None:
    pressing = waiting()
    pressing.press("2", "1")
    assert (pressing.pains, pressing.view.typed) == ([None, 2], 1)
    assert pressing.outcome.changes == (Typed(1),)
    pressing.press("0")
    assert (pressing.pains, pressing.end) == ([10, 2], End.FINISHED)


def test_a_one_that_stays_alone_is_sent_after_a_second_and_a_half() -> None:
    pressing = waiting()
    pressing.press("2", "1")
    pressing.wait(1.25)
    assert pressing.phase is Phase.WAITING
    pressing.wait(0.25)
    assert (pressing.pains, pressing.end) == ([1, 2], End.FINISHED)


def test_a_one_in_the_last_second_of_the_wait_is_not_held_back() -> None:
    pressing = waiting()
    pressing.press("2")
    pressing.press("1", after=118)
    assert pressing.pains == [1, 2]


@pytest.mark.parametrize("key", ["enter", "pagedown", "down", "up", "n", "space", "f", "q", "t"])
def test_another_key_sends_a_one_that_is_held_back_or_takes_its_place(key: str) -> None:
    pressing = waiting()
    pressing.press("2", "1", key)
    assert pressing.pains == [10 if key == "t" else 1, 2]
    assert pressing.end is End.FINISHED
    assert pressing.outcome.ignored is None, "something came of it"


def test_help_leaves_a_one_that_is_held_back_as_it_is() -> None:
    pressing = waiting()
    pressing.press("2", "1")
    pressing.press("?", after=0.5)
    assert (pressing.pains, pressing.view.typed) == ([None, 2], 1)


# Taking a number back


def test_backspace_drops_a_one_that_is_held_back() -> None:
    pressing = waiting()
    pressing.press("2", "1", "backspace")
    pressing.wait(3)
    assert (pressing.pains, pressing.view.typed) == ([None, 2], None)


def test_backspace_takes_the_last_number_back_wherever_the_cursor_went() -> None:
    pressing = waiting()
    pressing.press("2")
    assert pressing.view.cursor == 0
    pressing.press("backspace")
    assert (pressing.pains, pressing.view.cursor) == ([None, None], 1)


def test_backspace_takes_back_the_number_of_the_set_that_has_the_cursor() -> None:
    pressing = waiting()
    pressing.press("2", "down", "backspace")
    assert pressing.pains == [None, None]


def test_backspace_in_a_rest_takes_back_its_number() -> None:
    pressing = Pressing(plan_for(HOLD)).start().reach(Phase.REST)
    pressing.press("2", "backspace")
    assert pressing.pains == [None]
    pressing.press("backspace")
    assert pressing.outcome.ignored is Why.NOTHING_TO_TAKE_BACK
    assert pressing.pains == [None]


# A host that looks late


def test_a_one_is_sent_as_of_its_time_though_the_session_has_ended_by_itself_since() -> None:
    pressing = waiting()
    pressing.press("2")
    end = pressing.engine.deadline
    assert end
    pressing.until(end - 1.75)
    pressing.press("1", after=0)
    outcome = pressing.controller.advance(end + 0.25)
    assert pressing.pains == [1, 2]
    assert outcome.events[-1].at == end - 0.25


def test_a_number_that_was_stepped_to_is_sent_though_its_rest_is_over_since() -> None:
    pressing = Pressing(plan_for(HOLD)).start().reach(Phase.REST, after=15.5)
    pressing.press("pageup")
    pressing.controller.advance(pressing.at + 3.75)
    assert (pressing.phase, pressing.pains) == (Phase.HOLD, [3])


def test_a_phase_that_is_seen_late_takes_a_second_press_from_then_on() -> None:
    pressing = Pressing(plan_for(HOLD)).start().reach(Phase.HOLD)
    late = pressing.at + 20 + 1.75
    pressing.controller.advance(late)
    assert pressing.phase is Phase.REST
    assert pressing.controller.press("n", late).changes == (NotYet(),)
