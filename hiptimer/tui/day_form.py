"""What a person chooses on the start sheet, and its fields in words: "2 sets each, one less".

The form is an immutable value: each change returns another one. It opens no session.
"""

from collections.abc import Iterable
from typing import Final, Self

from msgspec import Struct, field
from msgspec.structs import replace

from hiptimer.engine.plan import Plan, lay_out
from hiptimer.model.choices import DayChoices, Rules, SetsToday, sets_of_the_day
from hiptimer.model.protocol import Exercise, PrescribedSide, Protocol, Side, SideChoice
from hiptimer.tui.widgets.field_list import FieldLine
from hiptimer.wording.doses import BOTH_LEGS, LEFT_AND_RIGHT, exercise_words, sides_words
from hiptimer.wording.numbers import counted, in_words

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


AS_PRESCRIBED: Final = "as prescribed"


def day_fields(form: DayForm) -> tuple[FieldLine, ...]:
    """Return the fields below the pain."""
    sides, sets = form.sides, form.sets
    return (
        _field("Side", side_choice_words(form), form.place(sides), len(sides)),
        _field("Sets", set_choice_words(form), form.place(sets), len(sets)),
    )


def exercise_lines(form: DayForm) -> tuple[str, ...]:
    """List the exercises of today with their rests and loads."""
    pairs = zip(form.protocol.exercises, form.counts, strict=True)
    return tuple(f"{place}  {_exercise_line(*pair)}" for place, pair in enumerate(pairs, 1))


def side_choice_words(form: DayForm) -> str:
    """Name the sides of today, or say that they are as prescribed if they differ."""
    if form.choices.side is not None:
        return _chosen(form.choices.side)
    one_sided = [counts for counts in form.counts if Side.BILATERAL not in counts]
    if not one_sided:
        return BOTH_LEGS
    sides = {sides_words(counts) for counts in one_sided}
    return sides.pop() if len(sides) == 1 else AS_PRESCRIBED


def set_choice_words(form: DayForm) -> str:
    """State the number of sets, and how it differs from the prescribed one."""
    numbers = {number for counts in form.counts for number in counts.values()}
    prescribed = form.counts_of(DayChoices(side=form.choices.side))
    change = _change(form.counts, prescribed)
    if len(numbers) > 1:
        return change
    (number,) = numbers
    several = len(form.counts) > 1 or len(form.counts[0]) > 1
    sets = f"{counted(number, 'set')}{' each' if several else ''}"
    return f"{sets}, {change}" if change else sets


def _field(name: str, value: str, place: int, count: int) -> FieldLine:
    return FieldLine(name, value, less=place > 0, more=place < count - 1)


def _exercise_line(exercise: Exercise, counts: SetsToday) -> str:
    rest = f", rest {exercise.rest_seconds} s" if exercise.rest_seconds else ""
    load = f", {exercise.load}" if exercise.load else ""
    return f"{exercise_words(exercise, counts)}{rest}{load}"


def _change(counts: tuple[SetsToday, ...], prescribed: tuple[SetsToday, ...]) -> str:
    if counts == prescribed:
        return AS_PRESCRIBED
    most = max(_differences(counts, prescribed), key=abs)
    return f"{in_words(abs(most))} {'more' if most > 0 else 'less'}"


def _differences(counts: tuple[SetsToday, ...], prescribed: tuple[SetsToday, ...]) -> list[int]:
    return [
        now[side] - then[side] for now, then in zip(counts, prescribed, strict=True) for side in now
    ]


def _chosen(side: SideChoice) -> str:
    return LEFT_AND_RIGHT if side is SideChoice.EACH else side.value
