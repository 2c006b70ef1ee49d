"""Rule 3: an illegal command raises and changes nothing, and `accepts` says so before."""

import pytest
from hypothesis import given

from hiptimer.engine import IllegalCommandError, Plan
from tests.support.engine_driver import Drive
from tests.support.engine_walks import Move, commands_of_every_kind, moves, plans, walk


@given(plan=plans(), steps=moves)
def test_what_is_not_accepted_raises_and_changes_nothing(plan: Plan, steps: list[Move]) -> None:
    drive = Drive(plan)
    refuses_what_it_does_not_accept(drive, 0)
    drive.start()
    for number, _ in enumerate(walk(drive, steps)):
        refuses_what_it_does_not_accept(drive, number)


def refuses_what_it_does_not_accept(drive: Drive, manner: int) -> None:
    for command in commands_of_every_kind(drive.engine, manner, drive.at):
        if drive.engine.accepts(command):
            assert drive.engine.accepts(type(command))
            continue
        before = drive.everything()
        with pytest.raises(IllegalCommandError):
            drive.engine.send(command, drive.at)
        assert drive.everything() == before


@given(plan=plans(), steps=moves)
def test_what_is_accepted_is_carried_out(plan: Plan, steps: list[Move]) -> None:
    drive = Drive(plan).start()
    for number, _ in enumerate(walk(drive, steps)):
        before = drive.everything()
        for command in commands_of_every_kind(drive.engine, number, drive.at):
            if drive.engine.accepts(command):
                fork = drive.fork()
                assert fork.engine.send(command, drive.at) or fork.everything() != before
