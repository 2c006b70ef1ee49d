"""Undo: replays the session from before the last command, without it.

A command that moved the session is replaced by `Pause` at its moment and `Resume` at the moment of
the undo: nothing that was held is lost, and nothing counts that was not held. Any other is as if it
had never been sent. docs/engine.md says what that means in each situation.
"""

from copy import copy
from typing import Final

from msgspec.structs import replace

from hiptimer.engine.commands import NEVER_UNDONE, Command, Interrupt, Pause, Resume
from hiptimer.engine.events import CommandUndone
from hiptimer.engine.guards import condition
from hiptimer.engine.handlers import handle
from hiptimer.engine.ledger import Ledger
from hiptimer.engine.plan import Phase
from hiptimer.engine.state import SECOND, State, UndoPoint, seconds
from hiptimer.engine.table import TABLE
from hiptimer.engine.transitions import Course, until

UNDO_WITHIN: Final = 10 * SECOND
"""Long enough to see a mistake, and short enough that the person is still in place."""


def is_legal(course: Course, kind: type[Command], command: Command | None) -> bool:
    """Return whether a command other than Undo is legal now."""
    return kind in TABLE[course.state.phase] and condition(course, kind, command)


def undo_point(state: State) -> UndoPoint | None:
    """Return what can be undone now; None if there is nothing, or it is too late."""
    point = state.undo
    late = point is None or state.seen - point.at > UNDO_WITHIN
    return None if late or state.phase is Phase.FINISHED else point


def carry_out(course: Course, command: Command, at: int) -> None:
    """Carry out a legal command at `at`, and keep what it takes to undo it."""
    state = course.state
    already = len(course.events)
    if not isinstance(command, NEVER_UNDONE):
        before = copy(state)
        if before.undo and at - before.undo.at > UNDO_WITHIN:
            before.undo = None
        state.undo = UndoPoint(command, at, before)
    elif state.undo:
        state.undo = replace(state.undo, later=(*state.undo.later, (command, at)))
    handle(course, command, at)
    count(state, len(course.events) - already)


def count(state: State, events: int) -> None:
    """Count events that happened since the last command."""
    if state.undo and events:
        state.undo = replace(state.undo, events=state.undo.events + events)


def pass_time(course: Course, now: int) -> None:
    """Advance to `now`, and count what was due."""
    already = len(course.events)
    until(course, now)
    count(course.state, len(course.events) - already)


def undo(course: Course, at: int) -> None:
    """Take the last command back."""
    point = course.state.undo
    if point is None:
        return
    replayed = _without(course, point, at)
    if not _same_way(replayed.state, course.state):
        replayed = _standing_still(course, point, at)
    course.state = replayed.state
    course.events.append(
        CommandUndone(
            at=seconds(at),
            command=point.command,
            retracted=point.events,
            instead=tuple(replayed.events),
        )
    )


def _without(course: Course, point: UndoPoint, at: int) -> Course:
    """Replay as if the command had never been sent."""
    again = Course(course.plan, copy(point.before))
    for command, moment in point.later:
        _replay(again, command, moment)
    pass_time(again, at)
    return again


def _standing_still(course: Course, point: UndoPoint, at: int) -> Course:
    """Replay with a pause from the command until now; it lasts if the session is paused now.

    While waiting, or in a pause, everything stands still anyway, and that goes on. The two minutes
    of the last wait do not run meanwhile.
    """
    again = Course(course.plan, copy(point.before))
    if is_legal(again, Pause, Pause()):
        carry_out(again, Pause(), point.at)
        if course.state.phase is not Phase.PAUSED:
            pass_time(again, at)
            carry_out(again, Resume(), at)
    elif again.state.timer.deadline is not None:
        timer = again.state.timer
        longer = timer.deadline + at - point.at if timer.deadline is not None else None
        again.state.timer = replace(timer, deadline=longer)
    pass_time(again, at)
    return again


def _replay(course: Course, command: Command, at: int) -> None:
    if not isinstance(command, Interrupt):  # a gap: what was due in it did not happen
        pass_time(course, at)
    if is_legal(course, type(command), command):
        carry_out(course, command, at)


def _same_way(one: State, other: State) -> bool:
    """Return whether two states differ in nothing but what is known about the sets."""
    same_sets = len(one.ledger.rows) == len(other.ledger.rows)
    return same_sets and _clocks(one) == _clocks(other)


def _clocks(state: State) -> State:
    return replace(state, ledger=Ledger(), undo=None, seen=0)
