"""Which sets a wait asks about."""

from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Rate
from hiptimer.interaction.numbers import next_to_rate, rows_to_rate
from hiptimer.model.choices import AdvanceRule
from tests.support.engine_driver import Drive
from tests.support.plans import EACH, HOLD, plan_for


def waiting(sets: int = 3) -> Drive:
    """Wait between the sides, with nothing rated."""
    plan = plan_for(replace(HOLD, side=EACH, sets=sets), advance=AdvanceRule.EXERCISE)
    return Drive(plan).start().reach(Phase.WAITING)


def test_a_wait_asks_about_the_exercise_on_the_side_that_was_just_done() -> None:
    drive = waiting()
    assert rows_to_rate(drive.engine) == (1, 2, 3)
    drive.send(Rate(1, row=2))
    assert rows_to_rate(drive.engine) == (1, 3)


def test_the_last_wait_asks_about_everything() -> None:
    drive = Drive(plan_for(replace(HOLD, side=EACH))).start().reach(Phase.WAITING)
    assert rows_to_rate(drive.engine) == (1, 2, 3, 4)


def test_before_the_first_set_nothing_is_asked() -> None:
    engine = Drive(plan_for(HOLD)).start().engine
    assert (rows_to_rate(engine), next_to_rate(engine, 0)) == ((), None)
