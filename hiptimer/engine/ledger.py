"""What has happened so far: the sets passed, their ratings, and the decisions about them.

Above the ceiling the engine suggests and the person decides: nothing is chosen automatically.

A ledger is a value. It says what is owed and which set comes next, and it is all the engine needs
to resume: a session rebuilt from its file starts with the ledger recorded there.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from hiptimer.engine.plan import Plan, Step
from hiptimer.model import pain as pain_scale
from hiptimer.model.choices import RatingRule
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice, SetOutcome

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


Place = tuple[int, Side]
"""An exercise (its entry, from 1) on one side."""

NONE_ACCEPTED: Final = -1
"""Below every rating: the accepted pain of a set that nothing was accepted for."""


class LedgerRow(Struct, frozen=True, kw_only=True):
    """One recorded set. `attempted` is False for one that was passed over without beginning."""

    step: Step
    outcome: SetOutcome
    pain: int | None = None
    repeat: bool = False
    attempted: bool = True
    undone: bool = False
    waived: bool = False
    accepted: int = NONE_ACCEPTED

    @property
    def ratable(self) -> bool:
        """Whether the set can be rated."""
        return self.attempted and not self.undone

    @property
    def missing(self) -> bool:
        """Whether its rating is missing; a skipped set owes none."""
        return self.pain is None and self.outcome is not SetOutcome.SKIPPED


class Ledger(Struct, frozen=True, kw_only=True):
    """The sets passed in order, and what is in force for each exercise on each side.

    `targets` are shortened ones (seconds or repetitions), `carried` the pain up to which the person
    chose to carry on, `easier` where the easier version is in use, `left_out` what is passed over
    from now on, `repeating` the set to repeat before the next planned one.
    """

    rows: tuple[LedgerRow, ...] = ()
    targets: Mapping[Place, int] = field(default_factory=dict)
    carried: Mapping[Place, int] = field(default_factory=dict)
    easier: frozenset[Place] = frozenset()
    left_out: frozenset[Place] = frozenset()
    repeating: Step | None = None

    @property
    def passed(self) -> int:
        """The number of planned sets passed: the index of the next one in the plan's sets."""
        return len(self.rows) - sum([row.repeat for row in self.rows])

    @property
    def last(self) -> int:
        """The row (from 1) of the last set that was begun, 0 if none was."""
        rows = self.rows
        return next((number for number in range(len(rows), 0, -1) if rows[number - 1].attempted), 0)

    def row(self, number: int) -> LedgerRow:
        """Return row `number`, from 1."""
        return self.rows[number - 1]

    def add(self, row: LedgerRow) -> "Ledger":
        """Add a row; if a set was to be repeated, this is it."""
        return replace(self, rows=(*self.rows, row), repeating=None)

    def change(self, number: int, row: LedgerRow) -> "Ledger":
        """Replace row `number` (from 1)."""
        return replace(self, rows=(*self.rows[: number - 1], row, *self.rows[number:]))

    def remaining(self, plan: Plan, place: Place | None = None) -> int:
        """Return how many sets are still to be done, of one exercise on one side or of all."""
        again = (self.repeating,) if self.repeating else ()
        return sum(
            step.place not in self.left_out and place in (None, step.place)
            for step in (*again, *plan.sets[self.passed :])
        )

    def target(self, plan: Plan, step: Step) -> int:
        """Return the current target of a set, in seconds (held) or repetitions."""
        return self.targets.get(step.place, prescribed_target(plan, step))

    def missing_ratings(self) -> tuple[int, ...]:
        """Return the rows (from 1) that can be rated and are not."""
        return tuple(number for number, row in enumerate(self.rows, 1) if row.missing)

    def rating_owed(self, plan: Plan) -> bool:
        """Return whether the next set has to wait for the rating of the last one."""
        if plan.rules.rating is not RatingRule.WAIT or not self.last:
            return False
        row = self.row(self.last)
        return row.missing and not row.waived

    def decision(self, plan: Plan) -> Decision | None:
        """Return the open decision, about the worst rating not yet decided about.

        None if there is no such rating, or no set left to decide about.
        """
        number = self.worst_undecided(plan)
        return self.decision_about(plan, number) if number and self.remaining(plan) else None

    def worst_undecided(self, plan: Plan) -> int:
        """Return the row (from 1) of the worst rating not yet decided about, or 0."""
        numbers = range(1, len(self.rows) + 1)
        undecided = (number for number in numbers if self.undecided(plan, number))
        return max(undecided, key=lambda number: self.row(number).pain or 0, default=0)

    def shorter_target(self, plan: Plan, step: Step) -> int:
        """Return the target that SHORTER would set for a set, in seconds or repetitions."""
        held = plan.exercise(step.entry).hold_seconds is not None
        return shorter(self.target(plan, step), held=held)

    def decision_about(self, plan: Plan, number: int) -> Decision:
        """Return the decision to make about the rated row `number`."""
        row = self.row(number)
        step, pain = row.step, row.pain if row.pain is not None else NONE_ACCEPTED
        less = self.shorter_target(plan, step)
        offered: set[Choice] = set()
        if self.remaining(plan):
            offered |= {Choice.CARRY_ON, Choice.FINISH}
        if any(self.remaining(plan, (step.entry, side)) for side in Side):
            offered.add(Choice.SKIP_EXERCISE)
        if self.remaining(plan, step.place):
            offered.add(Choice.SKIP_SIDE)
            if less < self.target(plan, step):
                offered.add(Choice.SHORTER)
            if plan.exercise(step.entry).easier and step.place not in self.easier:
                offered.add(Choice.EASIER)
        return Decision(
            row=number, step=step, pain=pain, choices=in_order(pain, offered), shorter_target=less
        )

    def undecided(self, plan: Plan, number: int) -> bool:
        """Return whether a row was rated above the ceiling and nothing was decided about it."""
        row = self.row(number)
        settled = max(row.accepted, self.carried.get(row.step.place, NONE_ACCEPTED))
        return row.pain is not None and row.pain > max(settled, plan.protocol.pain_ceiling)

    def decide(self, plan: Plan, decision: Decision, choice: Choice) -> "Ledger":
        """Apply `choice` to `decision`."""
        place = decision.step.place
        settled = self.accept(decision.row, decision.pain)
        match choice:
            case Choice.EASIER:
                return replace(settled, easier=self.easier | {place})
            case Choice.SHORTER:
                less = decision.shorter_target or prescribed_target(plan, decision.step)
                return replace(settled, targets={**self.targets, place: less})
            case Choice.CARRY_ON:
                return replace(settled, carried={**self.carried, place: decision.pain})
            case Choice.SKIP_SIDE:
                return settled.leave_out(place)
            case Choice.SKIP_EXERCISE:
                return settled.leave_out(*((place[0], side) for side in Side))
            case _:
                return settled

    def accept(self, number: int, pain: int) -> "Ledger":
        """Ask no more about ratings up to `pain`, for that row and earlier ones on its side."""
        place = self.row(number).step.place
        rows = tuple(
            replace(row, accepted=max(row.accepted, pain)) if row.step.place == place else row
            for row in self.rows[:number]
        )
        return replace(self, rows=(*rows, *self.rows[number:]))

    def leave_out(self, *places: Place) -> "Ledger":
        """Pass over what is still to be done at these places."""
        return replace(self, left_out=self.left_out | set(places))


def prescribed_target(plan: Plan, step: Step) -> int:
    """Return the planned target of a set, in seconds (held) or repetitions."""
    exercise = plan.exercise(step.entry)
    return exercise.hold_seconds if exercise.hold_seconds is not None else step.reps or 0
