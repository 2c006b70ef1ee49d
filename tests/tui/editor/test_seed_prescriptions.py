"""What a physiotherapist says, written from nothing by keyboard alone, followed and read back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from hiptimer.engine import Phase, lay_out
from hiptimer.engine.commands import Done, SkipPhase
from hiptimer.model.choices import AdvanceRule, Rules, sets_of_the_day
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import Session, SessionOutcome, SetOutcome
from hiptimer.runner.opening import open_session
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing

TWO_MINUTES = 120
"""Keys of a person who looks for each of them for a second."""

RULES = Rules(advance=AdvanceRule.AUTO, affected_side=AffectedSide.LEFT)


@dataclass(frozen=True)
class Prescription:
    """How it is written, how its sets read in the session, and how many keys that may take."""

    write: Callable[[Hands], Awaitable[None]]
    sets: list[str]
    presses: int = TWO_MINUTES


async def begin(hands: Hands, name: str, looked_for: str) -> None:
    await hands.write(name)
    await hands.press("ctrl+n")
    await hands.write(looked_for)
    await hands.press("enter")


async def repetitions(hands: Hands, count: str) -> None:
    await hands.press("r")
    await hands.point_at("Repetitions")
    await hands.write(count)


async def holds(hands: Hands) -> None:
    await begin(hands, "Nordic holds", "nord")


async def twelve(hands: Hands) -> None:
    await begin(hands, "Nordics", "nord")
    await repetitions(hands, "12")


async def twelve_with_a_plate(hands: Hands) -> None:
    await twelve(hands)
    await hands.point_at("Load")
    await hands.write("weight plate")


async def one_after_the_other(hands: Hands) -> None:
    await holds(hands)
    await hands.press("escape", "d", "enter")
    await repetitions(hands, "12")
    await hands.press("escape", "d", "enter")
    await hands.point_at("Load")
    await hands.write("weight plate")


async def eight_on_each_side(hands: Hands) -> None:
    await begin(hands, "Band", "power")
    await repetitions(hands, "8")
    await hands.point_at("Side")
    await hands.press("e")


async def fifteen_to_twenty(hands: Hands) -> None:
    await begin(hands, "Clams", "clam")
    await hands.point_at("Sets")
    await hands.write("2")
    await hands.point_at("Repetitions")
    await hands.write("15-20")


async def left_only(hands: Hands) -> None:
    await begin(hands, "Left hip", "hover")
    await hands.point_at("Sets")
    await hands.write("3")
    await hands.point_at("Hold")
    await hands.write("20")
    await hands.point_at("Rest")
    await hands.write("20")
    await hands.point_at("Side")
    await hands.press("l")


HOLD = "bilateral: 20 s"
REPS = "bilateral: 12 repetitions"
WITH_A_PLATE = "bilateral: 12 repetitions, weight plate"
PRESCRIPTIONS = {
    "3 holds of 20 s": Prescription(holds, [HOLD] * 3),
    "3 times 12": Prescription(twelve, [REPS] * 3),
    "3 times 12 with a plate": Prescription(twelve_with_a_plate, [WITH_A_PLATE] * 3),
    "all three, one after the other": Prescription(
        one_after_the_other, [HOLD] * 3 + [REPS] * 3 + [WITH_A_PLATE] * 3
    ),
    "3 times 8 on each side": Prescription(
        eight_on_each_side, ["left: 8 repetitions"] * 3 + ["right: 8 repetitions"] * 3
    ),
    "15 to 20 repetitions": Prescription(fifteen_to_twenty, ["left: 15-20 repetitions"] * 2),
    "3 holds of 20 s, rest 20, left only": Prescription(left_only, ["left: 20 s"] * 3, 40),
}


def followed(driver: AppDriver, protocol_id: str) -> Session:
    """Follow a protocol to its end, as a person who does everything that is asked."""
    protocol = driver.protocol(protocol_id)
    plan = lay_out(protocol, sets_of_the_day(protocol, RULES.affected_side), RULES)
    runner = open_session(driver.context, plan)
    runner.start()
    while not runner.finished:
        driver.clock.advance(0.5)
        runner.pulse()
        if runner.engine.phase is Phase.WAITING:
            runner.send(SkipPhase())
        position = runner.engine.position
        if position and position.phase is Phase.REPS and position.seconds is None:
            runner.send(Done())
    assert runner.close() is None
    (session,) = driver.stored()
    return session


def set_lines(session: Session) -> list[str]:
    """Return the sets of a stored session, each as it was prescribed and done."""
    lines = []
    for row in session.sets:
        prescribed = session.protocol.exercises[row.entry - 1]
        most = f"-{prescribed.reps_max}" if prescribed.reps_max != prescribed.reps else ""
        held, reps = f"{row.target_seconds} s", f"{row.target_reps}{most} repetitions"
        assert row.held_seconds == row.target_seconds
        assert row.done_reps == row.target_reps
        load = f", {row.load}" if row.load else ""
        lines.append(f"{row.side}: {held if row.target_seconds else reps}{load}")
    return lines


@pytest.mark.parametrize("said", PRESCRIPTIONS)
async def test_a_prescription_is_written_followed_and_read_back(
    driver: AppDriver, said: str
) -> None:
    prescription = PRESCRIPTIONS[said]
    async with editing(driver) as hands:
        await prescription.write(hands)
        await hands.press("ctrl+s")
        protocol_id = hands.editor.document.protocol_id
        assert f"Saved as {protocol_id}" in hands.text
        assert hands.presses <= prescription.presses
    session = followed(driver, protocol_id)
    assert session.outcome is SessionOutcome.COMPLETED
    assert {row.outcome for row in session.sets} == {SetOutcome.DONE}
    assert set_lines(session) == prescription.sets
