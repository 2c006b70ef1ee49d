"""Above the limit page up steps through the choices; what was not stepped to is never chosen."""

import pytest

from hiptimer.engine import Phase
from hiptimer.engine.commands import Decide
from hiptimer.engine.events import Decided
from hiptimer.interaction.questions import Question
from hiptimer.interaction.view import Dropped, End, Highlighted
from hiptimer.model.session import Choice
from tests.support.controller_driver import Pressing, short_session


def after_five() -> Pressing:
    """Give a five in a rest, which is above the limit of three."""
    pressing = short_session().reach(Phase.REST)
    pressing.press("5")
    return pressing


def chosen(pressing: Pressing) -> list[str]:
    return [str(event.choice) for event in pressing.events if isinstance(event, Decided)]


def test_each_press_points_to_the_next_choice_and_after_the_last_to_the_first() -> None:
    pressing = after_five()
    seen = pressing.highlighted
    for _ in range(7):
        pressing.press("pageup", after=0.5)
        seen += pressing.highlighted
    assert seen == "esxXcfae"
    assert not chosen(pressing)


def test_page_down_takes_what_was_stepped_to() -> None:
    pressing = after_five()
    pressing.press("pageup", "pagedown", after=0.5)
    assert (chosen(pressing), pressing.phase) == (["shorter"], Phase.REST)


def test_page_down_alone_takes_what_is_suggested() -> None:
    pressing = after_five()
    pressing.press("pagedown", after=3)
    assert chosen(pressing) == ["easier"]


def test_three_seconds_without_a_press_take_what_was_stepped_to() -> None:
    pressing = after_five()
    pressing.press("pageup", "pageup", after=0.5)
    pressing.wait(2.75)
    assert not chosen(pressing)
    pressing.wait(0.25)
    assert (chosen(pressing), pressing.phase) == (["skip-side"], Phase.REST)
    pressing.press("pagedown")
    assert pressing.phase is Phase.REST, "a press that comes a moment later ends no rest"


def test_nothing_is_chosen_that_was_not_stepped_to() -> None:
    pressing = after_five()
    pressing.wait(300)
    assert (chosen(pressing), pressing.phase) == ([], Phase.WAITING)
    pressing.press("down")
    pressing.wait(10)
    assert not chosen(pressing), "an arrow waits for enter"


def test_long_after_the_number_a_choice_can_still_be_stepped_to() -> None:
    pressing = after_five()
    pressing.press("pageup", after=300)
    pressing.press("pagedown")
    assert chosen(pressing) == ["shorter"]


def test_a_choice_is_heard_to_its_end_before_the_three_seconds_begin() -> None:
    pressing = after_five()
    pressing.press("pageup", after=0.5)
    pressing.controller.speaking(pressing.at + 4)
    pressing.wait(6.75)
    assert not chosen(pressing)
    pressing.wait(0.25)
    assert chosen(pressing) == ["shorter"]


def test_another_number_is_stepped_to_by_page_up_alone() -> None:
    pressing = after_five()
    pressing.press(*["pageup"] * 6, after=0.5)
    assert pressing.highlighted == "a"
    pressing.press("pagedown", after=0.5)
    assert pressing.pains == [None]
    assert pressing.step(2) == [3, 2]
    pressing.wait(3)
    assert (pressing.pains, chosen(pressing)) == ([2], [])


def stepped_to_five() -> Pressing:
    """Give the five by stepping to it."""
    pressing = short_session().reach(Phase.REST, after=0.5)
    assert pressing.step(10)[-1] == 5
    pressing.press("pagedown", after=0.5)
    return pressing


def test_a_number_above_the_limit_that_was_stepped_to_opens_the_choices() -> None:
    pressing = stepped_to_five()
    assert pressing.view.asked is not None
    assert pressing.view.number is None
    pressing.wait(10)
    assert not chosen(pressing)


def test_a_second_press_for_that_number_chooses_nothing() -> None:
    pressing = stepped_to_five()
    pressing.press("pagedown")
    assert not chosen(pressing), "the choices have not been heard yet"
    pressing.press("pagedown", after=2.5)
    assert chosen(pressing) == ["easier"]


def test_who_has_stepped_on_since_that_number_chooses_at_once() -> None:
    pressing = stepped_to_five()
    pressing.press("pageup", "pagedown", after=0.5)
    assert chosen(pressing) == ["shorter"]


def test_finishing_can_be_stepped_to() -> None:
    pressing = after_five()
    pressing.press(*["pageup"] * 5, after=0.5)
    assert pressing.press("pagedown", after=0.5).endswith("stopped (pain)")
    assert pressing.end is End.FINISHED


def test_a_letter_while_stepping_is_the_answer() -> None:
    pressing = after_five()
    pressing.press("pageup", "c", after=0.5)
    pressing.wait(5)
    assert chosen(pressing) == ["carry-on"]


def test_a_number_while_stepping_is_the_answer() -> None:
    pressing = after_five()
    pressing.press("pageup", "2", after=0.5)
    pressing.wait(5)
    assert (pressing.pains, chosen(pressing)) == ([2], [])


def test_in_a_pause_the_choices_wait_and_page_up_goes_on() -> None:
    pressing = after_five()
    pressing.press("pageup", "b", after=0.5)
    pressing.wait(10)
    assert (pressing.phase, chosen(pressing)) == (Phase.PAUSED, [])
    pressing.press("pageup", after=0)
    assert pressing.phase is Phase.REST


def test_the_choice_that_was_pointed_to_is_still_so_after_a_pause() -> None:
    pressing = after_five()
    pressing.press("pageup", "b", "b", "pagedown", after=2)
    assert chosen(pressing) == ["shorter"]


def test_a_choice_that_was_stepped_to_is_let_go_when_another_number_is_given() -> None:
    pressing = after_five()
    pressing.press("pageup")
    assert pressing.outcome.changes == (Highlighted(Decide(Choice.SHORTER)),)
    pressing.press("3")
    assert Dropped() in pressing.changes


@pytest.mark.parametrize(("question", "steps"), [("q", "kslk"), ("f", "nkptmonk")])
def test_a_question_is_stepped_through_and_only_page_down_answers_it(
    question: str, steps: str
) -> None:
    pressing = short_session().reach(Phase.HOLD, after=1)
    pressing.press(question)
    seen = pressing.highlighted
    for _ in steps[1:]:
        pressing.press("pageup", after=0.5)
        seen += pressing.highlighted
    assert seen == steps
    pressing.wait(10)
    assert (pressing.end, pressing.phase) == (None, Phase.HOLD)
    pressing.press("pagedown", after=0)
    assert pressing.view.asked is None


def test_after_two_hours_page_up_and_down_discard() -> None:
    pressing = short_session().reach(Phase.WAITING, after=7_201)
    pressing.controller.expire(pressing.at)
    pressing.press("pageup", after=2)
    pressing.wait(10)
    assert (pressing.end, pressing.view.asked) == (None, Question.EXPIRED)
    pressing.press("pagedown")
    assert pressing.end is End.DISCARDED


@pytest.mark.parametrize(("key", "letter"), [("pageup", "s"), ("down", "s")])
def test_from_a_rest_into_a_wait_the_choice_that_is_pointed_to_stays(key: str, letter: str) -> None:
    pressing = short_session().reach(Phase.REST, after=16)
    pressing.press("5", key, after=1)
    pressing.reach(Phase.WAITING)
    assert pressing.highlighted == letter
    pressing.press("pagedown", after=0.75)
    assert chosen(pressing) == ["shorter"]
