"""The first page of a record: who, when and what, and how the day departs from the prescription."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from hiptimer.model.choices import AdvanceRule, DayChoices, RatingRule, Rules
from hiptimer.model.protocol import AffectedSide, Exercise, PrescribedSide, Side, SideChoice
from hiptimer.model.session import Cause, Choice
from hiptimer.record import Recorder, begin, with_resumption
from tests.support.fakes import MORNING
from tests.support.plans import EACH, HOLD, REPS, plan_for
from tests.support.recording import HEAD

AFFECTED = replace(HOLD, side=PrescribedSide.AFFECTED)


def departures(
    *exercises: Exercise, choices: DayChoices, affected: AffectedSide = AffectedSide.BOTH
) -> list[tuple[Choice, str]]:
    session = begin(plan_for(*exercises, choices=choices, affected=affected), HEAD, MORNING)
    for entry in session.adjustments:
        assert (entry.at, entry.after_set, entry.cause) == (MORNING, 0, Cause.PERSON)
    return [(entry.choice, entry.detail) for entry in session.adjustments]


def test_a_session_begins_with_what_was_prescribed_and_chosen() -> None:
    rules = Rules(rating=RatingRule.WAIT, advance=AdvanceRule.KEY, affected_side=AffectedSide.LEFT)
    plan = plan_for(
        AFFECTED, REPS,
        rating=rules.rating, advance=rules.advance, affected=rules.affected_side,
    )  # fmt: skip
    session = begin(plan, HEAD, MORNING, pain_before=2)
    assert (session.id, session.device, session.app_version) == (
        HEAD.id, HEAD.device, HEAD.app_version,
    )  # fmt: skip
    assert session.rules == rules
    assert session.protocol == plan.protocol
    assert session.sets_today == ({Side.LEFT: 2}, {Side.BILATERAL: 2})
    assert session.pain_before == 2
    assert (session.sets, session.adjustments) == ((), ())


def test_it_begins_at_a_whole_second() -> None:
    late = MORNING + timedelta(microseconds=999_999)
    assert begin(plan_for(HOLD), HEAD, late).started_at == MORNING


def test_a_day_as_prescribed_departs_from_nothing() -> None:
    for affected in AffectedSide:
        exercises = (HOLD, AFFECTED, replace(HOLD, side=EACH))
        assert departures(*exercises, choices=DayChoices(), affected=affected) == []


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (DayChoices(sets=1), (Choice.FEWER_SETS, "Hover: 1 set instead of 2 on each side")),
        (DayChoices(sets_change=1), (Choice.MORE_SETS, "Hover: 3 sets instead of 2 on each side")),
        (DayChoices(side=SideChoice.LEFT), (Choice.ONE_SIDE, "Hover: the left side only")),
        (DayChoices(side=SideChoice.RIGHT), (Choice.ONE_SIDE, "Hover: the right side only")),
    ],
)
def test_fewer_or_more_sets_and_one_side_are_recorded_at_the_start(
    choices: DayChoices, expected: tuple[Choice, str]
) -> None:
    assert departures(replace(HOLD, side=EACH), choices=choices) == [expected]


def test_sets_of_both_legs_are_recorded_without_a_side() -> None:
    assert departures(HOLD, choices=DayChoices(sets=4)) == [
        (Choice.MORE_SETS, "Hover: 4 sets instead of 2")
    ]


def test_one_side_and_fewer_sets_are_two_departures_and_each_side_is_not_named() -> None:
    choices = DayChoices(side=SideChoice.LEFT, sets=1)
    assert departures(replace(HOLD, side=EACH), choices=choices) == [
        (Choice.ONE_SIDE, "Hover: the left side only"),
        (Choice.FEWER_SETS, "Hover: 1 set instead of 2"),
    ]


def test_the_other_side_than_the_affected_one_is_a_departure() -> None:
    choices = DayChoices(side=SideChoice.RIGHT)
    assert departures(AFFECTED, choices=choices, affected=AffectedSide.LEFT) == [
        (Choice.ONE_SIDE, "Hover: the right side only")
    ]


def test_both_sides_where_one_is_prescribed_are_more_sets() -> None:
    choices = DayChoices(side=SideChoice.EACH)
    assert departures(AFFECTED, choices=choices, affected=AffectedSide.LEFT) == [
        (Choice.MORE_SETS, "Hover: both sides")
    ]


def test_times_are_whole_seconds_from_the_one_in_which_the_session_began() -> None:
    began = MORNING + timedelta(seconds=0.9)
    session = begin(plan_for(HOLD), HEAD, began)
    recorder = Recorder(session, started_at=began, at=1000.0)
    assert (session.started_at, recorder.wall(1000.5)) == (MORNING, MORNING)
    assert recorder.wall(1001.0) == MORNING + timedelta(seconds=1)


def test_a_session_goes_on_at_a_whole_second() -> None:
    session = begin(plan_for(HOLD), HEAD, MORNING)
    going_on = with_resumption(session, MORNING + timedelta(seconds=60.7))
    assert going_on.adjustments[-1].at == MORNING + timedelta(seconds=60)
    assert going_on.adjustments[-1].seconds == 60.0
