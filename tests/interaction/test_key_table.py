"""The table of keys: what each one does in every phase, and where it does nothing."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.interaction.keys import (
    ALWAYS,
    CONFIRMING,
    DIGITS,
    ON,
    ROWS,
    STOP,
    TEN,
    Intent,
    rows_of,
)
from hiptimer.interaction.questions import LETTERS
from hiptimer.interaction.view import Why
from hiptimer.model.choices import AdvanceRule
from tests.support.controller_driver import Pressing
from tests.support.plans import EACH, HOLD, REPS, plan_for

PLAN = plan_for(replace(HOLD, side=EACH), REPS, advance=AdvanceRule.EXERCISE)
KEYS = ("space", "b", ".", "enter", "pagedown", "pageup", "n", "e", "r", "d", "+", "x", "X")
NOTHING = "-"
GUARDED = 2.0
"""Long enough for a phase that began by itself to be left by one press."""


def start() -> Pressing:
    return Pressing(PLAN).start()


def paused(phase: Phase) -> Pressing:
    pressing = start().reach(phase, after=4)
    pressing.press("b")
    return pressing


def counting_in() -> Pressing:
    pressing = paused(Phase.HOLD)
    pressing.press("b")
    return pressing


def slept_in_a_hold() -> Pressing:
    pressing = start().reach(Phase.HOLD)
    pressing.sleep(60)
    return pressing


def in_reps() -> Pressing:
    plan = plan_for(REPS, HOLD, advance=AdvanceRule.EXERCISE)
    return Pressing(plan).start().reach(Phase.REPS)


def at_last_wait() -> Pressing:
    return Pressing(plan_for(HOLD)).start().reach(Phase.WAITING)


EXPECTED: dict[str, tuple[Callable[[], Pressing], str]] = {
    "preparing": (
        start,
        """
        space b . pageup: paused left 1
        enter pagedown n: hold left 1
        +: prepare left 1
        x: waiting right 1
        X: waiting bilateral 1
        """,
    ),
    "counting in": (
        counting_in,
        """
        space b . pageup: paused left 1
        n: hold left 1
        x: waiting right 1
        X: waiting bilateral 1
        """,
    ),
    "in a hold": (
        lambda: start().reach(Phase.HOLD),
        """
        space b . pageup: paused left 1
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
        space b . pageup: paused bilateral 1
        enter pagedown e: rest bilateral 1
        n: reps bilateral 2
        r: count-in bilateral 1
        x X: waiting bilateral 1
        """,
    ),
    "resting": (
        lambda: start().reach(Phase.REST),
        """
        space b .: paused left 1
        enter pagedown n: hold left 2
        r: count-in left 1
        d + x X pageup: rest left 1
        """,
    ),
    "waiting": (
        lambda: start().reach(Phase.WAITING),
        """
        space enter pagedown n: prepare right 1
        r: count-in left 2
        d pageup: waiting right 1
        x X: waiting bilateral 1
        """,
    ),
    "paused in a hold": (
        lambda: paused(Phase.HOLD),
        """
        space b . pageup enter pagedown r: count-in left 1
        e: rest left 1
        x: waiting right 1
        X: waiting bilateral 1
        """,
    ),
    "paused in a rest": (
        lambda: paused(Phase.REST),
        """
        space b . pageup enter pagedown: rest left 1
        r: count-in left 1
        d x X: paused left 1
        """,
    ),
    "after a gap in a hold": (
        slept_in_a_hold,
        """
        space b . pageup enter pagedown: rest left 1
        r: count-in left 1
        d x X: paused left 1
        """,
    ),
    "at the last wait": (
        at_last_wait,
        """
        space enter pagedown n: finished
        r: count-in bilateral 2
        d pageup: waiting bilateral 2
        """,
    ),
}
"""What each key leads to; a key that is not named does nothing there."""


def outcome(pressing: Pressing, key: str) -> str:
    """Press a key and return where the session is then."""
    pressing.press(key, after=GUARDED)
    return NOTHING if pressing.outcome.ignored is Why.NOT_NOW else pressing.where


def expected(page: str) -> dict[str, str]:
    outcomes = dict.fromkeys(KEYS, NOTHING)
    for line in page.strip().splitlines():
        keys, _, where = line.strip().partition(": ")
        outcomes |= dict.fromkeys(keys.split(), where)
    return outcomes


@pytest.mark.parametrize("name", EXPECTED)
def test_each_key_does_what_it_says_and_nothing_where_it_says_nothing(name: str) -> None:
    reach, page = EXPECTED[name]
    found = {key: outcome(reach(), key) for key in KEYS}
    assert found == expected(page)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_key_that_is_offered_does_something_and_no_other_one_does(name: str) -> None:
    reach, _ = EXPECTED[name]
    offered = {hint.key for hint in reach().controller.available()}
    for key in dict.fromkeys(key for row in ROWS for key in row.keys):
        pressing = reach()
        pressing.press(key, after=GUARDED)
        assert (pressing.outcome.ignored is None) is (key in offered), key


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_available_is_what_is_offered(name: str) -> None:
    controller = EXPECTED[name][0]().controller
    for hint in controller.available():
        assert controller.offers(hint.intent, hint.key)


def test_on_is_return_and_the_next_of_a_clicker_and_confirms_a_number() -> None:
    on = {row.intent for row in ROWS if "enter" in row.keys}
    assert on == {*CONFIRMING, Intent.CHOOSE}
    assert all(row.keys == ON for row in ROWS if "enter" in row.keys)
    assert "pagedown" in ON


def test_the_space_bar_and_what_blanks_a_screen_pause_and_go_on() -> None:
    assert {"space", "b", "."} == set(STOP)
    assert {row.intent for row in ROWS if row.keys == STOP} == ALWAYS


@pytest.mark.parametrize("key", [*DIGITS, TEN])
def test_digits_and_t_rate_and_do_nothing_else_but_answer(key: str) -> None:
    intents = {row.intent for row in rows_of(key)}
    assert intents == {Intent.RATE} | ({Intent.ANSWER} if key in LETTERS else set())


RATES = {"resting", "waiting", "paused in a rest", "after a gap in a hold", "at the last wait"}


@pytest.mark.parametrize("name", EXPECTED)
def test_keys_that_ask_or_move_change_nothing_and_digits_rate_only_a_set(name: str) -> None:
    pressing = EXPECTED[name][0]()
    pressing.wait(1)
    where = pressing.where
    for key in ("escape", "left", "right", "up", "down", "backspace", "h", "home", "z", "tab"):
        assert pressing.press(key, after=0) == "", key
    for key, asked in (("q", "leave"), ("ctrl+q", "leave"), ("ctrl+c", "leave")):
        assert pressing.press(key, after=0) == ""
        assert pressing.view.question == asked
        assert pressing.press("escape", "z", after=0) == ""
        assert pressing.view.asked is None
    assert (pressing.where, pressing.end) == (where, None)
    pressing.press("3", after=0)
    assert (3 in pressing.pains) is (name in RATES), "a digit rates only where a set was ended"
    assert pressing.where == where


@pytest.mark.parametrize("name", [name for name in EXPECTED if name != "at the last wait"])
def test_finishing_is_asked_about_in_every_phase_before_the_last_wait(name: str) -> None:
    pressing = EXPECTED[name][0]()
    pressing.wait(1)
    assert pressing.press("f", after=0) == ""
    assert pressing.view.question == "finish"
    pressing.press("escape")
    assert pressing.view.question is None


def test_one_key_after_another_walks_through_a_whole_exercise() -> None:
    pressing = start()
    for key, where in (
        ("+", "prepare left 1"),
        ("space", "paused left 1"),
        (".", "prepare left 1"),
        ("enter", "hold left 1"),
        ("r", "count-in left 1"),
        ("n", "hold left 1"),
        ("e", "rest left 1"),
        ("d", "rest left 1"),
        ("pagedown", "hold left 2"),
        ("b", "paused left 2"),
        ("x", "waiting right 1"),
        ("X", "waiting bilateral 1"),
    ):
        assert pressing.press(key), key
        assert pressing.where == where, key
    assert [row.outcome for row in pressing.rows] == [
        "cut-short",
        "skipped",
        "skipped",
        "skipped",
        "skipped",
    ]
