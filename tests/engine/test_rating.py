"""Rate and Unrate: what can be rated when, and what a rating does and leaves alone."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Pause, Rate, Resume, SkipPhase, Unrate
from hiptimer.engine.events import CeilingExceeded, PainRated, RatingOpened
from hiptimer.model.choices import AdvanceRule, RatingRule
from tests.support.engine_driver import Drive
from tests.support.engine_transcript import page, transcript
from tests.support.plans import EACH, HOLD, plan_for


def pains(drive: Drive) -> list[int | None]:
    return [row.pain for row in drive.engine.ledger.rows]


def test_a_set_can_be_rated_from_its_end_on() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    assert not drive.engine.accepts(Rate)
    drive.reach(Phase.REST)
    assert drive.events[-2] == RatingOpened(at=30, row=1)
    assert drive.send(Rate(2), after=1) == "31 row 1 rated 2"


def test_a_set_can_be_rated_until_the_next_one_begins() -> None:
    plan = plan_for(replace(HOLD, sets=1, side=EACH), advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(Rate(1))
    drive.send(SkipPhase())
    assert drive.phase is Phase.PREPARE
    drive.send(Rate(2))
    drive.send(Pause())
    drive.send(Rate(3))
    drive.send(Resume())
    assert pains(drive) == [3]
    drive.reach(Phase.HOLD)
    assert not drive.engine.accepts(Rate)
    assert not drive.engine.accepts(Unrate)


def test_a_set_can_be_rated_in_the_count_in_to_the_next_but_not_in_one_back_into_a_hold() -> None:
    drive = Drive(plan_for(HOLD, advance=AdvanceRule.KEY)).start().reach(Phase.WAITING)
    drive.send(SkipPhase())
    assert drive.phase is Phase.COUNT_IN
    drive.send(Rate(1))
    drive.reach(Phase.HOLD)
    drive.send(Pause())
    assert not drive.engine.accepts(Rate)
    drive.send(Resume())
    assert (drive.phase, drive.engine.accepts(Rate)) == (Phase.COUNT_IN, False)


def test_rating_again_corrects_and_unrate_takes_it_back() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    drive.send(Rate(1))
    drive.send(Rate(2))
    assert pains(drive) == [2]
    assert drive.send(Unrate()) == "30 row 1 rated nothing"
    assert pains(drive) == [None]
    assert not drive.engine.accepts(Unrate)


def test_zero_is_a_rating() -> None:
    drive = Drive(plan_for(HOLD, rating=RatingRule.WAIT)).start().reach(Phase.REST)
    drive.send(Rate(0))
    assert drive.events[-1] == PainRated(at=30, row=1, pain=0)
    assert not drive.engine.owed
    assert drive.engine.ledger.missing_ratings() == ()


def test_only_at_a_wait_an_earlier_set_can_be_rated_by_its_row() -> None:
    plan = plan_for(replace(HOLD, side=EACH), advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.REST, number=2)
    assert drive.engine.accepts(Rate(1, row=2))
    assert not drive.engine.accepts(Rate(1, row=1))
    drive.reach(Phase.WAITING)
    assert drive.engine.ledger.missing_ratings() == (1, 2)
    drive.send(Rate(1, row=1))
    assert pains(drive) == [1, None]
    drive.send(Unrate(row=1))
    drive.send(Rate(2))
    assert pains(drive) == [None, 2]


@pytest.mark.parametrize("row", [-1, 0, 3, 99])
def test_a_row_that_is_not_there_can_not_be_rated(row: int) -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    assert not drive.engine.accepts(Rate(1, row=row))
    assert not drive.engine.accepts(Unrate(row=row))


def test_a_rating_at_the_last_wait_does_not_start_the_two_minutes_again() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    drive.send(Rate(1), after=100)
    assert drive.wait(20) == "190 finished\n190 completed"


def test_a_rating_above_the_ceiling_is_reported_and_the_rest_runs_on() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.REST)
    assert drive.send(Rate(4), after=5) == page("""
        35 row 1 rated 4
        35 row 1 above the ceiling: 4
    """)
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.REST, 15)


def test_a_rating_above_the_ceiling_after_the_last_set_is_reported_with_nothing_to_decide() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.WAITING)
    drive.send(Rate(8))
    last = drive.events[-1]
    assert isinstance(last, CeilingExceeded)
    assert (last.decision.pain, last.decision.choices) == (8, ())
    assert last.decision.suggested is None
    assert not drive.engine.owed
    drive.send(Rate(1, row=1))
    assert transcript(drive.events).endswith("completed")


@pytest.mark.parametrize("pain", [-1, 11, 100])
def test_what_is_not_on_the_scale_is_no_rating(pain: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Rate(pain)


def test_yes_is_no_rating() -> None:
    with pytest.raises(TypeError):
        Rate(True)  # noqa: FBT003  # a bool where a number stands is what is tested
