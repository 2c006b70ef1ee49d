"""Undo: the last command taken back, as a pause if it moved the session, else as never sent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiptimer.engine import IllegalCommandError, Phase, Plan
from hiptimer.engine.commands import (
    NEVER_UNDONE,
    Command,
    Decide,
    EndHold,
    Finish,
    NotDone,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipExercise,
    SkipPhase,
    SkipSide,
    Undo,
)
from hiptimer.engine.events import CommandUndone
from hiptimer.engine.handlers import handle
from hiptimer.engine.state import State
from hiptimer.engine.transitions import Course
from hiptimer.engine.undo import undo
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Choice
from tests.support.engine_driver import Drive
from tests.support.engine_walks import Move, moves, plans, walk
from tests.support.plans import HOLD, plan_for

MOVING = (SkipPhase(), SkipSide(), SkipExercise(), EndHold(), RepeatSet())


def goes_on_alike(one: Drive, other: Drive) -> bool:
    for drive in (one, other):
        drive.wait(500)
    return one.events == other.events


def at_hold() -> Drive:
    return Drive(plan_for(HOLD, HOLD, advance=AdvanceRule.AUTO)).start().reach(Phase.HOLD)


@pytest.mark.parametrize("command", MOVING)
def test_a_command_that_moved_the_session_becomes_a_pause(command: Command) -> None:
    undone, paused = at_hold(), at_hold()
    undone.send(command, after=3)
    undone.send(Undo(), after=7)
    paused.send(Pause(), after=3)
    paused.send(Resume(), after=7)
    assert undone.phase is Phase.COUNT_IN
    assert goes_on_alike(undone, paused)


@settings(max_examples=60)
@given(plan=plans(), steps=moves, within=st.floats(0, 10))
def test_an_undo_is_a_pause_or_nothing_at_all(plan: Plan, steps: list[Move], within: float) -> None:
    drive = Drive(plan).start()
    paused, never = drive.fork(), drive.fork()
    for command in walk(drive, steps):
        if not isinstance(command, NEVER_UNDONE) and drive.phase is not Phase.FINISHED:
            undone = drive.fork()
            undone.at += within
            came = undone.engine.advance(undone.at)
            if undone.phase is Phase.FINISHED:
                return
            events = undone.engine.send(Undo(), undone.at)
            happened = [event for event in events if isinstance(event, CommandUndone)]
            assert [event.command for event in happened] == [command]
            assert happened[0].retracted >= len(came)
            never.wait(drive.at - never.at)
            never.wait(within)
            paused.wait(drive.at - paused.at)
            ways = [never]
            if paused.engine.accepts(Pause()):
                paused.send(Pause())
                paused.wait(within)
                if undone.phase is not Phase.PAUSED:
                    paused.send(Resume())
                ways.append(paused)
            if never.phase is not Phase.FINISHED:
                assert undone.engine.phase in [each.phase for each in ways]
                assert undone.engine.ledger in [each.engine.ledger for each in ways]
        paused, never = drive.fork(), drive.fork()


def test_a_rating_is_as_if_never_sent() -> None:
    drive = at_hold().reach(Phase.REST)
    drive.send(Rate(2), after=1)
    deadline = drive.engine.deadline
    drive.send(Undo(), after=2)
    assert (drive.phase, drive.engine.deadline) == (Phase.REST, deadline)
    assert drive.last_row.pain is None


def test_a_corrected_rating_is_the_one_before() -> None:
    drive = at_hold().reach(Phase.REST)
    drive.send(Rate(2), after=1)
    drive.send(Rate(3), after=1)
    drive.send(Undo(), after=1)
    assert drive.last_row.pain == 2
    drive.send(Undo(), after=1)
    assert drive.last_row.pain is None
    assert not drive.engine.accepts(Undo())


def test_an_undone_rating_closes_the_decision_that_it_opened() -> None:
    drive = at_hold().reach(Phase.REST)
    drive.send(Rate(7), after=1)
    assert drive.engine.owed.decision
    drive.send(Undo(), after=1)
    assert not drive.engine.owed.decision


def test_an_undone_decision_is_open_again() -> None:
    drive = at_hold().reach(Phase.REST)
    drive.send(Rate(5), after=1)
    drive.send(Decide(Choice.CARRY_ON), after=1)
    drive.send(Undo(), after=1)
    assert drive.engine.owed.decision


def test_a_set_marked_as_not_done_is_done_again() -> None:
    drive = at_hold().reach(Phase.REST)
    before = drive.last_row
    drive.send(NotDone(), after=1)
    drive.send(Undo(), after=1)
    assert drive.last_row == before


def test_nothing_is_held_meanwhile_when_a_rating_kept_the_next_hold_waiting() -> None:
    drive = at_hold().reach(Phase.REST)
    drive.wait((drive.engine.remaining(drive.at) or 0) - 2)
    drive.send(Rate(7))
    drive.wait(6)
    assert drive.phase is Phase.WAITING
    drive.send(Undo())
    assert (drive.phase, drive.engine.remaining(drive.at)) == (Phase.REST, 2)


def test_a_person_who_paused_first_stays_in_the_pause() -> None:
    drive = at_hold()
    drive.send(SkipExercise(), after=3)
    drive.send(Pause(), after=1)
    drive.send(Undo(), after=1)
    assert (drive.phase, drive.engine.over) == (Phase.PAUSED, Phase.HOLD)


def test_it_is_too_late_after_ten_seconds() -> None:
    drive = at_hold()
    drive.send(SkipPhase(), after=3)
    drive.wait(10)
    assert drive.engine.accepts(Undo())
    drive.wait(0.001)
    assert not drive.engine.accepts(Undo())
    with pytest.raises(IllegalCommandError):
        drive.send(Undo())


@pytest.mark.parametrize("command", [Pause(), Finish()])
def test_some_commands_have_no_undo(command: Command) -> None:
    drive = at_hold()
    assert not drive.engine.accepts(Undo())
    drive.send(command, after=1)
    assert not drive.engine.accepts(Undo())


def test_without_a_command_before_it_an_undo_changes_nothing() -> None:
    course = Course(plan_for(HOLD), State())
    undo(course, 0)
    assert (course.state, course.events) == (State(), [])


def test_an_undo_is_no_change_of_its_own() -> None:
    with pytest.raises(AssertionError, match="replays"):
        handle(Course(plan_for(HOLD), State()), Undo(), 0)
