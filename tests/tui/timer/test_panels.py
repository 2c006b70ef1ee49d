"""The panel of a question: kind words, and each choice with its letter."""

import pytest
from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Rate
from hiptimer.interaction.questions import OPTIONS, Question, options
from hiptimer.tui.screens.timer.texts import Panel, panel
from hiptimer.wording.questions import LEADS
from tests.support.engine_driver import Drive
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for

HOVER = replace(HOLD, side=EACH, sets=3, sets_max=3, guide=GUIDE)


def resting(drive: Drive | None = None) -> Drive:
    return (drive or Drive(plan_for(HOVER)).start()).reach(Phase.REST)


def panel_at(pain: int, drive: Drive | None = None) -> Panel:
    """Rate the first hold, and give what is offered."""
    drive = drive or resting()
    drive.send(Rate(pain))
    decision = drive.engine.owed.decision
    assert decision is not None
    return panel(drive.engine, decision)


def offered(shown: Panel) -> list[str]:
    return [f"{choice.letter} {choice.text}" for choice in shown.choices]


def test_at_five_the_easier_version_comes_first() -> None:
    shown = panel_at(5)
    assert shown.lead == ("5 is above your limit of 3.", "What would you like to do?")
    assert offered(shown) == [
        "e easier version: knee bent",
        "s shorter holds: 10 s on this side",
        "x leave this exercise on this side",
        "X leave this exercise on both sides",
        "c carry on as planned",
        "f finish here",
        "a I meant another number: press it",
    ]


def test_at_six_leaving_the_side_comes_first() -> None:
    assert offered(panel_at(6))[0] == "x leave this exercise on this side"


def test_at_seven_finishing_comes_first_with_the_page_on_when_to_seek_help() -> None:
    shown = panel_at(7)
    assert offered(shown)[0] == "f finish here (h: when to seek help)"
    assert shown.lead[1] == "That is a lot. Stopping for today is a good choice."


def test_an_exercise_for_both_legs_is_left_in_one_way() -> None:
    drive = resting(Drive(plan_for(HOLD, HOLD)).start())
    assert offered(panel_at(5, drive)) == [
        "s shorter holds: 10 s",
        "x leave this exercise",
        "c carry on as planned",
        "f finish here",
        "a I meant another number: press it",
    ]


def test_after_the_last_set_of_a_side_the_other_one_can_be_left() -> None:
    drive = resting(Drive(plan_for(replace(HOVER, sets=1))).start())
    assert "X leave this exercise on both sides" in offered(panel_at(5, drive))


def test_repetitions_are_offered_as_fewer() -> None:
    drive = resting(Drive(plan_for(replace(REPS, seconds_per_rep=1.0))).start())
    assert "s only 6 repetitions" in offered(panel_at(5, drive))


def test_two_choices_fit_beside_each_other_on_a_usual_terminal() -> None:
    long = [c.text for c in panel_at(5).choices if not c.text.startswith("easier version")]
    assert max(map(len, [*long, offered(panel_at(9))[0][2:]])) + len("▸ e ") < 39


@pytest.mark.parametrize("pain", range(4, 11))
def test_each_choice_above_the_limit_has_the_letter_of_its_option(pain: int) -> None:
    drive = resting()
    shown = panel_at(pain, drive)
    letters = [each.letter for each in options(drive.engine.owed.decision)]
    assert [each.letter for each in shown.choices] == letters


@pytest.mark.parametrize("question", Question)
def test_each_answer_to_a_question_has_the_letter_of_its_option(question: Question) -> None:
    shown = panel(resting().engine, question)
    assert [each.letter for each in shown.choices] == [each.letter for each in OPTIONS[question]]
    assert shown.lead == LEADS[question]


def test_leaving_and_finishing_say_what_becomes_of_the_session() -> None:
    engine = resting().engine
    assert offered(panel(engine, Question.LEAVE)) == [
        "s stop here: what you did is kept",
        "l go on later: within two hours, from the next set",
        "k keep going",
    ]
    assert offered(panel(engine, Question.FINISH)) == [
        *("p pain", "t tired", "m no more time", "o something else", "n no reason"),
        "k keep going",
    ]
    assert offered(panel(engine, Question.EXPIRED)) == [
        "k keep what was done",
        "d discard it, to the trash",
    ]
