from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from hiptimer.model.protocol import Side
from hiptimer.model.session import (
    Adjustment,
    Cause,
    Choice,
    Session,
    SessionOutcome,
    SetOutcome,
    SetRecord,
    StopReason,
)
from tests.support.session_values import STARTED, hold_row, session


def test_a_repeated_set_is_not_passed_twice() -> None:
    rows = (hold_row(1), replace(hold_row(1), repeat=True), hold_row(2))
    assert session(*rows).passed_sets == 2


def test_planned_sets_are_counted_over_all_sides_and_exercises() -> None:
    both = replace(session(), sets_today=({Side.LEFT: 3, Side.RIGHT: 2},))
    assert both.planned_sets == 5


def test_worked_seconds_are_held_or_taken_and_zero_if_neither_is_known() -> None:
    held = hold_row()
    taken = replace(held, target_seconds=None, held_seconds=None, target_reps=5, took_seconds=9.0)
    assert (held.worked_seconds, taken.worked_seconds) == (20.0, 9.0)
    assert replace(held, held_seconds=None).worked_seconds == 0.0


def test_the_last_second_of_an_empty_session_is_its_start() -> None:
    assert replace(session(), active_seconds=0.0).last_second == STARTED


def test_the_last_second_counts_all_that_passed_a_count_in_too() -> None:
    passed = replace(session(hold_row(1)), active_seconds=83.4, paused_seconds=8.0)
    assert passed.last_second == STARTED + timedelta(seconds=91)


def test_the_last_second_counts_pauses_and_rests_within_sets() -> None:
    row = replace(hold_row(1), paused_seconds=8.5)
    assert session(row).last_second == STARTED + timedelta(seconds=40 + 20 + 8 + 20)


def test_the_last_second_counts_what_lies_after_the_last_set() -> None:
    pause = Adjustment(
        at=STARTED + timedelta(seconds=100),
        after_set=1,
        cause=Cause.PERSON,
        choice=Choice.PAUSE,
        seconds=30.0,
    )
    paused = replace(session(hold_row(1)), adjustments=(pause,))
    assert paused.last_second == STARTED + timedelta(seconds=130)


def crash(seconds: float) -> Adjustment:
    at = STARTED + timedelta(seconds=seconds)
    return Adjustment(at=at, after_set=0, cause=Cause.CRASH, choice=Choice.RESUMED, seconds=seconds)


def test_the_last_second_counts_the_time_between_a_crash_and_resuming() -> None:
    resumed = replace(session(), active_seconds=30.0, adjustments=(crash(600.0),))
    assert resumed.last_second == STARTED + timedelta(seconds=630)


def test_no_file_has_a_last_second_that_no_calendar_has() -> None:
    entries = (replace(crash(0.0), seconds=1e9),) * 400
    last = replace(session(), started_at=STARTED.replace(year=8999), adjustments=entries)
    assert last.last_second.year < 9100


@pytest.mark.parametrize("choice", [Choice.EXTEND, Choice.SHORTER])
def test_only_the_length_of_a_pause_is_time_that_passed(choice: Choice) -> None:
    # An extension may be skipped, and a shorter hold lies ahead.
    moment = STARTED + timedelta(seconds=100)
    entry = Adjustment(at=moment, after_set=1, cause=Cause.PERSON, choice=choice, seconds=300.0)
    assert replace(session(hold_row(1)), adjustments=(entry,)).last_second == moment


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"target_reps": 5}, "target_seconds or target_reps, one of the two"),
        ({"target_seconds": None}, "target_seconds or target_reps, one of the two"),
        ({"entry": 0}, "count from 1"),
        ({"number": 0}, "count from 1"),
        ({"entry": -1}, "entry is a count"),
        ({"pain": 11}, "pain is a whole number from 0 to 10, not 11"),
        ({"held_seconds": -0.1}, "held_seconds"),
        ({"held_seconds": float("nan")}, "held_seconds"),
        ({"rested_seconds": float("inf")}, "rested_seconds"),
        ({"paused_seconds": 1e12}, "paused_seconds"),
        ({"done_reps": -1}, "done_reps"),
        ({"target_seconds": 10**24}, "target_seconds"),
        ({"started_at": datetime(2026, 1, 1)}, "local time with its offset"),  # noqa: DTZ001
        ({"started_at": STARTED.replace(year=9999)}, "1900 to 9000"),
    ],
)
def test_a_set_that_no_session_can_have_recorded_is_refused(
    changes: dict[str, object], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        replace(hold_row(), **changes)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"after_set": -1}, "after_set"),
        ({"seconds": -1.0}, "seconds"),
        ({"pain": -1}, "pain"),
        ({"at": datetime(2026, 1, 1)}, "offset"),  # noqa: DTZ001
    ],
)
def test_an_adjustment_that_can_not_be_is_refused(changes: dict[str, object], problem: str) -> None:
    adjustment = Adjustment(at=STARTED, after_set=0, cause=Cause.PERSON, choice=Choice.PAUSE)
    with pytest.raises(ValueError, match=problem):
        replace(adjustment, **changes)


