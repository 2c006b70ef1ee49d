"""Conditions the table can't express: when a command is legal in a phase that allows it.

Each answers for one command, or for its type alone ("could any such command be sent now?"), which
is what a front end asks to grey out a key.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from hiptimer.engine.commands import (
    Command,
    Decide,
    EndHold,
    Extend,
    Interrupt,
    NotDone,
    Rate,
    RepeatSet,
    SkipExercise,
    SkipPhase,
    SkipSide,
    Unrate,
)
from hiptimer.engine.ledger import LedgerRow
from hiptimer.engine.plan import Phase, Step
from hiptimer.engine.state import SECOND, State, UndoPoint, nanoseconds
from hiptimer.engine.table import TABLE
from hiptimer.engine.transitions import Course
from hiptimer.model.protocol import Side

LONGEST_EXTENSION: Final = 300 * SECOND
"""The most, in seconds, that a preparation or rest can be lengthened by; beyond it, pause."""


def condition(course: Course, kind: type[Command], command: Command | None) -> bool:
    """Return whether the state allows such a command, given that the table does.

    `command` is None to ask about any command of this kind.
    """
    check = _CONDITIONS.get(kind)
    return check is None or check(course, command)


def subject(course: Course) -> Step:
    """Return the set whose exercise and side "leave this" is about.

    While resting it is the one just done, else the one in progress or next.
    """
    state = course.state
    over = state.pause.over if state.pause else state.phase
    if over is Phase.REST and state.ledger.last:
        return state.ledger.row(state.ledger.last).step
    return course.current_step()


def _can_interrupt(course: Course, command: Command | None) -> bool:
    if not isinstance(command, Interrupt):
        return True
    return nanoseconds(command.since) >= course.state.seen


def _can_leave_side(course: Course, _: Command | None) -> bool:
    return _can_leave_out(course, (subject(course).side,))


def _can_leave_exercise(course: Course, _: Command | None) -> bool:
    return _can_leave_out(course, tuple(Side))


def _can_leave_out(course: Course, sides: tuple[Side, ...]) -> bool:
    entry, ledger = subject(course).entry, course.state.ledger
    left = any(ledger.remaining(course.plan, (entry, side)) for side in sides)
    return left or course.state.run is not None


def _can_rate(course: Course, command: Command | None) -> bool:
    return any(row.ratable for row in _rows_to_rate(course, command))


def _can_unrate(course: Course, command: Command | None) -> bool:
    return any(row.pain is not None for row in _rows_to_rate(course, command))


def _rows_to_rate(course: Course, command: Command | None) -> Iterator[LedgerRow]:
    """Yield the row that a command rates; without a command, every row that one could rate."""
    state, ledger = course.state, course.state.ledger
    asked = command.row if isinstance(command, Rate | Unrate) else None
    for number, row in enumerate(ledger.rows, 1):
        named = state.phase is Phase.WAITING and (asked == number or command is None)
        if not state.run and (named or (number == ledger.last and asked in (None, number))):
            yield row


def _can_skip_phase(course: Course, _: Command | None) -> bool:
    state = course.state
    if state.phase is not Phase.WAITING:
        return True
    return state.last_wait or state.key_owed or state.ledger.rating_owed(course.plan)


def _can_repeat(course: Course, _: Command | None) -> bool:
    state = course.state
    if state.run:
        return True
    last = state.ledger.last
    return bool(last) and state.ledger.row(last).step.place not in state.ledger.left_out


def _can_undo(course: Course, _: Command | None) -> bool:
    state = course.state
    if state.run or not state.ledger.last:
        return False
    return state.ledger.row(state.ledger.last).ratable


def _can_end(course: Course, _: Command | None) -> bool:
    return course.state.run is not None


def _can_extend(course: Course, command: Command | None) -> bool:
    length = command.seconds * SECOND if isinstance(command, Extend) else SECOND
    return course.state.extended + length <= LONGEST_EXTENSION


def _can_decide(course: Course, command: Command | None) -> bool:
    decision = course.state.ledger.decision(course.plan)
    if decision is None:
        return False
    return not isinstance(command, Decide) or command.choice in decision.choices


_CONDITIONS: Final[Mapping[type[Command], Callable[[Course, Command | None], bool]]] = {
    Interrupt: _can_interrupt,
    SkipSide: _can_leave_side,
    SkipExercise: _can_leave_exercise,
    SkipPhase: _can_skip_phase,
    Rate: _can_rate,
    Unrate: _can_unrate,
    RepeatSet: _can_repeat,
    NotDone: _can_undo,
    EndHold: _can_end,
    Extend: _can_extend,
    Decide: _can_decide,
}


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
