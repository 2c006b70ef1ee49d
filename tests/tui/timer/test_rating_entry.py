"""Which set a number goes to."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import NotDone, SkipPhase
from hiptimer.model.choices import AdvanceRule
from hiptimer.tui.screens.timer.rating_entry import RatingEntry
from hiptimer.tui.screens.timer.timer_state import rows_shown
from tests.plans import HOLD, plan_for
from tests.runner.sessions_at_hand import BRIDGE, AtHand, runner_at_hand


@dataclass
class Rating:
    """A runner with two holds of the exercise, and what rates them."""

    at_hand: AtHand
    entry: RatingEntry

    @property
    def engine(self) -> Engine:
        return self.at_hand.runner.engine

    @property
    def pains(self) -> list[int | None]:
        return [row.pain for row in self.engine.ledger.rows]

    def reach(self, phase: Phase) -> None:
        while self.engine.phase is not phase:
            self.at_hand.live(0.5)
        self.entry.ask_for(rows_shown(self.engine) if phase is Phase.WAITING else ())


@pytest.fixture
def rating(tmp_path: Path) -> Rating:
    at_hand = runner_at_hand(tmp_path)
    at_hand.runner.start()
    return Rating(at_hand, RatingEntry(at_hand.runner))


def test_in_a_rest_numbers_go_to_the_last_set(rating: Rating) -> None:
    rating.reach(Phase.REST)
    rating.entry.press(3)
    rating.entry.press(4)
    assert rating.pains == [4]


def test_before_any_set_there_is_nothing_to_rate(rating: Rating) -> None:
    assert not rating.entry.accepts
    rating.entry.press(3)
    assert rating.pains == []


def test_a_wait_begins_with_the_set_that_has_just_ended(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    assert rating.entry.rows == (1, 2)
    assert rating.entry.cursor == 1


def test_a_number_leads_on_to_the_next_set_that_has_none(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(2)
    assert (rating.pains, rating.entry.cursor) == ([None, 2], 0)
    rating.entry.press(0)
    assert rating.pains == [0, 2]
    assert rating.at_hand.runner.finished


def test_the_cursor_chooses_the_set_and_stays_at_the_ends(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    for step, cursor in ((1, 1), (-1, 0), (-1, 0)):
        rating.entry.move(step)
        assert rating.entry.cursor == cursor
    rating.entry.press(7)
    assert rating.pains == [7, None]


def test_one_and_zero_are_ten_also_when_the_cursor_has_moved_on(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(1)
    assert rating.pains == [None, 1]
    rating.entry.press(0)
    assert rating.pains == [None, 10]


def test_a_one_that_would_end_the_session_waits_for_a_zero(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(2)
    rating.entry.press(1)
    assert (rating.pains, rating.entry.typed) == ([None, 2], 1)
    rating.entry.press(0)
    assert rating.pains == [10, 2]


def test_a_one_that_stays_alone_is_sent_after_a_second_and_a_half(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(2)
    rating.entry.press(1)
    rating.at_hand.live(1.0)
    rating.entry.send_due()
    assert not rating.at_hand.runner.finished
    rating.at_hand.live(0.5)
    rating.entry.send_due()
    assert rating.pains == [1, 2]
    assert rating.at_hand.runner.finished


def test_a_one_in_the_last_second_of_the_wait_is_not_held_back(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(2)
    rating.at_hand.live(119)
    rating.entry.press(1)
    assert rating.pains == [1, 2]


def test_enter_sends_a_one_that_is_held_back(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(2)
    rating.entry.press(1)
    assert rating.entry.confirmed()
    assert rating.pains == [1, 2]


def test_moving_the_cursor_sends_a_one_that_is_held_back(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(2)
    rating.entry.press(1)
    rating.entry.move(1)
    assert rating.pains == [1, 2]


def test_backspace_drops_a_one_that_is_held_back(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(2)
    rating.entry.press(1)
    rating.entry.take_back()
    rating.at_hand.live(3)
    rating.entry.send_due()
    assert rating.pains == [None, 2]


def test_backspace_takes_the_last_number_back_wherever_the_cursor_went(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(2)
    assert rating.entry.cursor == 0
    rating.entry.take_back()
    assert (rating.pains, rating.entry.cursor) == ([None, None], 1)


def test_backspace_takes_back_the_number_of_the_set_that_has_the_cursor(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.entry.press(2)
    rating.entry.move(1)
    rating.entry.take_back()
    assert rating.pains == [None, None]


def test_backspace_in_a_rest_takes_back_its_number(rating: Rating) -> None:
    rating.reach(Phase.REST)
    rating.entry.press(2)
    rating.entry.take_back()
    rating.entry.take_back()
    assert rating.pains == [None]


def test_a_set_that_was_not_done_is_passed_over_by_the_cursor(rating: Rating) -> None:
    rating.reach(Phase.WAITING)
    rating.at_hand.runner.send(NotDone())
    rating.entry.ask_for((1,))
    assert rating.entry.row == 1


def test_after_a_wait_numbers_go_to_the_last_set_again(tmp_path: Path) -> None:
    plan = plan_for(BRIDGE, HOLD, advance=AdvanceRule.EXERCISE)
    at_hand = runner_at_hand(tmp_path, Engine(plan))
    at_hand.runner.start()
    rating = Rating(at_hand, RatingEntry(at_hand.runner))
    rating.reach(Phase.WAITING)
    rating.entry.move(-1)
    at_hand.runner.send(SkipPhase())
    assert rating.entry.row is None


def test_while_a_decision_is_open_numbers_correct_what_it_is_about(tmp_path: Path) -> None:
    plan = plan_for(BRIDGE, HOLD, advance=AdvanceRule.EXERCISE)
    at_hand = runner_at_hand(tmp_path, Engine(plan))
    at_hand.runner.start()
    rating = Rating(at_hand, RatingEntry(at_hand.runner))
    rating.reach(Phase.WAITING)
    rating.entry.press(8)
    assert rating.entry.cursor == 0, "the next set without a number"
    assert rating.entry.row == 2, "but the panel asks about this one"
    rating.entry.press(2)
    assert rating.pains == [None, 2]
    assert rating.entry.row == 1
