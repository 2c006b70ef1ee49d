"""The table is the whole machine: what happens is in it, and what is in it happens."""

from typing import get_args

import pytest
from msgspec.structs import replace

from hiptimer.engine import Engine, Phase, Plan
from hiptimer.engine.commands import Command, Finish, Start, Undo
from hiptimer.engine.ledger import Ledger, LedgerRow
from hiptimer.engine.table import TABLE, TIME
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import Exercise
from hiptimer.model.session import SetOutcome
from tests.support.engine_states import Arrow, arrows
from tests.support.plans import EACH, HOLD, REPS, plan_for

HELD = replace(HOLD, sets=1)
OWN_PACE = replace(REPS, sets=1)
PACED = replace(OWN_PACE, seconds_per_rep=1.0)


def each(exercise: Exercise) -> Exercise:
    return replace(exercise, side=EACH)


def at_once(exercise: Exercise) -> Exercise:
    return replace(exercise, prepare_seconds=0, side_prepare_seconds=0)


def restless(exercise: Exercise) -> Exercise:
    return replace(exercise, rest_seconds=0)


def plans() -> list[Plan]:
    """List small plans in which, between them, everything can happen that can happen at all."""
    wait, key, at_exercise = RatingRule.WAIT, AdvanceRule.KEY, AdvanceRule.EXERCISE
    return [
        plan_for(HOLD),
        plan_for(each(PACED), rating=wait),
        plan_for(PACED, at_once(restless(PACED))),
        plan_for(restless(HELD), at_once(HELD)),
        plan_for(restless(HELD), restless(PACED)),
        plan_for(at_once(restless(OWN_PACE)), at_once(restless(HELD))),
        plan_for(at_once(restless(HOLD)), rating=wait, advance=key),
        plan_for(restless(HELD), at_once(PACED)),
        plan_for(at_once(restless(each(PACED))), HOLD),
        plan_for(HOLD, restless(OWN_PACE), rating=wait),
        plan_for(replace(each(HOLD), alternate_sides=True), advance=at_exercise),
        plan_for(each(HELD), at_once(restless(OWN_PACE)), advance=key),
        plan_for(restless(each(OWN_PACE)), at_once(OWN_PACE), rating=wait),
        plan_for(restless(each(OWN_PACE)), at_once(restless(HELD)), rating=wait),
        plan_for(at_once(restless(PACED)), at_once(restless(HELD))),
    ]


def gone() -> set[Arrow]:
    """Go through every situation of the plans, and of sessions that are taken up again."""
    found: set[Arrow] = set()
    for plan in plans():
        found |= arrows(plan)
    (work,) = plan_for(HELD).sets
    for pain in (None, 1):
        ledger = Ledger(rows=(LedgerRow(step=work, outcome=SetOutcome.DONE, pain=pain),))
        found |= arrows(plan_for(HELD), ledger)
    return found


def arrows_of_the_table() -> set[Arrow]:
    return {
        (phase, trigger, led_to)
        for phase, row in TABLE.items()
        for trigger, all_led_to in row.items()
        for led_to in all_led_to
    }


def test_sessions_go_where_the_table_leads_and_nowhere_else() -> None:
    found, table = gone(), arrows_of_the_table()
    assert found - table == set()
    assert table - found == set()


def test_the_table_knows_every_phase_and_every_command() -> None:
    assert set(TABLE) == set(Phase)
    triggers = {trigger for row in TABLE.values() for trigger in row}
    assert triggers == {TIME, *get_args(Command)} - {Undo}  # which is a replay


def test_time_ends_only_phases_that_can_have_a_deadline() -> None:
    timeless = {Phase.READY, Phase.PAUSED, Phase.FINISHED}
    assert {phase for phase, row in TABLE.items() if TIME not in row} == timeless


def test_finish_is_legal_in_all_phases_but_the_first_and_the_last() -> None:
    legal = {phase for phase, row in TABLE.items() if Finish in row}
    assert legal == set(Phase) - {Phase.READY, Phase.FINISHED}


@pytest.mark.parametrize("kind", get_args(Command))
def test_before_the_start_only_start_is_accepted_and_after_it_never_again(
    kind: type[Command],
) -> None:
    engine = Engine(plan_for(HOLD))
    assert engine.accepts(kind) is (kind is Start)
    engine.send(Start(), 0)
    assert not engine.accepts(Start)
