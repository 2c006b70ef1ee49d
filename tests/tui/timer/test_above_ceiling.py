"""The panel above the ceiling: kind words, and each choice with its letter."""

from msgspec.structs import replace

from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide, Rate, Unrate
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Choice
from hiptimer.tui.screens.timer.above_ceiling import ceiling_panel
from hiptimer.tui.screens.timer.panels import Panel
from tests.engine.drive import Drive
from tests.plans import EACH, GUIDE, HOLD, REPS, plan_for

HOVER = replace(HOLD, side=EACH, sets=3, sets_max=3, guide=GUIDE)


def panel_at(pain: int, drive: Drive | None = None) -> Panel:
    """Rate the first hold, and give what is offered."""
    drive = drive or Drive(plan_for(HOVER)).start().reach(Phase.REST)
    drive.send(Rate(pain))
    decision = drive.engine.owed.decision
    assert decision is not None
    return ceiling_panel(drive.engine, decision)


def offered(panel: Panel) -> list[str]:
    return [f"{choice.letter} {choice.text}" for choice in panel.choices]


def test_at_five_the_easier_version_comes_first() -> None:
    panel = panel_at(5)
    assert panel.lead == ("5 is above your limit of 3.", "What would you like to do?")
    assert offered(panel) == [
        "e easier version: knee bent",
        "s shorter holds: 10 s on this side",
        "x leave this exercise on this side",
        "X leave this exercise on both sides",
        "c carry on as planned",
        "f finish here",
        "i I meant another number: press it",
    ]
    assert panel.highlighted == 0
    assert not panel.help_page


def test_at_six_leaving_the_side_comes_first() -> None:
    assert offered(panel_at(6))[0] == "x leave this exercise on this side"


def test_at_seven_finishing_comes_first_with_the_page_on_when_to_seek_help() -> None:
    panel = panel_at(7)
    assert offered(panel)[0] == "f finish here (h: when to seek help)"
    assert panel.lead[1] == "That is a lot. Stopping for today is a good choice."
    assert panel.help_page


def test_each_choice_stands_for_its_decision() -> None:
    panel = panel_at(5)
    decided = {choice.letter: panel.answer_to(choice) for choice in panel.choices}
    assert decided == {
        "e": Decide(Choice.EASIER),
        "s": Decide(Choice.SHORTER),
        "x": Decide(Choice.SKIP_SIDE),
        "X": Decide(Choice.SKIP_EXERCISE),
        "c": Decide(Choice.CARRY_ON),
        "f": Decide(Choice.FINISH),
        "i": Unrate(1),
    }


def test_a_choice_of_a_panel_that_is_gone_stands_for_nothing() -> None:
    assert panel_at(5).answer_to(panel_at(8).choices[0]) is None


def test_an_exercise_for_both_legs_is_left_in_one_way() -> None:
    drive = Drive(plan_for(HOLD, HOLD)).start().reach(Phase.REST)
    assert offered(panel_at(5, drive)) == [
        "s shorter holds: 10 s",
        "x leave this exercise",
        "c carry on as planned",
        "f finish here",
        "i I meant another number: press it",
    ]


def test_after_the_last_set_of_a_side_the_other_one_can_be_left() -> None:
    drive = Drive(plan_for(replace(HOVER, sets=1))).start().reach(Phase.REST)
    assert "X leave this exercise on both sides" in offered(panel_at(5, drive))


def test_repetitions_are_offered_as_fewer() -> None:
    paced = replace(REPS, seconds_per_rep=1.0)
    drive = Drive(plan_for(paced)).start().reach(Phase.REST)
    assert "s only 6 repetitions" in offered(panel_at(5, drive))


def test_another_number_goes_to_the_set_that_the_panel_is_about() -> None:
    plan = plan_for(HOVER, advance=AdvanceRule.EXERCISE)
    drive = Drive(plan).start().reach(Phase.WAITING)
    drive.send(Rate(8, row=1))
    decision = drive.engine.owed.decision
    assert decision is not None
    assert ceiling_panel(drive.engine, decision).answers[-1] == Unrate(1)


def test_two_choices_fit_beside_each_other_on_a_usual_terminal() -> None:
    long = [c.text for c in panel_at(5).choices if not c.text.startswith("easier version")]
    assert max(map(len, [*long, offered(panel_at(9))[0][2:]])) + len("▸ e ") < 39
