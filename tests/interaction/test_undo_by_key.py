"""`u` takes the last command back, and says so; with nothing to take back it says that."""

from hiptimer.engine import Phase
from hiptimer.engine.commands import NotDone, Rate, SkipExercise
from hiptimer.interaction.keys import Intent
from hiptimer.interaction.view import Undone, Why
from hiptimer.model.choices import AdvanceRule
from tests.support.controller_driver import BRIDGE, HOVER, Pressing
from tests.support.plans import plan_for


def at_hold() -> Pressing:
    plan = plan_for(HOVER, BRIDGE, advance=AdvanceRule.AUTO)
    return Pressing(plan).start().reach(Phase.HOLD)


def test_an_exercise_left_by_mistake_is_resumed_where_it_was() -> None:
    pressing = at_hold()
    pressing.press("X", after=2)
    assert pressing.controller.offers(Intent.UNDO, "u")
    pressing.press("u", after=2)
    assert pressing.outcome.changes == (Undone(SkipExercise()),)
    assert (pressing.engine.phase, pressing.engine.ledger.rows) == (Phase.COUNT_IN, ())


def test_a_number_is_taken_back_and_one_of_two_digits_as_a_whole() -> None:
    pressing = at_hold().reach(Phase.REST)
    pressing.press("1", after=2)
    pressing.press("0", after=0.5)
    assert pressing.engine.ledger.row(1).pain == 10
    pressing.press("u", after=1)
    assert Undone(Rate(10)) in pressing.outcome.changes
    assert pressing.engine.ledger.row(1).pain is None


def test_not_done_is_d_and_can_be_undone() -> None:
    pressing = at_hold().reach(Phase.REST)
    before = pressing.engine.ledger
    pressing.press("d", after=2)
    pressing.press("u", after=1)
    assert pressing.outcome.changes == (Undone(NotDone()),)
    assert pressing.engine.ledger == before


def test_with_nothing_to_undo_it_says_so_and_so_it_does_after_ten_seconds() -> None:
    pressing = at_hold()
    pressing.press("u", after=2)
    assert pressing.outcome.ignored is Why.NOTHING_TO_UNDO
    pressing.press("n", after=1)
    pressing.press("u", after=10.5)
    assert pressing.outcome.ignored is Why.NOTHING_TO_UNDO
