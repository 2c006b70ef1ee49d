"""Builds sessions that are over in one call: the rows of their sets, and what else is different."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from hiptimer.engine import lay_out
from hiptimer.model.choices import AdvanceRule, Rules, sets_of_the_day
from hiptimer.model.protocol import AffectedSide, Exercise, PrescribedSide, Side
from hiptimer.model.session import Session, SessionOutcome, SetOutcome, SetRecord
from hiptimer.record import SessionHead, begin
from tests.support.fakes import MORNING
from tests.support.plans import HOLD, REPS, protocol_of

HOVER = replace(HOLD, name="Side-lying hover", side=PrescribedSide.AFFECTED, sets=3)
"""Three holds of 20 s on the side that hurts."""

CLAM = replace(REPS, side=PrescribedSide.AFFECTED)
"""Two times twelve repetitions on the side that hurts."""


def hold(
    number: int = 1,
    pain: int | None = None,
    *,
    entry: int = 1,
    side: Side = Side.LEFT,
    outcome: SetOutcome = SetOutcome.DONE,
    held: float = 20.0,
    repeat: bool = False,
) -> SetRecord:
    """One hold of 20 s."""
    return SetRecord(
        entry=entry,
        exercise="hover",
        name="Side-lying hover",
        side=side,
        number=number,
        started_at=MORNING,
        target_seconds=20,
        held_seconds=held,
        outcome=outcome,
        pain=pain,
        repeat=repeat,
    )


def reps(number: int = 1, done: int | None = None, *, entry: int = 1) -> SetRecord:
    """One run of twelve repetitions; how many were done may be unknown."""
    return SetRecord(
        entry=entry,
        exercise="clam",
        name="Clam",
        side=Side.LEFT,
        number=number,
        started_at=MORNING,
        target_reps=12,
        done_reps=done,
        took_seconds=40.0,
        outcome=SetOutcome.DONE if done == 12 else SetOutcome.CUT_SHORT,
    )


def session(
    *rows: SetRecord,
    exercises: tuple[Exercise, ...] = (HOVER,),
    affected: AffectedSide = AffectedSide.LEFT,
    started_at: datetime = MORNING,
    letters: str = "k3f9q2mb",
    **changes: object,
) -> Session:
    """A session that was completed unless `changes` say otherwise."""
    protocol = protocol_of(*exercises)
    rules = Rules(advance=AdvanceRule.AUTO, affected_side=affected)
    plan = lay_out(protocol, sets_of_the_day(protocol, affected), rules)
    name = f"{started_at.date().isoformat()}_{started_at:%H%M}_{protocol.id}_{letters}"
    head = SessionHead(id=name, app_version="0.1.0", device="p7c2hx4e")
    begun = begin(plan, head, started_at)
    passed = started_at - MORNING
    ended = replace(
        begun,
        sets=tuple(replace(row, started_at=row.started_at + passed) for row in rows),
        outcome=SessionOutcome.COMPLETED,
        ended_at=begun.started_at + timedelta(minutes=6),
    )
    return replace(ended, **changes)
