"""A protocol and the choices of the day, laid out as a flat tuple of steps."""

from hypothesis import given
from msgspec.structs import replace

from hiptimer.engine import Phase, Plan, Step, lay_out
from hiptimer.model.choices import DayChoices
from hiptimer.model.protocol import AffectedSide, PrescribedSide, Side, SideChoice
from tests.support.engine_transcript import short
from tests.support.engine_walks import plans
from tests.support.plans import EACH, HOLD, REPS, plan_for, protocol_of


def laid_out(plan: Plan) -> list[str]:
    return [_line(step) for step in plan.steps]


def _line(step: Step) -> str:
    return f"{step.phase} {short(step)} {'-' if step.seconds is None else f'{step.seconds:g}'}"


def test_a_bilateral_exercise_is_prepared_once_and_rests_between_its_sets() -> None:
    assert laid_out(plan_for(HOLD)) == [
        "prepare 1B1 10", "hold 1B1 20", "rest 1B1 20", "hold 1B2 20",
    ]  # fmt: skip


def test_left_comes_first_and_the_change_of_side_has_its_own_preparation() -> None:
    assert laid_out(plan_for(replace(HOLD, side=EACH))) == [
        "prepare 1L1 10", "hold 1L1 20", "rest 1L1 20", "hold 1L2 20", "rest 1L2 20",
        "prepare 1R1 5", "hold 1R1 20", "rest 1R1 20", "hold 1R2 20",
    ]  # fmt: skip


def test_alternate_sides_prepare_at_every_change() -> None:
    plan = plan_for(replace(HOLD, side=EACH, alternate_sides=True))
    assert [line for line in laid_out(plan) if "rest" not in line] == [
        "prepare 1L1 10", "hold 1L1 20", "prepare 1R1 5", "hold 1R1 20",
        "prepare 1L2 5", "hold 1L2 20", "prepare 1R2 5", "hold 1R2 20",
    ]  # fmt: skip


def test_alternating_ends_with_the_side_that_has_more_sets() -> None:
    plan = plan_for(replace(HOLD, side=EACH, alternate_sides=True))
    protocol = protocol_of(replace(HOLD, side=EACH, alternate_sides=True))
    uneven = lay_out(protocol, ({Side.LEFT: 1, Side.RIGHT: 3},), plan.rules)
    assert [short(step) for step in uneven.sets] == ["1L1", "1R1", "1R2", "1R3"]
    assert [step.phase for step in uneven.steps].count(Phase.PREPARE) == 2


def test_affected_means_the_side_of_the_settings_and_each_where_that_is_both() -> None:
    exercise = replace(HOLD, sets=1, side=PrescribedSide.AFFECTED)
    sides = {
        affected: [step.side for step in plan_for(exercise, affected=affected).sets]
        for affected in AffectedSide
    }
    assert sides == {
        AffectedSide.LEFT: [Side.LEFT],
        AffectedSide.RIGHT: [Side.RIGHT],
        AffectedSide.BOTH: [Side.LEFT, Side.RIGHT],
    }


def test_the_choices_of_the_day_change_sides_and_sets() -> None:
    exercise = replace(HOLD, side=EACH)
    plan = plan_for(exercise, REPS, choices=DayChoices(side=SideChoice.RIGHT, sets_change=1))
    assert [short(step) for step in plan.sets] == ["1R1", "1R2", "1R3", "2B1", "2B2", "2B3"]
    assert {step.of for step in plan.sets} == {3}


def test_paced_repetitions_have_a_length_and_unpaced_ones_are_guessed() -> None:
    paced = plan_for(replace(REPS, sets=1, seconds_per_rep=2.5, prepare_seconds=0))
    assert paced.seconds == 30
    unpaced = plan_for(replace(REPS, sets=1, prepare_seconds=0))
    assert unpaced.sets[0].seconds is None
    assert unpaced.seconds == 48


@given(plan=plans())
def test_every_set_is_followed_by_its_rest_but_the_last(plan: Plan) -> None:
    *others, last = plan.sets
    for work in others:
        rest = plan.rest_after(work)
        assert rest
        assert (rest.phase, rest.place, rest.number) == (Phase.REST, work.place, work.number)
        assert rest.seconds == plan.exercise(work.entry).rest_seconds
    assert plan.rest_after(last) is None


@given(plan=plans())
def test_a_preparation_leads_to_every_set_where_none_is_planned_as_at_first(plan: Plan) -> None:
    for work in plan.sets:
        prepare = plan.prepare_for(work)
        exercise = plan.exercise(work.entry)
        planned = prepare in plan.steps
        assert (prepare.phase, prepare.place) == (Phase.PREPARE, work.place)
        assert planned or prepare.seconds == exercise.prepare_seconds
        assert prepare.seconds in (exercise.prepare_seconds, exercise.side_prepare_seconds)


@given(plan=plans())
def test_each_side_of_each_exercise_has_as_many_sets_as_were_chosen(plan: Plan) -> None:
    for entry, counts in enumerate(plan.sets_today, 1):
        for side, count in counts.items():
            numbers = [step.number for step in plan.sets if step.place == (entry, side)]
            assert numbers == list(range(1, count + 1))
