"""Lays out a protocol and the day's choices as a flat tuple of steps.

A plan is made once, before the start, and never changes: the engine keeps track of what the person
alters on the way.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.model.choices import Rules, SetsToday
from hiptimer.model.protocol import Exercise, Protocol, Side


class Phase(StrEnum):
    """What the engine is doing now. docs/engine.md has the diagram."""

    READY = "ready"
    PREPARE = "prepare"
    COUNT_IN = "count-in"
    HOLD = "hold"
    REPS = "reps"
    REST = "rest"
    WAITING = "waiting"
    PAUSED = "paused"
    FINISHED = "finished"


UNPACED_SECONDS_PER_REP: Final = 4.0
"""Only for estimates of a session's length: about 2 s up and 2 s down, an unhurried repetition."""


class Step(Struct, frozen=True, kw_only=True):
    """One planned phase: PREPARE, HOLD, REPS or REST.

    `entry` counts the exercises of the protocol from 1, `number` the sets of an exercise on one
    side, of which there are `of`. `seconds` is None for repetitions without a pace.
    """

    phase: Phase
    entry: int
    side: Side
    number: int
    of: int
    seconds: float | None
    reps: int | None = None

    @property
    def place(self) -> tuple[int, Side]:
        """The exercise and the side: what a decision about pain is about."""
        return self.entry, self.side


class Plan(Struct, frozen=True, dict=True):
    """The steps of one session. Each set is a HOLD or REPS step and, except the last, a REST step.

    A PREPARE step comes before the first set of each exercise and at every change of side.
    """

    protocol: Protocol
    sets_today: tuple[SetsToday, ...]
    rules: Rules
    steps: tuple[Step, ...]

    @cached_property
    def sets(self) -> tuple[Step, ...]:
        """The HOLD and REPS steps in order."""
        return tuple(self._places)

    @cached_property
    def _places(self) -> Mapping[Step, int]:
        works = (Phase.HOLD, Phase.REPS)
        return {step: index for index, step in enumerate(self.steps) if step.phase in works}

    def exercise(self, entry: int) -> Exercise:
        """Return the exercise at `entry`, from 1."""
        return self.protocol.exercises[entry - 1]

    def prepare_for(self, work: Step) -> Step:
        """Return the PREPARE step that leads to one of the `sets`.

        None is planned in the middle of a side; a person who comes back there prepares as for its
        first set.
        """
        before = self.steps[self._places[work] - 1]
        if before.phase is Phase.PREPARE:
            return before
        seconds = self.exercise(work.entry).prepare_seconds
        return _around(work, Phase.PREPARE, seconds)

    def rest_after(self, work: Step) -> Step | None:
        """Return the REST step that follows one of the `sets`, None after the last."""
        after = self._places[work] + 1
        return self.steps[after] if after < len(self.steps) else None

    @property
    def seconds(self) -> float:
        """The length of all steps; repetitions without a pace are estimated."""
        return sum(map(estimated_seconds, self.steps))


def estimated_seconds(step: Step) -> float:
    """Return how long `step` takes, in seconds, estimated if need be."""
    if step.seconds is None:
        return UNPACED_SECONDS_PER_REP * (step.reps or 0)
    return step.seconds


def lay_out(protocol: Protocol, sets_today: tuple[SetsToday, ...], rules: Rules) -> Plan:
    """Return the plan of a session that does `sets_today` of `protocol` under `rules`."""
    steps: list[Step] = []
    for entry, (exercise, counts) in enumerate(zip(protocol.exercises, sets_today, strict=True), 1):
        steps.extend(_exercise_steps(entry, exercise, counts))
    # Each set has its rest by now; the last one has nothing to rest for.
    return Plan(protocol, sets_today, rules, tuple(steps[:-1]))


def _exercise_steps(entry: int, exercise: Exercise, counts: SetsToday) -> Iterator[Step]:
    order = list(_order_of_sets(counts, alternate=exercise.alternate_sides))
    for before, (side, number) in zip([None, *order], order, strict=False):
        work = _work(exercise, entry, side, number, counts[side])
        if before is None:
            yield _around(work, Phase.PREPARE, exercise.prepare_seconds)
        elif before[0] is not side:
            yield _around(work, Phase.PREPARE, exercise.side_prepare_seconds)
        yield work
        yield _around(work, Phase.REST, exercise.rest_seconds)


def _order_of_sets(counts: SetsToday, *, alternate: bool) -> Iterator[tuple[Side, int]]:
    if not alternate:
        for side, count in counts.items():
            yield from ((side, number) for number in range(1, count + 1))
        return
    for number in range(1, max(counts.values(), default=0) + 1):
        yield from ((side, number) for side, count in counts.items() if number <= count)


def _around(work: Step, phase: Phase, seconds: int) -> Step:
    return replace(work, phase=phase, seconds=seconds, reps=None)


def _work(exercise: Exercise, entry: int, side: Side, number: int, of: int) -> Step:
    seconds: float | None
    if exercise.hold_seconds is not None:
        phase, seconds, reps = Phase.HOLD, exercise.hold_seconds, None
    else:
        phase, reps, pace = Phase.REPS, exercise.reps or 0, exercise.seconds_per_rep
        seconds = None if pace is None else pace * reps
    return Step(
        phase=phase, entry=entry, side=side, number=number, of=of, seconds=seconds, reps=reps
    )


class Part(StrEnum):
    """What a piece of a session is drawn as."""

    PREPARE = "▁"
    WORK = "█"
    REST = "░"


class TimedPart(Struct, frozen=True):
    """A piece of a session and how long it takes, in seconds."""

    part: Part
    seconds: float


def pieces_of(plan: Plan) -> tuple[TimedPart, ...]:
    """Return a plan as pieces; repetitions without a pace are as long as their estimate."""
    return tuple(TimedPart(_part(step), estimated_seconds(step)) for step in plan.steps)


def cells(pieces: Sequence[TimedPart], width: int) -> Iterator[Part]:
    """Draw `pieces` into `width` cells: each shows the piece at its middle."""
    ends = list(accumulate(piece.seconds for piece in pieces))
    total = ends[-1] if ends else 0.0
    if not total:
        return
    at = 0
    for cell in range(width):
        middle = (cell + 0.5) * total / width
        while ends[at] < middle:
            at += 1
        yield pieces[at].part


def _part(step: Step) -> Part:
    match step.phase:
        case Phase.PREPARE:
            return Part.PREPARE
        case Phase.REST:
            return Part.REST
        case _:
            return Part.WORK
