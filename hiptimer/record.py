"""The record of a session: begun, folded from the engine's events, and restored to run again.

No widget builds a session. It is pure: others decide what is saved, when and where.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.engine.events import (
    Adjusted,
    CommandUndone,
    Event,
    PainRated,
    PhaseStarted,
    Resumed,
    SessionFinished,
    SetFinished,
    SetRested,
    SetUndone,
)
from hiptimer.engine.ledger import Ledger, LedgerRow
from hiptimer.engine.plan import Phase, Plan, Step, lay_out
from hiptimer.model.choices import SetsToday
from hiptimer.model.protocol import Exercise, Side, sides_for
from hiptimer.model.seconds import tenths
from hiptimer.model.session import Adjustment, Cause, Choice, Session, SetOutcome, SetRecord
from hiptimer.wording.doses import target_words


class SessionHead(Struct, frozen=True, kw_only=True):
    """A session's name and the device it ran on."""

    id: str
    app_version: str
    device: str


def begin(
    plan: Plan, head: SessionHead, started_at: datetime, pain_before: int | None = None
) -> Session:
    """Open the record of a session that begins at `started_at` (local time with its offset)."""
    at = started_at.replace(microsecond=0)
    return Session(
        id=head.id,
        app_version=head.app_version,
        device=head.device,
        started_at=at,
        rules=plan.rules,
        protocol=plan.protocol,
        sets_today=plan.sets_today,
        pain_before=pain_before,
        adjustments=tuple(_departures(plan, at)),
    )


def with_resumption(session: Session, at: datetime) -> Session:
    """Record that an unfinished session resumes at `at`, after a crash."""
    now = max(at.replace(microsecond=0), session.last_second)
    resumed = Adjustment(
        at=now,
        after_set=len(session.sets),
        cause=Cause.CRASH,
        choice=Choice.RESUMED,
        seconds=(now - session.last_second).total_seconds(),
    )
    return replace(session, adjustments=(*session.adjustments, resumed))


def _departures(plan: Plan, at: datetime) -> Iterator[Adjustment]:
    """Yield where the choices of the day differ from the prescription."""
    for exercise, counts in zip(plan.protocol.exercises, plan.sets_today, strict=True):
        for choice, detail in _differences(exercise, counts, plan):
            yield Adjustment(at=at, after_set=0, cause=Cause.PERSON, choice=choice, detail=detail)


def _differences(exercise: Exercise, counts: SetsToday, plan: Plan) -> Iterator[tuple[Choice, str]]:
    prescribed = sides_for(exercise.side, plan.rules.affected_side)
    if len(counts) > len(prescribed):
        yield Choice.MORE_SETS, f"{exercise.name}: both sides"
    elif set(counts) != set(prescribed):
        (side,) = counts
        yield Choice.ONE_SIDE, f"{exercise.name}: the {side} side only"
    count = max(counts.values(), default=0)
    if count != exercise.sets:
        choice = Choice.FEWER_SETS if count < exercise.sets else Choice.MORE_SETS
        sides = " on each side" if Side.BILATERAL not in counts and len(counts) > 1 else ""
        many = "set" if count == 1 else "sets"
        yield choice, f"{exercise.name}: {count} {many} instead of {exercise.sets}{sides}"


COUNTED_WAIT_SECONDS: Final = 180.0
"""Waiting is part of the session for three minutes; beyond that it counts as a pause."""


KEPT_SECONDS: Final = 11.0
"""How long the states of a record are kept: a little longer than an undo reaches back."""


class _Kept(Struct, frozen=True):
    """A recorder as it was before an event."""

    before: float
    session: Session
    phase: Phase
    since: float
    waited: float
    active: float
    paused: float


