"""What to offer a person whose pain went above the ceiling.

The engine suggests and the person decides: nothing is ever chosen automatically.
"""

from typing import Final

from msgspec import Struct

from hiptimer.engine.plan import Step
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice

SKIP_SIDE_FROM: Final = 6
"""At 4-5 the easier version comes first, at 6 leaving the side, from 7 (severe) finishing."""

SHORTEST_HOLD_SECONDS: Final = 5
FEWEST_REPS: Final = 3


class Decision(Struct, frozen=True, kw_only=True):
    """The choices offered after the set in `row` (a set of `step`) was rated above the ceiling.

    The suggested choice comes first. With no choices there is nothing left to decide.
    `shorter_target` is the target that SHORTER would set, in seconds or repetitions.
    """

    row: int
    step: Step
    pain: int
    choices: tuple[Choice, ...]
    shorter_target: int | None = None

    @property
    def suggested(self) -> Choice | None:
        """The choice suggested first."""
        return self.choices[0] if self.choices else None

    @property
    def choices_to_offer(self) -> tuple[Choice, ...]:
        """The choices to show: for both legs, leaving the side already leaves the exercise."""
        same = self.step.side is Side.BILATERAL and Choice.SKIP_SIDE in self.choices
        left_out = Choice.SKIP_EXERCISE if same else None
        return tuple(choice for choice in self.choices if choice is not left_out)


def shorter(target: int, *, held: bool) -> int:
    """Return half of a target in seconds (held) or repetitions, at least 5 s or 3 repetitions."""
    least = SHORTEST_HOLD_SECONDS if held else FEWEST_REPS
    return min(target, max(least, target // 2))


def in_order(pain: int, offered: set[Choice]) -> tuple[Choice, ...]:
    """Return the choices offered at `pain`, the suggested one first.

    If that side is done, carrying on is suggested: the other side is not left out unasked.
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
