"""Rule 4: a pause loses and adds no time, and neither does a rating."""

from hypothesis import given
from hypothesis import strategies as st

from hiptimer.engine import Phase, Plan
from hiptimer.engine.commands import Command, Pause, Rate, Resume, Undo, Unrate
from hiptimer.model.choices import RatingRule
from tests.support.engine_driver import Drive
from tests.support.engine_walks import Move, moves, plans, walk

WORK = (Phase.HOLD, Phase.REPS)


@given(plan=plans(), steps=moves, lengths=st.lists(st.floats(0, 5000), min_size=1, max_size=9))
def test_a_pause_keeps_what_was_left_of_the_phase(
    plan: Plan, steps: list[Move], lengths: list[float]
) -> None:
    drive = Drive(plan).start()
    for number, _ in enumerate(walk(drive, steps)):
        if drive.engine.accepts(Pause()):
            fork = drive.fork()
            for length in (lengths[number % len(lengths)], lengths[0]):
                pause_keeps_what_was_left(fork, length)


def pause_keeps_what_was_left(drive: Drive, length: float) -> None:
    phase, left = drive.phase, drive.engine.remaining(drive.at)
    drive.send(Pause())
    drive.wait(length)
    assert (drive.engine.over, drive.engine.remaining(drive.at)) == (phase, left)
    drive.send(Resume())
    if phase is Phase.COUNT_IN:
        left = 3  # after standing still all three counts are needed again
    elif phase in WORK:
        assert drive.phase is Phase.COUNT_IN
        drive.wait(3)
    assert (drive.phase, drive.engine.remaining(drive.at)) == (phase, left)


@given(
    plan=plans(rating=RatingRule.CARRY_ON, pain_ceiling=10),
    steps=moves,
    ratings=st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=1, max_size=9),
)
def test_ratings_touch_no_clock(plan: Plan, steps: list[Move], ratings: list[int | None]) -> None:
    rated, unrated = Drive(plan).start(), Drive(plan).start()
    for number, command in enumerate(walk(unrated, steps)):
        if isinstance(command, Rate | Unrate):
            continue
        if isinstance(command, Undo):
            return  # of two different commands
        rated.at = unrated.at
        rated.send(command)
        pain = ratings[number % len(ratings)]
        answer: Command = Unrate() if pain is None else Rate(pain)
        if rated.engine.at_last_wait or unrated.engine.at_last_wait:
            return  # there a rating may be the last thing that is missing
        if rated.engine.accepts(answer):
            rated.send(answer)
        for one in ("phase", "deadline", "wake_at", "position", "upcoming"):
            assert getattr(rated.engine, one) == getattr(unrated.engine, one)
