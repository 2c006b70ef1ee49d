import pytest
from msgspec.structs import replace

from hiptimer.model.choices import DayChoices, Rules
from hiptimer.model.protocol import AffectedSide, Exercise, PrescribedSide, Side, SideChoice
from hiptimer.tui.day_form import (
    DayForm,
    day_fields,
    exercise_lines,
    set_choice_words,
    side_choice_words,
)
from tests.support.plans import HOLD, protocol_of

EACH = replace(HOLD, side=PrescribedSide.EACH)
AFFECTED = replace(HOLD, side=PrescribedSide.AFFECTED)
TIMES = "\N{MULTIPLICATION SIGN}"


def form(
    *exercises: Exercise, affected: AffectedSide = AffectedSide.LEFT, **choices: object
) -> DayForm:
    day = DayChoices(**choices)  # type: ignore[arg-type]
    return DayForm(protocol_of(*exercises), Rules(affected_side=affected), day)


def listed_sides(start: DayForm) -> list[str]:
    return [side_choice_words(replace(start, choices=choices)) for choices in start.sides]


def listed_sets(start: DayForm) -> list[str]:
    return [set_choice_words(replace(start, choices=choices)) for choices in start.sets]


def test_the_affected_side_stands_first_and_others_can_be_chosen() -> None:
    assert listed_sides(form(AFFECTED)) == ["left", "right", "left and right"]


def test_a_prescription_for_each_side_can_be_done_on_one() -> None:
    assert listed_sides(form(EACH)) == ["left and right", "left", "right"]


def test_if_both_legs_work_at_once_there_is_no_side_to_choose() -> None:
    (side, _) = day_fields(form(HOLD))
    assert (side.value, side.less, side.more) == ("both legs at once", False, False)


def test_a_side_that_is_prescribed_stays() -> None:
    start = form(replace(HOLD, side=PrescribedSide.RIGHT), AFFECTED)
    assert listed_sides(start) == ["as prescribed", "right", "left and right"]
    chosen = start.move_side(1)
    assert [set(counts) for counts in chosen.counts] == [{Side.RIGHT}, {Side.RIGHT}]


def test_sets_go_from_one_less_to_the_most_that_is_prescribed() -> None:
    assert listed_sets(form(HOLD)) == [
        "1 set, one less",
        "2 sets, as prescribed",
        "3 sets, one more",
        "4 sets, two more",
        "5 sets, three more",
    ]


def test_no_exercise_loses_its_last_set() -> None:
    single = replace(HOLD, sets=1, sets_max=1)
    assert listed_sets(form(single)) == ["1 set, as prescribed"]


def test_exercises_with_other_numbers_of_sets_change_together() -> None:
    start = form(HOLD, replace(HOLD, sets=4, sets_max=4))
    assert listed_sets(start)[:3] == ["one less", "as prescribed", "one more"]
    assert [counts[Side.BILATERAL] for counts in start.move_sets(-1).counts] == [1, 3]
    assert [counts[Side.BILATERAL] for counts in start.move_sets(1).counts] == [3, 4]


def test_what_was_asked_for_by_a_command_is_chosen_already() -> None:
    start = form(AFFECTED, side=SideChoice.EACH, sets=7)
    assert (side_choice_words(start), set_choice_words(start)) == (
        "left and right",
        "7 sets each, five more",
    )
    assert start.counts == ({Side.LEFT: 7, Side.RIGHT: 7},)


def test_a_number_between_the_usual_ones_keeps_its_place_among_them() -> None:
    start = form(HOLD, sets=7)
    assert listed_sets(start)[-1] == "7 sets, five more"
    assert set_choice_words(start.move_sets(-1)) == "5 sets, three more"


def test_moving_stops_at_the_ends() -> None:
    start = form(HOLD)
    assert start.move_sets(99) == start.move_sets(3)
    assert start.move_sets(-99) == start.move_sets(-1)


def test_the_arrows_are_shown_only_if_they_lead_on() -> None:
    side, sets = day_fields(form(AFFECTED).move_sets(-1))
    assert (side.less, side.more) == (False, True)
    assert (sets.less, sets.more) == (False, True)


def test_the_plan_follows_the_choices() -> None:
    start = form(AFFECTED)
    assert start.plan.seconds == 70
    assert start.move_sets(1).plan.seconds == 110
    assert len(start.move_side(2).plan.sets) == 4


@pytest.mark.parametrize(("pain", "above"), [(None, False), (0, False), (3, False), (4, True)])
def test_pain_above_the_ceiling_is_recognized(pain: int | None, *, above: bool) -> None:
    assert form(HOLD).with_pain(pain).above_ceiling is above


def test_what_was_settled_is_asked_again_only_when_the_pain_rises() -> None:
    settled = form(HOLD).with_pain(5).settle()
    assert not settled.above_ceiling
    assert not settled.with_pain(4).above_ceiling
    assert settled.with_pain(6).above_ceiling


def test_the_exercises_of_today_show_dose_rest_and_load() -> None:
    banded = replace(AFFECTED, load="red band", rest_seconds=0)
    assert exercise_lines(form(HOLD, banded)) == (
        f"1  Hover 2 {TIMES} 20 s, rest 20 s",
        f"2  Hover (left) 2 {TIMES} 20 s, red band",
    )
