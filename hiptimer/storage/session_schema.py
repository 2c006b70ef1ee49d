"""The shape of a session file, as `msgspec` checks it, and the values in it.

Types and ranges are defined here; whether the tables fit together is checked by the values
themselves. A key that is not named here is not an error: see `session_extras`.
"""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from hiptimer.model import limits
from hiptimer.model.choices import Rules
from hiptimer.model.protocol import (
    DEFAULT_PAIN_CEILING,
    DEFAULT_PREPARE_SECONDS,
    Exercise,
    Protocol,
    Stage,
)
from hiptimer.model.session import Adjustment, SessionOutcome, SetRecord, StopReason
from hiptimer.model.side import PrescribedSide, Side


def _in(limit: limits.Range) -> Meta:
    return Meta(ge=limit.lowest, le=limit.highest)


Pain = Annotated[int, _in(limits.PAIN)]
Preparation = Annotated[int, _in(limits.PREPARE_SECONDS)]
Sets = Annotated[int, _in(limits.SETS)]
SetsOfTheDay = Annotated[int, _in(limits.SETS_OF_THE_DAY)]
Reps = Annotated[int, _in(limits.REPS)]
Pace = Annotated[float, Meta(ge=limits.LEAST_SECONDS_PER_REP, le=limits.MOST_SECONDS_PER_REP)]


class ExerciseTable(Struct, kw_only=True):
    """One `[[protocol.exercise]]`: its dose as prescribed, and the sets that were chosen."""

    id: str
    name: str
    side: PrescribedSide
    alternate_sides: bool = False
    sets: Sets
    sets_max: Sets | None = None
    sets_today: Annotated[dict[Side, SetsOfTheDay], Meta(min_length=1)]
    hold_seconds: Annotated[int, _in(limits.HOLD_SECONDS)] | None = None
    reps: Reps | None = None
    reps_max: Reps | None = None
    seconds_per_rep: Pace | None = None
    rest_seconds: Annotated[int, _in(limits.REST_SECONDS)]
    prepare_seconds: Preparation | None = None
    side_prepare_seconds: Preparation | None = None
    load: str = ""
    notes: str = ""
    instructions: str = ""

    def value(self, protocol_prepares: int) -> Exercise:
        """Return the exercise; what is absent follows from the rest, as in a protocol file.

        Raises ValueError if it is neither held nor repeated, or both.
        """
        prepare = protocol_prepares if self.prepare_seconds is None else self.prepare_seconds
        turn = prepare if self.side_prepare_seconds is None else self.side_prepare_seconds
        return Exercise(
            id=self.id,
            name=self.name,
            side=self.side,
            alternate_sides=self.alternate_sides,
            sets=self.sets,
            sets_max=self.sets_max or self.sets,
            hold_seconds=self.hold_seconds,
            reps=self.reps,
            reps_max=self.reps_max or self.reps,
            seconds_per_rep=self.seconds_per_rep,
            rest_seconds=self.rest_seconds,
            prepare_seconds=prepare,
            side_prepare_seconds=turn,
            load=self.load,
            notes=self.notes,
            instructions=self.instructions,
        )


class ProtocolTable(Struct, kw_only=True):
    """`[protocol]`: the prescription as it was on that day."""

    id: str
    name: str
    summary: str = ""
    region: str = ""
    stage: Stage = Stage.ISOMETRIC
    pain_ceiling: Pain = DEFAULT_PAIN_CEILING
    prepare_seconds: Preparation = DEFAULT_PREPARE_SECONDS
    frequency: str = ""
    source: str = ""
    notes: str = ""
    exercise: Annotated[
        list[ExerciseTable], Meta(min_length=1, max_length=limits.EXERCISES.highest)
    ]

    def value(self) -> Protocol:
        """Return the protocol, its exercises without their catalogue entries; raises ValueError."""
        exercises = []
        for number, table in enumerate(self.exercise, 1):
            try:
                exercises.append(table.value(self.prepare_seconds))
            except ValueError as error:
                raise ValueError(f"protocol, exercise {number}: {error}") from error
        return Protocol(
            id=self.id,
            name=self.name,
            exercises=tuple(exercises),
            summary=self.summary,
            region=self.region,
            stage=self.stage,
            pain_ceiling=self.pain_ceiling,
            prepare_seconds=self.prepare_seconds,
            frequency=self.frequency,
            source=self.source,
            notes=self.notes,
        )


class EndTable(Struct, kw_only=True):
    """`[end]`: what a whole file contains."""

    set_count: int
    adjustment_count: int


class SessionFile(Struct, kw_only=True, rename={"sets": "set", "adjustments": "adjustment"}):
    """A whole file."""

    format: Literal[1]
    id: str
    app_version: str
    device: str
    started_at: datetime
    ended_at: datetime | None = None
    outcome: SessionOutcome | None = None
    stop_reason: StopReason | None = None
    active_seconds: float
    paused_seconds: float
    pain_before: int | None = None
    pain_next_day: int | None = None
    pain_next_day_asked: bool = False
    note: str = ""
    choices: Rules
    protocol: ProtocolTable
    sets: tuple[SetRecord, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    end: EndTable
