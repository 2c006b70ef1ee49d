"""Past sessions that a history is browsed with, and days before the one of the tests."""

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from hiptimer.model.protocol import AffectedSide, PrescribedSide, Side
from hiptimer.model.session import Session, SessionOutcome, SetOutcome, StopReason
from tests.support.fakes import MORNING
from tests.support.session_builders import CLAM, HOVER, hold, reps, session

EACH_SIDE: Final = replace(HOVER, side=PrescribedSide.EACH, sets=2)

LETTERS: Final = "abcdefghijkmnpqrstuvwxyz"


def both_sides(started_at: datetime = MORNING, letters: str = "bbbbbbbb") -> Session:
    """Two holds on each side, the second one on the right cut short at 5, and then stopped."""
    rows = (
        hold(1, 1),
        hold(2, 2),
        hold(1, 3, side=Side.RIGHT),
        hold(2, 5, side=Side.RIGHT, outcome=SetOutcome.CUT_SHORT, held=12.5),
    )
    return session(
        *rows,
        exercises=(EACH_SIDE,),
        affected=AffectedSide.BOTH,
        started_at=started_at,
        letters=letters,
        outcome=SessionOutcome.STOPPED,
        stop_reason=StopReason.PAIN,
        pain_before=2,
        note="Long walk yesterday.",
    )


def unrated(started_at: datetime = MORNING, letters: str = "uuuuuuuu") -> Session:
    """A hold, and repetitions that were not counted."""
    return session(
        hold(1),
        reps(1, entry=2),
        exercises=(replace(HOVER, sets=1), CLAM),
        started_at=started_at,
        letters=letters,
    )


def days_ago(days: int, hour: int = 7) -> datetime:
    """Return a moment some days before the one at which the clock of a driver stands still."""
    return MORNING.replace(hour=hour) - timedelta(days=days)


def many(count: int) -> list[Session]:
    """One session a day, the newest yesterday, the pain from 0 to 3 and back."""
    return [
        session(
            hold(1, day % 4),
            started_at=days_ago(day),
            letters=f"k{LETTERS[day // 576 % 24]}{LETTERS[day // 24 % 24]}{LETTERS[day % 24]}2222",
        )
        for day in range(1, count + 1)
    ]
