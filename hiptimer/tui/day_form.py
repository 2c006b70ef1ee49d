"""What a person chooses on the start sheet: the pain now, the side and the sets of the day.

An immutable value: each change returns another form. It opens no session and draws nothing.
"""

from collections.abc import Iterable
from typing import Final, Self

from msgspec import Struct, field
from msgspec.structs import replace

from hiptimer.engine.plan import Plan, lay_out
from hiptimer.model.choices import DayChoices, Rules, SetsToday, sets_of_the_day
from hiptimer.model.protocol import PrescribedSide, Protocol, SideChoice

NOTHING_SETTLED: Final = -1
"""Below every pain: the person has accepted no pain yet."""

FEWER: Final = -1
"""How many sets of each exercise can be left out; to do even less, finish early."""

_OPEN: Final = (PrescribedSide.EACH, PrescribedSide.AFFECTED)
"""Prescribed sides that a side chosen for the day replaces."""


class DayForm(Struct, frozen=True):
    """A protocol and the choices of a day. `pain` is None until it is rated.

    `settled` is the highest pain with which the person has decided to start anyway.
    """

    protocol: Protocol
    rules: Rules
    choices: DayChoices = field(default_factory=DayChoices)
    pain: int | None = None
    settled: int = NOTHING_SETTLED

    @property
    def counts(self) -> tuple[SetsToday, ...]:
        """The number of sets of each exercise on each side."""
        return self.counts_of(self.choices)

    @property
    def plan(self) -> Plan:
        """The session as it is chosen."""
        return lay_out(self.protocol, self.counts, self.rules)

    @property
    def above_ceiling(self) -> bool:
        """Whether the pain is above the ceiling, and the person has not accepted it yet."""
        return self.pain is not None and self.pain > max(self.protocol.pain_ceiling, self.settled)

    @property
    def sides(self) -> tuple[DayChoices, ...]:
        """The sides to choose from, the prescribed ones first."""
        if not any(exercise.side in _OPEN for exercise in self.protocol.exercises):
            return (self.choices,)
        sides = (None, *SideChoice)
        return self._distinct(replace(self.choices, side=side) for side in sides)

    @property
    def sets(self) -> tuple[DayChoices, ...]:
        """The numbers of sets to choose from, in ascending order."""
        most = max(exercise.sets_max - exercise.sets for exercise in self.protocol.exercises)
        changes = range(FEWER, max(0, most) + 1)
        found = [replace(self.choices, sets=None, sets_change=change) for change in changes]
        return tuple(sorted(self._distinct([*found, self.choices]), key=self._number_of_sets))

    def move_side(self, step: int) -> Self:
        """Return the form with the sides `step` places further on."""
        return self._moved(self.sides, step)

    def move_sets(self, step: int) -> Self:
        """Return the form with `step` more sets; fewer if it is negative."""
        return self._moved(self.sets, step)

    def with_pain(self, pain: int | None) -> Self:
        """Return the form with another pain; None removes it."""
        return replace(self, pain=pain)

    def settle(self) -> Self:
        """Return the form with its pain accepted: the person starts anyway."""
        return replace(self, settled=NOTHING_SETTLED if self.pain is None else self.pain)

    def counts_of(self, choices: DayChoices) -> tuple[SetsToday, ...]:
        """Return the numbers of sets under other choices."""
        return sets_of_the_day(self.protocol, self.rules.affected_side, choices)

    def place(self, options: tuple[DayChoices, ...]) -> int:
        """Return which of `options` is chosen."""
        return [self.counts_of(option) for option in options].index(self.counts)

    def _moved(self, options: tuple[DayChoices, ...], step: int) -> Self:
        place = max(0, min(self.place(options) + step, len(options) - 1))
        return replace(self, choices=options[place])

    def _distinct(self, options: Iterable[DayChoices]) -> tuple[DayChoices, ...]:
        """Leave out each option with the same sets as one before it."""
        found: list[tuple[tuple[SetsToday, ...], DayChoices]] = []
        for option in options:
            counts = self.counts_of(option)
            if counts not in [known for known, _ in found]:
                found.append((counts, option))
        return tuple(option for _, option in found)

    def _number_of_sets(self, choices: DayChoices) -> int:
        return sum(sum(counts.values()) for counts in self.counts_of(choices))
