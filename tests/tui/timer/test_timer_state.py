"""What the screen remembers of the events: how long a phase was, what was done."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import (
    Command,
    Decide,
    EndHold,
    Extend,
    NotDone,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipExercise,
    SkipPhase,
    SkipSide,
    Unrate,
)
from hiptimer.model.session import Choice
from hiptimer.tui.screens.timer.view import TimerState
from tests.support.engine_driver import Drive
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for

GUIDED = replace(HOLD, guide=GUIDE)
SIDED = replace(HOLD, side=EACH)


class Hearing:
    """A drive, and what was heard of it."""

    def __init__(self, drive: Drive) -> None:
        self.drive = drive
        self.heard = TimerState()
        self._taken = 0
        self.listen()

    def listen(self) -> TimerState:
        """Take in all events since the last call, as one batch."""
        batch = self.drive.events[self._taken :]
        self._taken = len(self.drive.events)
        self.heard = self.heard.after(batch, self.drive.engine)
        return self.heard

    def send(self, command: Command) -> TimerState:
        self.drive.send(command)
        return self.listen()

    def reach(self, phase: Phase) -> TimerState:
        self.drive.reach(phase)
        return self.listen()


@pytest.mark.parametrize(
    ("phase", "seconds"), [(Phase.PREPARE, 10), (Phase.HOLD, 20), (Phase.REST, 20)]
)
def test_the_length_of_a_phase_is_remembered(phase: Phase, seconds: int) -> None:
    hearing = Hearing(Drive(plan_for(HOLD)).start())
    assert hearing.reach(phase).whole == seconds


def test_a_pause_keeps_the_length_of_the_phase_below_it() -> None:
    hearing = Hearing(Drive(plan_for(HOLD)).start())
    hearing.reach(Phase.REST)
    hearing.drive.wait(5)
    assert hearing.send(Pause()).whole == 20
    assert hearing.send(Resume()).whole == 20


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (Extend(10), "10 s more."),
        (SkipSide(), "You leave this exercise on this side."),
        (SkipExercise(), "You leave this exercise on both sides."),
        (RepeatSet(), "Once more: set 1 of 2, left."),
        (NotDone(), "Set 1 of 2, left: skipped."),
    ],
)
def test_what_was_done_in_a_rest_is_said(command: Command, said: str) -> None:
    hearing = Hearing(Drive(plan_for(SIDED, HOLD)).start())
    hearing.reach(Phase.REST)
    assert hearing.send(command).notice == said


def test_leaving_an_exercise_for_both_legs_names_no_side() -> None:
    hearing = Hearing(Drive(plan_for(HOLD, SIDED)).start())
    assert hearing.send(SkipSide()).notice == "You leave this exercise."


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (EndHold(), "Ended here. What you did counts."),
        (SkipPhase(), "Set 1 of 3: skipped."),
    ],
)
def test_what_ended_a_hold_is_said_in_the_phase_after_it(command: Command, said: str) -> None:
    hearing = Hearing(Drive(plan_for(replace(HOLD, sets=3))).start())
    hearing.reach(Phase.HOLD)
    hearing.drive.wait(5)
    assert hearing.send(command).notice == said
    phase = hearing.drive.phase
    hearing.reach(Phase.HOLD if phase is Phase.REST else Phase.REST)
    assert hearing.heard.notice == ""


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice.EASIER, "Easier version: knee bent."),
        (Choice.SHORTER, "From now on holds of 10 s."),
        (Choice.CARRY_ON, "You carry on as planned. It asks again if the number rises."),
    ],
)
def test_what_was_decided_is_said(choice: Choice, said: str) -> None:
    hearing = Hearing(Drive(plan_for(GUIDED)).start())
    hearing.reach(Phase.REST)
    hearing.send(Rate(5))
    assert hearing.send(Decide(choice)).notice == said


def test_fewer_repetitions_are_said_as_repetitions() -> None:
    hearing = Hearing(Drive(plan_for(replace(REPS, seconds_per_rep=1.0))).start())
    hearing.reach(Phase.REST)
    hearing.send(Rate(5))
    assert hearing.send(Decide(Choice.SHORTER)).notice == "From now on 6 repetitions."


def test_a_number_is_read_back_if_its_row_is_not_on_the_screen() -> None:
    hearing = Hearing(Drive(plan_for(SIDED)).start())
    hearing.reach(Phase.REST)
    assert hearing.send(Rate(2)).notice == ""
    hearing.drive.reach(Phase.HOLD).reach(Phase.REST)
    hearing.reach(Phase.PREPARE)
    assert hearing.send(Rate(3)).notice == "Set 2 of 2, left: 3, mild."
    assert hearing.send(Unrate()).notice == "Set 2 of 2, left: not rated."
