"""Folds the engine's events into a session, one after another. No widget builds a session."""

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from hiptimer.engine.events import (
    Adjusted,
    Event,
    PainRated,
    PhaseStarted,
    Resumed,
    SessionFinished,
    SetFinished,
    SetRested,
    SetUndone,
)
from hiptimer.engine.plan import Phase, Step
from hiptimer.model.protocol import Side
from hiptimer.model.seconds import tenths
from hiptimer.model.session import Adjustment, Choice, Session, SetOutcome, SetRecord
from hiptimer.wording.doses import target_words

COUNTED_WAIT_SECONDS: Final = 180.0
"""Waiting is part of the session for three minutes; beyond that it counts as a pause."""


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

    def take(self, event: Event) -> Session:
        """Fold one event in and return the updated session."""
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
