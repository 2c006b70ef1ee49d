"""What a person settles on the start sheet: pain now, the side and the sets of the day.

A value: each change gives another form. It opens no session and draws nothing.
"""

from collections.abc import Iterable
from typing import Final, Self

from msgspec import Struct, field
from msgspec.structs import replace

from hiptimer.engine.plan import Plan, lay_out
from hiptimer.model.choices import DayChoices, Rules, SetsToday, sets_of_the_day
from hiptimer.model.protocol import PrescribedSide, Protocol, SideChoice

NOBODY: Final = -1
"""Below every pain: what was settled where nothing was."""

FEWER: Final = -1
"""Sets that may be left out of each exercise; who wants to do less still may finish early."""

_OPEN: Final = (PrescribedSide.EACH, PrescribedSide.AFFECTED)
"""What a side chosen for a day replaces."""


class DayForm(Struct, frozen=True):
    """A protocol and the choices of a day. `pain` is None while it is not told.

    `settled` is the highest pain that the person has decided to start with all the same.
    """

    protocol: Protocol
    rules: Rules
    choices: DayChoices = field(default_factory=DayChoices)
    pain: int | None = None
    settled: int = NOBODY

    @property
    def counts(self) -> tuple[SetsToday, ...]:
        """How many sets of each exercise are done on each side."""
        return self.counts_of(self.choices)

    @property
    def plan(self) -> Plan:
        """Lay out the session that is chosen."""
        return lay_out(self.protocol, self.counts, self.rules)

    @property
    def above_ceiling(self) -> bool:
        """Whether the pain is above the ceiling, and nothing was decided about it yet."""
        return self.pain is not None and self.pain > max(self.protocol.pain_ceiling, self.settled)

    @property
    def sides(self) -> tuple[DayChoices, ...]:
        """List what can be chosen of the sides; what is prescribed comes first."""
        if not any(exercise.side in _OPEN for exercise in self.protocol.exercises):
            return (self.choices,)
        sides = (None, *SideChoice)
        return self._distinct(replace(self.choices, side=side) for side in sides)

    @property
    def sets(self) -> tuple[DayChoices, ...]:
        """List what can be chosen of the sets, fewer ones first."""
        most = max(exercise.sets_max - exercise.sets for exercise in self.protocol.exercises)
        changes = range(FEWER, max(0, most) + 1)
        found = [replace(self.choices, sets=None, sets_change=change) for change in changes]
        return tuple(sorted(self._distinct([*found, self.choices]), key=self._number_of_sets))

    def move_side(self, step: int) -> Self:
        """Choose the sides `step` further on."""
        return self._moved(self.sides, step)

    def move_sets(self, step: int) -> Self:
        """Choose `step` sets more, or fewer."""
        return self._moved(self.sets, step)

    def with_pain(self, pain: int | None) -> Self:
        """Tell the pain, or take it back."""
        return replace(self, pain=pain)

    def settle(self) -> Self:
        """Start all the same, with the pain that there is."""
        return replace(self, settled=NOBODY if self.pain is None else self.pain)

    def counts_of(self, choices: DayChoices) -> tuple[SetsToday, ...]:
        """Count the sets that other choices would make."""
        return sets_of_the_day(self.protocol, self.rules.affected_side, choices)

    def place(self, options: tuple[DayChoices, ...]) -> int:
        """Tell which of `options` is chosen."""
        return [self.counts_of(option) for option in options].index(self.counts)

    def _moved(self, options: tuple[DayChoices, ...], step: int) -> Self:
        place = max(0, min(self.place(options) + step, len(options) - 1))
        return replace(self, choices=options[place])

    def _distinct(self, options: Iterable[DayChoices]) -> tuple[DayChoices, ...]:
        """Leave out what makes the same day as an option before it."""
        found: list[tuple[tuple[SetsToday, ...], DayChoices]] = []
        for option in options:
            counts = self.counts_of(option)
            if counts not in [known for known, _ in found]:
                found.append((counts, option))
        return tuple(option for _, option in found)

    def _number_of_sets(self, choices: DayChoices) -> int:
        return sum(sum(counts.values()) for counts in self.counts_of(choices))
