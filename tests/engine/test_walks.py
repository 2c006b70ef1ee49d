"""The random walks reach what they are there for."""

from collections import Counter

from hypothesis import Phase, given, settings

from hiptimer.engine import Plan
from hiptimer.engine.commands import Decide
from hiptimer.model.session import Choice
from tests.support.engine_driver import Drive
from tests.support.engine_walks import Move, moves, plans, walk


def test_walks_often_decide_above_the_ceiling_and_in_many_ways() -> None:
    taken: Counter[Choice] = Counter()

    @settings(max_examples=300, phases=[Phase.generate])
    @given(plan=plans(), steps=moves)
    def take_some(plan: Plan, steps: list[Move]) -> None:
        commands = walk(Drive(plan).start(), steps)
        taken.update(command.choice for command in commands if isinstance(command, Decide))

    take_some()
    assert taken.total() >= 30
    assert len(taken) >= 5
