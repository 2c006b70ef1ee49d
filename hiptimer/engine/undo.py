"""Undo: replays the session from before the last command, without it.

A command that moved the session is replaced by `Pause` at its moment and `Resume` at the moment of
the undo: nothing that was held is lost, and nothing counts that was not held. Any other is as if it
had never been sent. docs/engine.md says what that means in each situation.
"""

from copy import copy

from msgspec.structs import replace

from hiptimer.engine.commands import Command, Interrupt, Pause, Resume
from hiptimer.engine.events import CommandUndone
from hiptimer.engine.guards import is_legal
from hiptimer.engine.handlers import carry_out
from hiptimer.engine.ledger import Ledger
from hiptimer.engine.plan import Phase
from hiptimer.engine.state import State, UndoPoint, seconds
from hiptimer.engine.transitions import Course, pass_time


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
