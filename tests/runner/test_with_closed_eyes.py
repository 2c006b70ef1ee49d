"""Whole sessions with closed eyes: two buttons are pressed, and only what is heard is gone by."""

from pathlib import Path

import pytest

from hiptimer.engine import Phase
from hiptimer.interaction.view import End
from hiptimer.model.protocol import AffectedSide
from hiptimer.wording.numbers import in_words
from tests.support.app_driver import AppDriver
from tests.support.eyes_closed import EyesClosed
from tests.support.timer_driver import short_plan

ON, STEP = "pagedown", "pageup"


@pytest.fixture
def driver(tmp_path: Path) -> AppDriver:
    made = AppDriver(tmp_path)
    made.context.settings.save(affected_side=AffectedSide.LEFT)
    return made


def begin(driver: AppDriver, exercises: int = 2) -> EyesClosed:
    return EyesClosed.begin(driver, short_plan(driver, exercises=exercises))


def step_until_heard(listener: EyesClosed, words: str) -> None:
    """Press page up until `words` are heard."""
    for _ in range(12):
        listener.press(STEP, after=0.5)
        if listener.heard.endswith(words):
            return
    raise AssertionError(f"{words!r} was not heard, but {listener.heard!r}")


def rate(listener: EyesClosed, pain: int, *, patiently: bool = False) -> None:
    """Answer with a number, by a second button or by waiting."""
    step_until_heard(listener, f"Number {in_words(pain)}.")
    if patiently:
        listener.wait(10)
    else:
        listener.press(ON, after=0.5)
    assert in_words(pain) in listener.heard.lower(), "it is said back"


def rest_rated(listener: EyesClosed, pain: int, *, patiently: bool = False) -> None:
    listener.reach(Phase.HOLD)
    listener.reach(Phase.REST, after=2)
    assert "at its worst: zero to ten?" in listener.heard
    rate(listener, pain, patiently=patiently)


@pytest.mark.parametrize(
    ("exercises", "pains", "patiently"),
    [(2, (3, 2, 1, 0, 1, 2, 3, 0, 1), False), (1, (3, 2, 3, 2, 3, 2), True)],
)
def test_each_set_is_rated_and_the_session_comes_to_its_end(
    driver: AppDriver, exercises: int, pains: tuple[int, ...], *, patiently: bool
) -> None:
    listener = begin(driver, exercises)
    places = len(pains) // 3
    for place in range(places):
        for pain in pains[3 * place : 3 * place + 2]:
            rest_rated(listener, pain, patiently=patiently)
        listener.reach(Phase.HOLD)
        listener.reach(Phase.WAITING, after=3)
        assert "zero to ten?" in listener.heard
        rate(listener, pains[3 * place + 2], patiently=patiently)
        if place < places - 1:
            listener.press(ON, after=3)
    assert listener.end is End.FINISHED
    assert "That was the whole session." in listener.heard
    assert listener.runner.close() is None
    (session,) = driver.stored()
    assert tuple(row.pain for row in session.sets) == pains
    assert {row.outcome for row in session.sets} == {"done"}
    assert session.paused_seconds == 0.0


# What is said of that which is pointed to


def test_a_choice_is_heard_to_its_end_before_the_three_seconds_begin(driver: AppDriver) -> None:
    listener = begin(driver)
    listener.reach(Phase.REST)
    listener.press("5")
    assert listener.heard.endswith("Or press page up for the others.")
    for words in (
        *("A shorter set: ten seconds.", "Leave this exercise on this side."),
        *("Leave this exercise on both sides.", "Carry on as planned."),
        *("Finish here.", "Another number."),
    ):
        listener.press("pageup", after=0.5)
        assert listener.heard == words
    listener.press("pageup", after=0.5)
    assert listener.heard.startswith("Easier version: knee bent, or only take the weight")
    listener.wait(5)
    assert not listener.chosen
    listener.wait(4)
    assert listener.chosen == ["easier"]


def test_which_set_is_meant_is_said_before_its_first_number(driver: AppDriver) -> None:
    listener = begin(driver)
    listener.reach(Phase.WAITING, after=1)
    heard = []
    for key in ("pageup", "pageup", "pagedown", "pageup"):
        listener.press(key)
        heard.append(listener.heard)
    assert heard[:2] == ["Set three. Number three.", "Number two."]
    assert heard[2].startswith("Pain level two. Two more to rate. Set one.")
    assert heard[3] == "Set one. Number three."


def test_an_arrow_says_which_set_numbers_go_to_and_so_does_every_reminder(
    driver: AppDriver,
) -> None:
    listener = begin(driver)
    listener.reach(Phase.WAITING, after=19)
    listener.press("up")
    assert listener.heard == "Set two."
    listener.wait(17)
    assert "sets one, two and three. Set two. Hip pain" in listener.heard
    listener.press("1", after=0)
    assert listener.pains == [None, 1, None]


def test_above_the_limit_a_number_is_for_the_set_that_the_voice_speaks_of(
    driver: AppDriver,
) -> None:
    listener = begin(driver)
    for _ in range(3):
        listener.reach(Phase.HOLD)
        listener.reach(Phase.REST)
    listener.press("8")
    listener.reach(Phase.WAITING, after=1)
    assert listener.heard.startswith("Pain level eight, above your limit of three. That is a lot.")
    assert "Not rated" not in listener.heard
    assert "zero to ten" not in listener.heard
    listener.press("2", after=0)
    assert listener.pains == [None, None, 2]
    assert "Two more to rate. Set one." in listener.heard


def test_at_the_end_the_exercise_and_the_side_are_said_too(driver: AppDriver) -> None:
    listener = begin(driver, exercises=1)
    listener.reach(Phase.WAITING)
    listener.press("pagedown", after=2)
    listener.reach(Phase.WAITING, after=1)
    listener.press("pageup")
    name = "Side-lying straight-leg hover"
    assert listener.heard == f"{name}, right leg on top, set three. Number three."
    listener.press("pagedown", "pageup")
    assert listener.heard == f"{name}, left leg on top, set one. Number three."
    listener.wait(6)
    assert listener.pains[0] is None, "it is still being said"
    listener.wait(3)
    assert listener.pains[0] == 3


def test_in_a_rest_no_set_is_named_for_there_is_only_one(driver: AppDriver) -> None:
    listener = begin(driver)
    listener.reach(Phase.REST)
    listener.press("pageup")
    assert listener.heard == "Number three."
    listener.press("left")
    assert listener.heard == "Number two.", "arrows are heard too"


def test_the_set_that_is_asked_about_again_is_the_one_that_a_number_rates(
    driver: AppDriver,
) -> None:
    listener = begin(driver, exercises=1)
    listener.reach(Phase.WAITING)
    listener.press("2", after=20)  # for the last set; then down to the end of the list
    listener.press(*["down"] * 6)
    row = listener.runner.controller.view.row
    assert row
    listener.wait(20)
    number = in_words(listener.runner.engine.ledger.row(row).step.number)
    assert f"set {number}" in listener.heard.lower()
    listener.press("1")
    assert listener.pains[row - 1] == 1
