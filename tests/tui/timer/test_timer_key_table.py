"""The table of keys: what each one does in every phase, and where it does nothing."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from textual.binding import Binding, BindingsMap

from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Interrupt, Pause, Resume
from hiptimer.model.choices import AdvanceRule
from hiptimer.tui.screens.timer.keys import CONFIRM, KEY_COMMANDS, KeyCommand, bindings
from tests.engine.drive import Drive
from tests.plans import EACH, HOLD, REPS, plan_for

PLAN = plan_for(replace(HOLD, side=EACH), REPS, advance=AdvanceRule.EXERCISE)
KEYS = ("space", "b", "full_stop", "enter", "pagedown", "n", "e", "r", "u", "plus", "x", "X")
NOTHING = "-"


def start() -> Drive:
    return Drive(PLAN).start()


def paused(phase: Phase) -> Drive:
    drive = start().reach(phase)
    drive.wait(5)
    drive.send(Pause())
    return drive


def counting_in() -> Drive:
    drive = paused(Phase.HOLD)
    drive.send(Resume())
    return drive


def slept_in_a_hold() -> Drive:
    drive = start().reach(Phase.HOLD)
    drive.send(Interrupt(drive.at))
    return drive


def in_reps() -> Drive:
    return Drive(plan_for(REPS, HOLD, advance=AdvanceRule.EXERCISE)).start().reach(Phase.REPS)


def at_last_wait() -> Drive:
    return Drive(plan_for(HOLD)).start().reach(Phase.WAITING)


EXPECTED: dict[str, tuple[Callable[[], Drive], str]] = {
    "preparing": (
        start,
        """
        space b full_stop: paused left 1
        enter pagedown n: hold left 1
        plus: prepare left 1
        x: waiting right 1
        X: waiting bilateral 1
        """,
    ),
    "counting in": (
        counting_in,
        """
        space b full_stop: paused left 1
        n: hold left 1
        x: waiting right 1
        X: waiting bilateral 1
        """,
    ),
    "in a hold": (
        lambda: start().reach(Phase.HOLD),
        """
        space b full_stop: paused left 1
        n: hold left 2
        e: rest left 1
        r: count-in left 1
        x: waiting right 1
        X: waiting bilateral 1
        """,
    ),
    "in repetitions": (
        in_reps,
        """
        space b full_stop: paused bilateral 1
        enter pagedown e: rest bilateral 1
        n: reps bilateral 2
        r: count-in bilateral 1
        x X: waiting bilateral 1
        """,
    ),
    "resting": (
        lambda: start().reach(Phase.REST),
        """
        space b full_stop: paused left 1
        enter pagedown n: hold left 2
        r: count-in left 1
        u plus x X: rest left 1
        """,
    ),
    "waiting": (
        lambda: start().reach(Phase.WAITING),
        """
        space enter pagedown n: prepare right 1
        r: count-in left 2
        u: waiting right 1
        x X: waiting bilateral 1
        """,
    ),
    "paused in a hold": (
        lambda: paused(Phase.HOLD),
        """
        space b full_stop enter pagedown r: count-in left 1
        e: rest left 1
        x: waiting right 1
        X: waiting bilateral 1
        """,
    ),
    "paused in a rest": (
        lambda: paused(Phase.REST),
        """
        space b full_stop enter pagedown: rest left 1
        r: count-in left 1
        u x X: paused left 1
        """,
    ),
    "after a gap in a hold": (
        slept_in_a_hold,
        """
        space b full_stop enter pagedown: rest left 1
        r: count-in left 1
        u x X: paused left 1
        """,
    ),
    "at the last wait": (
        at_last_wait,
        """
        space enter pagedown n: finished
        r: count-in bilateral 2
        u: waiting bilateral 2
        """,
    ),
}
"""What each key leads to; a key that is not named does nothing there."""


def acting(engine: Engine, key: str) -> KeyCommand | None:
    """Return the press that a key stands for just now: the first of its bindings that works."""
    for binding in BindingsMap(bindings()).key_to_bindings.get(key, []):
        name = binding.action.removeprefix("press('").removesuffix("')")
        if name in KEY_COMMANDS and KEY_COMMANDS[name].works(engine):
            return KEY_COMMANDS[name]
    return None


def outcome(drive: Drive, key: str) -> str:
    """Press a key and return where the session is then."""
    press = acting(drive.engine, key)
    if press is None:
        return NOTHING
    drive.send(press.command)
    step = drive.engine.position
    return f"{drive.phase} {step.side} {step.number}" if step else str(drive.phase)


def expected(page: str) -> dict[str, str]:
    outcomes = dict.fromkeys(KEYS, NOTHING)
    for line in page.strip().splitlines():
        keys, _, where = line.strip().partition(": ")
        outcomes |= dict.fromkeys(keys.split(), where)
    return outcomes


@pytest.mark.parametrize("name", EXPECTED)
def test_each_key_does_what_it_says_and_nothing_where_it_says_nothing(name: str) -> None:
    reach, page = EXPECTED[name]
    assert {key: outcome(reach(), key) for key in KEYS} == expected(page)


def test_every_command_that_a_key_sends_is_taken_when_the_key_works() -> None:
    for reach, _ in EXPECTED.values():
        for name, press in KEY_COMMANDS.items():
            drive = reach()
            if press.works(drive.engine):
                assert drive.send(press.command), f"{name} in {drive.phase}"


def test_on_is_return_and_the_next_of_a_clicker_and_confirms_a_number() -> None:
    on = {name for name, press in KEY_COMMANDS.items() if "enter" in press.keys}
    assert on == CONFIRM
    assert all("pagedown" in KEY_COMMANDS[name].keys for name in on)


def test_every_press_is_bound_and_every_key_is_shown_as_a_person_calls_it() -> None:
    bound = [item for item in bindings() if isinstance(item, Binding)]
    pressed = {item.action: item.key_display for item in bound if "press(" in item.action}
    assert pressed == {f"press('{name}')": press.shown for name, press in KEY_COMMANDS.items()}


@pytest.mark.parametrize("digit", range(10))
def test_digits_are_bound_by_their_character(digit: int) -> None:
    (binding,) = BindingsMap(bindings()).key_to_bindings[str(digit)]
    assert binding.action == f"rate({digit})"