class Recorder:
    """Keeps `session` up to date with the events it is given.

    `started_at` is the wall time (local, with its offset) of the moment `at` on the events' clock.
    Later wall times are counted from there: a session that crosses a change of the clock stays one
    session, and none of its sets ends before it began.
    """

    def __init__(self, session: Session, *, started_at: datetime, at: float) -> None:
        self.session = session
        self._wall = started_at.replace(microsecond=0)
        self._origin = at
        self._phase = Phase.READY
        self._since = at
        self._waited = 0.0
        self._active = session.active_seconds
        self._paused = session.paused_seconds
        self._kept: list[_Kept] = []

    def take(self, event: Event) -> Session:
        """Fold one event in and return the updated session."""
        if isinstance(event, CommandUndone):
            return self._undo(event)
        self._keep(event.at)
        self._let_pass(event.at)
        match event:
            case PhaseStarted(phase=phase):
                self._begin_phase(phase)
            case SetFinished():
                self._add_set(event)
            case SetRested(row=row, seconds=seconds):
                self._change_set(row, rested_seconds=tenths(seconds))
            case SetUndone(row=row):
                self._undo_set(row)
            case PainRated(row=row, pain=pain):
                self._change_set(row, pain=pain)
            case Adjusted():
                self._add_adjustment(event)
            case Resumed(seconds=seconds):
                self._end_pause(seconds)
            case SessionFinished(outcome=outcome, reason=reason):
                self._change(ended_at=self.wall(event.at), outcome=outcome, stop_reason=reason)
            case _:
                pass
        return self.session

    def _keep(self, at: float) -> None:
        """Keep the state before an event at `at`, and none that an undo can't reach any more."""
        while self._kept and self._kept[0].before < at - KEPT_SECONDS:
            del self._kept[0]
        self._kept.append(
            _Kept(
                at,
                self.session,
                self._phase,
                self._since,
                self._waited,
                self._active,
                self._paused,
            )
        )

    def _undo(self, event: CommandUndone) -> Session:
        """Return to before the events that did not happen, and take those that did instead."""
        revision = self.session.revision + 1
        if event.retracted:
            kept = self._kept[-event.retracted]
            del self._kept[-event.retracted :]
            self.session, self._phase, self._since = kept.session, kept.phase, kept.since
            self._waited, self._active, self._paused = kept.waited, kept.active, kept.paused
        for each in event.instead:
            self.take(each)
        self._change(revision=revision)
        return self.session

    def wall(self, at: float) -> datetime:
        """Return the wall time of a moment on the events' clock, in whole seconds."""
        moment = self._wall + timedelta(seconds=tenths(at - self._origin))
        return moment.replace(microsecond=0)

    def _change(self, **changes: object) -> None:
        self.session = replace(self.session, **changes)

    def _let_pass(self, at: float) -> None:
        """Count the time up to `at`, so that a session cut off there includes all of it."""
        passed, self._since = at - self._since, at
        if passed <= 0:
            return
        match self._phase:
            case Phase.PAUSED:
                self._paused += passed
            case Phase.WAITING:
                counted = min(passed, COUNTED_WAIT_SECONDS - self._waited)
                self._waited += counted
                self._active += counted
                self._paused += passed - counted
            case _:
                self._active += passed
        self._change(active_seconds=tenths(self._active), paused_seconds=tenths(self._paused))

    def _begin_phase(self, phase: Phase) -> None:
        if phase is not Phase.WAITING:
            self._waited = 0.0
        self._phase = phase

    def _add_set(self, event: SetFinished) -> None:
        step, exercise = event.step, self.session.protocol.exercises[event.step.entry - 1]
        worked = tenths(event.worked_seconds)
        held = step.phase is Phase.HOLD
        row = SetRecord(
            entry=step.entry,
            exercise=exercise.id,
            name=exercise.name,
            side=step.side,
            number=step.number,
            started_at=self.wall(event.started_at),
            target_seconds=event.target if held else None,
            held_seconds=worked if held else None,
            target_reps=None if held else event.target,
            done_reps=event.done_reps,
            took_seconds=None if held else worked,
            paused_seconds=tenths(event.paused_seconds) or None,
            outcome=event.outcome,
            load=exercise.load,
            repeat=event.repeat,
        )
        self._change(sets=(*self.session.sets, row))

    def _change_set(self, number: int, **changes: object) -> None:
        rows = list(self.session.sets)
        rows[number - 1] = replace(rows[number - 1], **changes)
        self._change(sets=tuple(rows))

    def _undo_set(self, number: int) -> None:
        held = self.session.sets[number - 1].target_seconds is not None
        done: dict[str, object] = (
            {"held_seconds": 0.0} if held else {"done_reps": 0, "took_seconds": 0.0}
        )
        self._change_set(number, outcome=SetOutcome.SKIPPED, pain=None, **done)

    def _add_adjustment(self, event: Adjusted) -> None:
        entry = Adjustment(
            at=self.wall(event.at),
            after_set=event.row,
            cause=event.cause,
            choice=event.choice,
            pain=event.pain,
            seconds=_length(event),
            detail=self._detail(event),
        )
        self._change(adjustments=(*self.session.adjustments, entry))

    def _end_pause(self, seconds: float) -> None:
        entries = list(self.session.adjustments)
        last = max(n for n, entry in enumerate(entries) if entry.choice is Choice.PAUSE)
        entries[last] = replace(entries[last], seconds=tenths(seconds))
        self._change(adjustments=tuple(entries))

    def _detail(self, event: Adjusted) -> str:
        step = event.step
        if step is None:
            return ""
        exercise = self.session.protocol.exercises[step.entry - 1]
        match event.choice:
            case Choice.SHORTER:
                unit = target_words(event.target or 0, held=_held(step))
                return f"{unit} for the rest of this side"
            case Choice.EASIER:
                return exercise.easier
            case Choice.SKIP_SIDE if step.side is not Side.BILATERAL:
                return f"{exercise.name}: the rest of the {step.side} side"
            case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE:
                return f"{exercise.name}: the rest of it"
            case _:
                return ""


