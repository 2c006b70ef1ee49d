"""In a wait plain mode says which set the next number is for, and that is where it goes."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.model.choices import AdvanceRule
from hiptimer.runner.context import Context
from tests.support.plain_driver import Script, context_in, settle, visit
from tests.support.plans import EACH, HOLD, protocol_of


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return settle(context_in(tmp_path))


def test_at_the_end_each_number_is_for_the_next_unrated_set(context: Context) -> None:
    done = visit(context, [(75, "1\n"), (76, "2\n")])
    asked = [line.partition(". A")[2] for line in done.lines if line.startswith("Not rated yet")]
    assert asked == [" number is for Hover, set 2 of 2.", " number is for Hover, set 1 of 2."]
    assert done.pains == [2, 1], "the set that has just ended comes first"


def test_at_a_change_each_number_is_for_the_next_unrated_set_of_that_side(
    context: Context,
) -> None:
    settle(context, advance=AdvanceRule.EXERCISE)
    typed: Script = [(95, "1\n"), (96, "2\n"), (97, "-\n"), (98, "3\n"), (99, "\n")]
    done = visit(context, typed, protocol_of(replace(HOLD, side=EACH)))
    assert done.pains == [3, 1, None, None]


def test_while_a_choice_is_open_a_number_corrects_the_one_it_is_about(context: Context) -> None:
    settle(context, advance=AdvanceRule.EXERCISE)
    typed: Script = [(75, "8\n"), (95, "2\n"), (96, "1\n"), (97, "\n")]
    done = visit(context, typed, protocol_of(replace(HOLD, side=EACH)))
    assert done.pains[:2] == [1, 2]
    waiting = done.after("Now: ")
    assert waiting[0].startswith("8 is above your limit of 3.")
    rated = waiting.index("Set 2 of 2, left: 2, mild.")
    assert not [line for line in waiting[:rated] if "Not rated yet" in line]
    assert waiting[rated + 1].endswith("A number is for set 1 of 2, left.")


def test_after_a_choice_the_sets_that_are_not_rated_are_asked_for(context: Context) -> None:
    settle(context, advance=AdvanceRule.EXERCISE)
    done = visit(
        context, [(75, "8\n"), (95, "c\n"), (97, "\n")], protocol_of(replace(HOLD, side=EACH))
    )
    assert done.after("Chosen: carry on as planned.")[0].startswith("Not rated yet: set 1 of 2")


def test_a_number_after_all_were_given_corrects_the_last_one_given(context: Context) -> None:
    settle(context, advance=AdvanceRule.EXERCISE)
    typed: Script = [(95, "1\n"), (96, "2\n"), (97, "3\n"), (99, "\n")]
    done = visit(context, typed, protocol_of(replace(HOLD, side=EACH)))
    assert done.pains[:2] == [3, 1]


def test_while_a_choice_is_open_nothing_says_that_enter_goes_on(context: Context) -> None:
    settle(context, advance=AdvanceRule.EXERCISE)
    typed: Script = [(32, "1\n"), (75, "8\n"), (95, "c\n"), (97, "\n")]
    done = visit(context, typed, protocol_of(replace(HOLD, side=EACH)))
    now = next(line for line in done.lines if line.startswith("Now: "))
    assert "Enter when you are ready" not in now
    assert done.after("Chosen: carry on as planned.")[0] == "Press enter when you are ready."


def test_when_the_last_number_is_given_it_is_said_that_enter_goes_on(context: Context) -> None:
    settle(context, advance=AdvanceRule.EXERCISE)
    typed: Script = [(32, "1\n"), (95, "2\n"), (97, "\n")]
    done = visit(context, typed, protocol_of(replace(HOLD, side=EACH)))
    assert done.after("Set 2 of 2, left: 2, mild.")[0] == "Press enter when you are ready."
