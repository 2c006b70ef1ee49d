"""A protocol of two short holds, and a runner for it whose disk and clock obey the test."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from hiptimer.engine import Engine, lay_out
from hiptimer.engine.events import Event
from hiptimer.errors import SaveError
from hiptimer.model.choices import AdvanceRule, Rules, sets_of_the_day
from hiptimer.model.protocol import AffectedSide, Exercise, Protocol
from hiptimer.model.session import Session
from hiptimer.record import Recorder, SessionHead, begin
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.runner.writer import SessionWriter
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.session_names import new_session_id
from tests.support.fakes import FakeClock

BRIDGE = Exercise(
    id="bridge",
    name="Bridge",
    sets=2,
    sets_max=2,
    hold_seconds=20,
    rest_seconds=20,
    prepare_seconds=10,
)
PROTOCOL = Protocol(id="two-holds", name="Two holds", exercises=(BRIDGE,))
RULES = Rules(advance=AdvanceRule.AUTO)
PLAN = lay_out(PROTOCOL, sets_of_the_day(PROTOCOL, AffectedSide.BOTH), RULES)


@dataclass
class Disk:
    """Keeps what is saved, in order; while `full` it takes nothing."""

    full: bool = False
    saved: list[Session] = field(default_factory=list)

    def save(self, session: Session) -> None:
        if self.full:
            raise SaveError(Path("session.toml"), "it was not saved: the disk is full")
        self.saved.append(session)


@dataclass
class AtHand:
    """A runner with its clock, its disk, and all events so far."""

    clock: FakeClock
    disk: Disk
    writer: SessionWriter
    runner: SessionRunner
    events: list[Event]

    def live(self, seconds: float, step: float = 0.5) -> None:
        """Let time pass with a pulse at every step, as a front end does."""
        for _ in range(round(seconds / step)):
            self.clock.advance(step)
            self.runner.pulse()

    @property
    def on_disk(self) -> Session:
        """What a crash would leave."""
        assert self.writer.flush()
        return self.disk.saved[-1]


def runner_at_hand(folder: Path, engine: Engine | None = None) -> AtHand:
    """Make a runner that has not started."""
    clock, disk, events = FakeClock(), Disk(), list[Event]()

    def record() -> Recorder:
        name = new_session_id(clock.now(), PROTOCOL.id, Random(1))  # noqa: S311 - a name, no secret
        head = SessionHead(id=name, app_version="0", device="abcdefgh")
        session = begin(PLAN, head, clock.now())
        return Recorder(session, started_at=clock.now(), at=clock.monotonic())

    writer = SessionWriter(disk.save)
    lock = SessionLock(folder)
    lock.acquire()
    runner = SessionRunner(engine or Engine(PLAN), clock, writer, record, lock=lock)
    runner.listen(lambda outcome: events.extend(outcome.events))
    return AtHand(clock, disk, writer, runner, events)