def _held(step: Step) -> bool:
    return step.reps is None


def _length(event: Adjusted) -> float | None:
    if event.choice is Choice.SHORTER and event.step and _held(event.step) and event.target:
        return float(event.target)
    return event.seconds


class PlanMismatchError(ValueError):
    """The sets of a session are not those of its plan; it can't be resumed."""


def plan_of(session: Session) -> Plan:
    """Return the plan that the session was run by."""
    return lay_out(session.protocol, session.sets_today, session.rules)


def restore_ledger(session: Session, plan: Plan) -> Ledger:
    """Return what the engine knew when the session was last saved.

    Raises PlanMismatchError if the recorded sets do not follow the plan.
    """
    ledger = Ledger()
    for record in session.sets:
        ledger = ledger.add(_row(ledger, plan, record))
    for adjustment in session.adjustments:
        if adjustment.after_set:
            ledger = _ledger_after(ledger, plan, adjustment)
    if ledger.repeating and ledger.repeating.place in ledger.left_out:
        return replace(ledger, repeating=None)
    return ledger


def _row(ledger: Ledger, plan: Plan, record: SetRecord) -> LedgerRow:
    skipped = record.outcome is SetOutcome.SKIPPED
    return LedgerRow(
        step=_repeated(ledger, record) if record.repeat else _planned(ledger, plan, record),
        outcome=record.outcome,
        pain=record.pain,
        repeat=record.repeat,
        attempted=not skipped or record.worked_seconds > 0,
        waived=record.rested_seconds is not None,
    )


def _planned(ledger: Ledger, plan: Plan, record: SetRecord) -> Step:
    # A session with more sets than were planned is refused by its own checks.
    step = plan.sets[ledger.passed]
    if not _is_of(record, step):
        raise PlanMismatchError("the sets of the session are not in the order of its plan")
    return step


def _repeated(ledger: Ledger, record: SetRecord) -> Step:
    for row in ledger.rows:
        if _is_of(record, row.step):
            return row.step
    raise PlanMismatchError("the session repeats a set that it has not done")


def _is_of(record: SetRecord, step: Step) -> bool:
    return (record.entry, record.side, record.number) == (step.entry, step.side, step.number)


def _ledger_after(ledger: Ledger, plan: Plan, adjustment: Adjustment) -> Ledger:
    row = ledger.row(adjustment.after_set)
    place = row.step.place
    if adjustment.cause is Cause.PAIN and adjustment.pain is not None:
        ledger = ledger.accept(adjustment.after_set, adjustment.pain)
    match adjustment.choice:
        case Choice.EASIER:
            return replace(ledger, easier=ledger.easier | {place})
        case Choice.SHORTER:
            target = ledger.shorter_target(plan, row.step)
            return replace(ledger, targets={**ledger.targets, place: target})
        case Choice.CARRY_ON if adjustment.pain is not None:
            return replace(ledger, carried={**ledger.carried, place: adjustment.pain})
        case Choice.SKIP_SIDE:
            return ledger.leave_out(place)
        case Choice.SKIP_EXERCISE:
            return ledger.leave_out(*((place[0], side) for side in Side))
        case Choice.SKIP_SET if not row.attempted:
            undone = replace(row, attempted=True, undone=True)
            return ledger.change(adjustment.after_set, undone)
        case Choice.REPEAT if not _begun_again(ledger, adjustment.after_set):
            return replace(ledger, repeating=row.step)
        case _:
            return ledger


def _begun_again(ledger: Ledger, number: int) -> bool:
    """Return whether the set of a row was done again later."""
    step = ledger.row(number).step
    return any(row.repeat and row.step == step for row in ledger.rows[number:])
