"""What to offer a person whose pain went above the ceiling.

It suggests and the person decides: nothing here is ever chosen unasked.
"""

from typing import Final

from msgspec import Struct

from hiptimer.engine.plan import Step
from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Choice
from hiptimer.model.side import Side

SKIP_SIDE_FROM: Final = 6
"""At 4-5 an easier version comes first, at 6 leaving the side, from 7 (severe) on finishing."""

SHORTEST_HOLD_SECONDS: Final = 5
FEWEST_REPS: Final = 3


class Decision(Struct, frozen=True, kw_only=True):
    """A rating (of the set in `row`, about `step`) above the ceiling, and the ways to go on.

    The suggested choice stands first; without choices nothing is left to decide.
    `shorter_target` is what SHORTER would make of the target, in seconds or repetitions.
    """

    row: int
    step: Step
    pain: int
    choices: tuple[Choice, ...]
    shorter_target: int | None = None

    @property
    def suggested(self) -> Choice | None:
        """What is offered first."""
        return self.choices[0] if self.choices else None

    @property
    def told_choices(self) -> tuple[Choice, ...]:
        """The choices to tell a person: of an exercise for both legs, one leaves all there is."""
        same = self.step.side is Side.BILATERAL and Choice.SKIP_SIDE in self.choices
        left_out = Choice.SKIP_EXERCISE if same else None
        return tuple(choice for choice in self.choices if choice is not left_out)


def shorter(target: int, *, held: bool) -> int:
    """Halve a target in seconds (held) or repetitions, down to 5 s or 3 repetitions."""
    least = SHORTEST_HOLD_SECONDS if held else FEWEST_REPS
    return min(target, max(least, target // 2))


def in_order(pain: int, offered: set[Choice]) -> tuple[Choice, ...]:
    """Order what can be offered at `pain` so that the suggestion comes first.

    Where that side is done, going on is suggested: the other one is not left out unasked.
    """
    if pain >= pain_scale.SEVERE_FROM:
        first = Choice.FINISH
    elif not offered & {Choice.EASIER, Choice.SHORTER, Choice.SKIP_SIDE}:
        first = Choice.CARRY_ON
    elif pain >= SKIP_SIDE_FROM:
        first = Choice.SKIP_SIDE
    else:
        first = Choice.EASIER
    usual = (
        Choice.EASIER,
        Choice.SHORTER,
        Choice.SKIP_SIDE,
        Choice.SKIP_EXERCISE,
        Choice.CARRY_ON,
        Choice.FINISH,
    )
    return tuple(choice for choice in dict.fromkeys((first, *usual)) if choice in offered)
