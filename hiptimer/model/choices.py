"""What a person settles before a session: the rules in force, and the day's sides and sets."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from hiptimer.model.protocol import AffectedSide, Exercise, Protocol, Side, SideChoice, sides_for

SetsToday = Mapping[Side, int]
"""How many sets of one exercise are done today on each side, in the order they are done."""


class RatingRule(StrEnum):
    """What happens when a set is not rated by the end of its rest."""

    CARRY_ON = "carry-on"
    WAIT = "wait"


class AdvanceRule(StrEnum):
    """When the session waits for a key."""

    EXERCISE = "exercise"
    AUTO = "auto"
    KEY = "key"


class Rules(Struct, frozen=True, kw_only=True):
    """The rules in force in a session; they are saved with it."""

    rating: RatingRule = RatingRule.CARRY_ON
    advance: AdvanceRule = AdvanceRule.EXERCISE
    affected_side: AffectedSide = AffectedSide.BOTH


class DayChoices(Struct, frozen=True, kw_only=True):
    """What is different today: one side only, a set count for all, or some sets fewer or more.

    `sets` replaces the number of sets of every exercise; `sets_change` (from the start sheet) is
    added to it, and the result stays between 1 and the exercise's `sets_max`.
    """

    side: SideChoice | None = None
    sets: int | None = None
    sets_change: int = 0


AS_PRESCRIBED: Final = DayChoices()
"""Nothing is different today."""


def sets_today(
    exercise: Exercise, affected: AffectedSide, choices: DayChoices = AS_PRESCRIBED
) -> SetsToday:
    """Return the sets of `exercise` on each side for a day with these choices."""
    if choices.sets is not None:
        count = choices.sets
    else:
        most = max(exercise.sets, exercise.sets_max)
        count = max(1, min(most, exercise.sets + choices.sets_change))
    return dict.fromkeys(sides_for(exercise.side, affected, choices.side), count)


def sets_of_the_day(
    protocol: Protocol, affected: AffectedSide, choices: DayChoices = AS_PRESCRIBED
) -> tuple[SetsToday, ...]:
    """Return the sets of every exercise of `protocol`, in its order."""
    return tuple(sets_today(exercise, affected, choices) for exercise in protocol.exercises)
