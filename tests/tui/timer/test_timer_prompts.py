"""What stands in the place of the number: one or two words, read from two metres."""

from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Finish, Rate
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import Placement, Side
from hiptimer.tui.screens.timer.texts import prompt
from tests.support.engine_driver import Drive
from tests.support.plans import EACH, GUIDE, HOLD, plan_for

SIDES = {
    Side.LEFT: Placement("Left leg on top", "lie on your right side"),
    Side.RIGHT: Placement("Right leg on top", "lie on your left side"),
}
HOVER = replace(HOLD, side=EACH, guide=replace(GUIDE, placements=SIDES, change="Turn over"))
ON_THE_BACK = {Side.BILATERAL: Placement("Both legs", "lie on your back")}
BRIDGE = replace(HOLD, name="Bridge", guide=replace(GUIDE, placements=ON_THE_BACK))


def test_at_a_change_of_side_it_says_how_to_turn_and_what_is_up() -> None:
    drive = Drive(plan_for(HOVER, advance=AdvanceRule.EXERCISE)).start().reach(Phase.WAITING)
    assert prompt(drive.engine) == ("Turn over", "right leg on top")


def test_at_a_new_exercise_it_says_which_and_where_to_lie() -> None:
    plan = plan_for(HOLD, BRIDGE, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    assert prompt(drive.engine) == ("Next exercise", "Bridge: lie on your back")


def test_at_a_new_exercise_on_one_side_it_says_the_side() -> None:
    plan = plan_for(BRIDGE, HOVER, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    assert prompt(drive.engine) == ("Next exercise", "Hover: left leg on top")


def test_before_each_set_it_asks_whether_one_is_ready() -> None:
    drive = Drive(plan_for(HOLD, advance=AdvanceRule.KEY)).start().reach(Phase.WAITING)
    assert prompt(drive.engine) == ("Ready?", "set 2 of 2")


def test_if_only_a_number_is_missing_it_asks_for_that() -> None:
    drive = Drive(plan_for(HOLD, rating=RatingRule.WAIT)).start().reach(Phase.WAITING)
    assert prompt(drive.engine) == ("Hip pain?", "in that set, at its worst")


def test_when_a_decision_is_open_it_leaves_it_to_the_person() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Rate(5))
    drive.reach(Phase.WAITING)
    assert prompt(drive.engine) == ("You decide", "it waits for you")


def test_after_the_last_set_it_says_how_many_numbers_are_missing() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    assert prompt(drive.engine) == ("All done", "not rated yet: 2")


def test_before_and_after_a_session_it_says_so() -> None:
    drive = Drive(plan_for(HOLD))
    assert prompt(drive.engine) == ("Ready?", "")
    drive.start().send(Finish())
    assert prompt(drive.engine) == ("Done", "")