def after(row: int) -> Adjustment:
    return Adjustment(at=STARTED, after_set=row, cause=Cause.PERSON, choice=Choice.PAUSE)


ENDED = STARTED + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"sets_today": ()}, "one entry for each exercise"),
        ({"ended_at": ENDED}, "both ended_at and outcome"),
        ({"outcome": SessionOutcome.COMPLETED}, "both ended_at and outcome"),
        ({"stop_reason": StopReason.PAIN}, "only with the outcome stopped"),
        (
            {
                "ended_at": ENDED,
                "outcome": SessionOutcome.COMPLETED,
                "stop_reason": StopReason.PAIN,
            },
            "only with the outcome stopped",
        ),
        ({"active_seconds": -1.0}, "active_seconds"),
        ({"pain_next_day": 11}, "pain_next_day"),
        ({"sets": (hold_row(), replace(hold_row(), entry=2))}, "set 2 is of entry 2"),
        ({"sets": (replace(hold_row(), exercise="bridge"),)}, "set 1 is of bridge, .* hover"),
        ({"sets": (replace(hold_row(), side=Side.RIGHT),)}, "set 1 .* not to be done"),
        ({"sets": tuple(hold_row() for _ in range(4))}, "4 sets were passed, of 3 planned"),
        ({"adjustments": (after(1),)}, "adjustment 1 is after a set that is not there"),
    ],
)
def test_a_session_that_contradicts_itself_is_refused(
    changes: dict[str, object], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        replace(session(), **changes)


def test_a_session_may_be_stopped_without_a_reason() -> None:
    stopped: Session = replace(session(), ended_at=ENDED, outcome=SessionOutcome.STOPPED)
    assert stopped.stop_reason is None


def test_what_a_file_held_besides_is_no_part_of_what_a_session_is() -> None:
    row: SetRecord = hold_row()
    annotated = replace(session(row), unknown={"": {"mood": "fine"}})
    assert annotated.records_the_same_as(session(row))
    assert not annotated.records_the_same_as(session())


def test_a_set_counts_as_done_once_at_the_first_go_or_a_later_one() -> None:
    short = replace(hold_row(1), outcome=SetOutcome.CUT_SHORT, held_seconds=3.0)
    again = replace(hold_row(1), repeat=True)
    assert session(short).done_sets == 0
    assert session(short, again, again, hold_row(2)).done_sets == 2


def test_the_sets_of_a_side_stand_together_though_the_sides_alternate() -> None:
    left, right = hold_row(1), replace(hold_row(1), side=Side.RIGHT)
    both = replace(session(), sets_today=({Side.LEFT: 2, Side.RIGHT: 1},))
    alternating = replace(both, sets=(left, right, hold_row(2)))
    assert alternating.sets_by_place == ((left, hold_row(2)), (right,))


def test_the_worst_of_a_session_is_its_highest_rating_and_none_is_not_zero() -> None:
    unrated = replace(hold_row(1), pain=None)
    assert session(unrated).worst is None
    assert session(unrated, replace(hold_row(2), pain=0)).worst == 0
    assert session(hold_row(1), replace(hold_row(2), pain=6), unrated).worst == 6


@pytest.mark.parametrize(
    ("pain", "reason", "calls"),
    [
        (None, None, False),
        (6, StopReason.TIRED, False),
        (7, None, True),
        (None, StopReason.PAIN, True),
    ],
)
def test_severe_pain_and_a_stop_for_pain_call_for_help(
    pain: int | None, reason: StopReason | None, *, calls: bool
) -> None:
    ended = session(replace(hold_row(1), pain=pain))
    stopped = replace(ended, ended_at=ENDED, outcome=SessionOutcome.STOPPED, stop_reason=reason)
    assert stopped.calls_for_help is calls
