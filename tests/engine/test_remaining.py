"""How long it will take to the end, and which set comes next."""

from hypothesis import given
from msgspec.structs import replace

from hiptimer.engine import Phase, Plan
from hiptimer.engine.commands import (
    Decide,
    EndHold,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipSide,
    Start,
)
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.session import Choice
from tests.support.engine_driver import Drive
from tests.support.engine_transcript import short
from tests.support.engine_walks import RUNNING, Move, moves, plans, walk
from tests.support.plans import EACH, HOLD, REPS, plan_for


def upcoming(drive: Drive) -> str | None:
    step = drive.engine.upcoming
    return short(step) if step else None


@given(
    plan=plans(
        rating=RatingRule.CARRY_ON, advance=AdvanceRule.AUTO, unpaced=False, pain_ceiling=10
    ),
    steps=moves,
)
def test_the_time_that_is_said_to_be_left_is_the_time_that_it_takes(
    plan: Plan, steps: list[Move]
) -> None:
    drive = Drive(plan)
    # The parts were rounded on the way to one of them: sum() is exact since Python 3.12.
    assert abs(drive.engine.session_remaining(0) - plan.seconds) < 1e-6
    drive.start()
    for _ in walk(drive, steps):
        if drive.phase in RUNNING:
            fork = drive.fork()
            remaining = fork.engine.session_remaining(fork.at)
            to_the_last_set(fork)
            assert abs(fork.at - drive.at - remaining) < 1e-6


def to_the_last_set(drive: Drive) -> None:
    while drive.engine.wake_at is not None and not drive.engine.at_last_wait:
        drive.wait(drive.engine.wake_at - drive.at)


def test_repetitions_at_ones_own_pace_are_estimated() -> None:
    drive = Drive(plan_for(REPS)).start()
    assert drive.engine.session_remaining(0) == 10 + 12 * 4 + 20 + 12 * 4
    drive.reach(Phase.REPS)
    assert drive.engine.session_remaining(drive.at) == 20 + 12 * 4


def test_a_paused_set_and_the_count_in_after_it_are_part_of_what_is_left() -> None:
    drive = Drive(plan_for(HOLD)).start().reach(Phase.HOLD)
    drive.send(Pause(), after=5)
    assert drive.engine.session_remaining(drive.at + 60) == 15 + 20 + 20
    drive.send(Resume(), after=60)
    assert drive.engine.session_remaining(drive.at) == 3 + 15 + 20 + 20


def test_a_pause_in_the_middle_of_unpaced_repetitions_leaves_nothing_to_estimate_of_them() -> None:
    drive = Drive(plan_for(REPS)).start().reach(Phase.REPS)
    drive.send(Pause(), after=5)
    drive.send(Resume())
    assert drive.engine.session_remaining(drive.at) == 3 + 20 + 12 * 4


def test_before_the_very_last_set_no_rest_is_counted_after_it() -> None:
    plan = plan_for(replace(HOLD, side=EACH, alternate_sides=True))
    drive = Drive(plan).start().reach(Phase.REST).reach(Phase.HOLD).reach(Phase.REST)
    drive.send(Rate(5))
    drive.send(Decide(Choice.SKIP_SIDE))
    assert drive.engine.session_remaining(drive.at) == 20 + 5 + 20
    drive.reach(Phase.HOLD)
    assert drive.engine.session_remaining(drive.at) == 20
    drive.reach(Phase.WAITING)
    assert drive.engine.at_last_wait


def test_nothing_is_left_when_only_ratings_are_missing() -> None:
    drive = Drive(plan_for(replace(HOLD, sets=1))).start().reach(Phase.WAITING)
    assert drive.engine.session_remaining(drive.at) == 0
    assert upcoming(drive) is None


def test_the_upcoming_set_is_the_next_that_has_not_begun() -> None:
    drive = Drive(plan_for(replace(HOLD, side=EACH)))
    assert upcoming(drive) == "1L1"
    drive.send(Start())
    assert upcoming(drive) == "1L1"
    drive.reach(Phase.HOLD)
    assert upcoming(drive) == "1L2"
    drive.send(RepeatSet())
    assert upcoming(drive) == "1L1"
    drive.reach(Phase.HOLD)
    assert upcoming(drive) == "1L2"


def test_what_was_left_out_is_not_upcoming() -> None:
    drive = Drive(plan_for(replace(HOLD, side=EACH), REPS)).start().reach(Phase.REST)
    drive.send(SkipSide())
    assert upcoming(drive) == "1R1"


def test_the_running_set_is_known_in_a_pause_and_in_the_count_in_after_it() -> None:
    drive = Drive(plan_for(HOLD)).start()
    assert drive.engine.running is None
    drive.reach(Phase.HOLD)
    for command in (Pause(), Resume()):
        drive.send(command)
        running = drive.engine.running
        assert running
        assert short(running) == "1B1"
    drive.reach(Phase.HOLD)
    drive.send(EndHold())
    assert drive.engine.running is None
