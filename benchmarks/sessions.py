"""Sessions to measure with: whole ones, as the program itself records them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from hiptimer.catalogue import load_exercises, shipped_documents
from hiptimer.engine import Engine, lay_out
from hiptimer.engine.commands import Rate, Start
from hiptimer.engine.events import Event, PainRated, RatingOpened
from hiptimer.model.choices import AdvanceRule, Rules, sets_of_the_day
from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.protocol import AffectedSide, Exercise, PrescribedSide, Protocol, Side
from hiptimer.model.session import Adjustment, Cause, Choice, Session, SetOutcome, SetRecord
from hiptimer.record import Recorder, SessionHead, begin
from hiptimer.storage.protocol_file import parse_protocol
from hiptimer.storage.session_names import new_session_id
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash

FIRST_DAY = datetime(2026, 1, 5, 7, 18, tzinfo=UTC)


def seeded() -> Random:
    """Return a random generator that yields the same numbers every time."""
    return Random(1)  # noqa: S311 - no secret


def shipped(protocol_id: str) -> Protocol:
    """Read a shipped protocol."""
    path = Path(f"{protocol_id}.toml")
    return parse_protocol(shipped_documents()[protocol_id], path, protocol_id, load_exercises())


def whole_session(protocol: Protocol, started_at: datetime, random: Random) -> Session:
    """Run a protocol to its end, with a rating after every set."""
    rules = Rules(advance=AdvanceRule.AUTO)
    plan = lay_out(protocol, sets_of_the_day(protocol, AffectedSide.BOTH), rules)
    name = new_session_id(started_at, protocol.id, random)
    head = SessionHead(id=name, app_version="0.1.0", device="abcdefgh")
    recorder = Recorder(begin(plan, head, started_at, 1), started_at=started_at, at=0.0)
    engine = Engine(plan)
    now = 0.0
    waiting: list[Event] = engine.send(Start(), now)
    while waiting:
        for event in waiting:
            recorder.take(event)
        if any(isinstance(event, RatingOpened) for event in waiting):
            waiting = engine.send(Rate(random.randint(0, 3)), now)
        else:
            now = engine.wake_at or now
            waiting = engine.advance(now)
            if not waiting or isinstance(waiting[-1], PainRated):
                break
    return recorder.session


def largest_session() -> Session:
    """Return the largest session that a protocol allows, in letters of four bytes each.

    Forty exercises of twenty sets on both sides; every name, load, note and instruction of the
    greatest length; and at each set a pause and a change of the plan.
    """
    letter = "\N{LEFT-POINTING MAGNIFYING GLASS}"
    name, text = letter * 80, letter * 4_000
    exercises = tuple(
        Exercise(
            id=f"{'x' * 57}-{number:02}",
            name=name,
            side=PrescribedSide.EACH,
            alternate_sides=True,
            sets=20,
            sets_max=20,
            hold_seconds=600,
            rest_seconds=600,
            prepare_seconds=300,
            side_prepare_seconds=300,
            load=name,
            notes=text,
            instructions=text,
        )
        for number in range(1, 41)
    )
    line = letter * 400
    protocol = Protocol(
        id="p" * 60,
        name=name,
        summary=line,
        region=line,
        frequency=line,
        source=line,
        notes=text,
        exercises=exercises,
    )
    rows = tuple(
        SetRecord(
            entry=entry,
            exercise=exercise.id,
            name=exercise.name,
            side=side,
            number=number,
            started_at=FIRST_DAY,
            target_seconds=600,
            held_seconds=599.9,
            paused_seconds=1000.5,
            rested_seconds=900.5,
            outcome=SetOutcome.INTERRUPTED,
            pain=10,
            load=exercise.load,
        )
        for entry, exercise in enumerate(exercises, 1)
        for number in range(1, 21)
        for side in (Side.LEFT, Side.RIGHT)
    )
    detail = f"{name}: the rest of the right side"
    adjustments = tuple(
        Adjustment(
            at=FIRST_DAY,
            after_set=row,
            cause=Cause.PERSON,
            choice=choice,
            pain=10,
            seconds=1000.5,
            detail=detail if choice is Choice.SKIP_SIDE else "",
        )
        for row in range(1, len(rows) + 1)
        for choice in (Choice.PAUSE, Choice.SKIP_SIDE)
    )
    return Session(
        id=new_session_id(FIRST_DAY, protocol.id, seeded()),
        app_version="0.1.0",
        device="abcdefgh",
        started_at=FIRST_DAY,
        rules=Rules(),
        protocol=protocol,
        sets_today=({Side.LEFT: 20, Side.RIGHT: 20},) * len(exercises),
        pain_before=10,
        note=letter * LONGEST_NOTE,
        sets=rows,
        adjustments=adjustments,
    )


def store_sessions(folder: Path, count: int) -> None:
    """Store one session a day, below the data folder `folder`."""
    random = seeded()
    store = SessionStore(folder / "sessions", Trash(folder / "trash"))
    names = ("lateral-hip-isometric-short", "lateral-hip-isometric")
    protocols = [shipped(name) for name in names]
    for day in range(count):
        started_at = FIRST_DAY + timedelta(days=day)
        store.save(whole_session(protocols[day % 2], started_at, random))
