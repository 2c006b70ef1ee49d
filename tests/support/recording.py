"""A driven engine whose events are folded into a session, and the way back from that session."""

import tomllib
from pathlib import Path

from msgspec.structs import replace

from hiptimer.engine import Plan
from hiptimer.engine.events import Event
from hiptimer.engine.ledger import Ledger
from hiptimer.model.protocol import Protocol
from hiptimer.model.session import Session
from hiptimer.record import Recorder, SessionHead, begin, plan_of, restore_ledger, with_resumption
from hiptimer.storage import session_file
from tests.support.engine_driver import Drive
from tests.support.fakes import MORNING

HEAD = SessionHead(id="2026-11-23_0718_mine_k3f9q2mb", app_version="0.1.0", device="p7c2hx4e")


class Recording(Drive):
    """An engine and the session that its events are folded into, which begins at `MORNING`."""

    def __init__(self, plan: Plan, *, pain_before: int | None = None, at: float = 1000.0) -> None:
        super().__init__(plan, at=at)
        session = begin(plan, HEAD, MORNING, pain_before)
        self.recorder = Recorder(session, started_at=MORNING, at=at)

    @property
    def session(self) -> Session:
        return self.recorder.session

    def _collect(self, events: list[Event]) -> str:
        for event in events:
            self.recorder.take(event)
        return super()._collect(events)


def resumed(session: Session, *, at: float = 5000.0) -> Recording:
    """Resume an unfinished session, as after a crash."""
    plan = plan_of(session)
    recording = Recording(plan, at=at)
    recording.engine = Drive(plan, restore_ledger(session, plan)).engine
    continued = with_resumption(session, session.last_second)
    moment = continued.adjustments[-1].at
    recording.recorder = Recorder(continued, started_at=moment, at=at)
    return recording


def restored(session: Session) -> Ledger:
    """Work the ledger of `session` out again, as far as it is compared."""
    return needed_to_resume(restore_ledger(session, plan_of(session)))


def needed_to_resume(ledger: Ledger) -> Ledger:
    """Leave out what matters only while the engine runs.

    That is whether a rating is still waited for, and a set to be repeated of a side that was left.
    """
    left = ledger.repeating is not None and ledger.repeating.place in ledger.left_out
    return replace(
        ledger,
        rows=tuple(replace(row, waived=False) for row in ledger.rows),
        repeating=None if left else ledger.repeating,
    )


def through_file(session: Session) -> Session:
    """Write `session` to the text of its file and read that; guides are the catalogue's to give."""
    document = tomllib.loads(session_file.dumps(session).decode())
    read = session_file.loads(document, Path("session.toml"))
    return replace(read, protocol=_with_guides_of(session.protocol, read.protocol))


def _with_guides_of(known: Protocol, read: Protocol) -> Protocol:
    pairs = zip(known.exercises, read.exercises, strict=True)
    exercises = tuple(replace(fresh, guide=old.guide) for old, fresh in pairs)
    return replace(read, exercises=exercises)
