"""Two buttons do in plain mode too: page up steps through the answers, each of them a line."""

from pathlib import Path

import pytest

from hiptimer.cues.director import Director
from hiptimer.engine.commands import Decide
from hiptimer.model.session import Choice
from hiptimer.runner.context import Context
from tests.support.plain_driver import Asleep, Script, Visit, context_in, settle, visit

UP, DOWN = "\x1b[5~", "\x1b[6~"

# HOLD: ready 0-10, hold 10-30, rest 30-50, hold 50-70. Nothing waits but for ratings, at the end.


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return settle(context_in(tmp_path))


def keyed(context: Context, script: Script) -> Visit:
    return visit(context, script, single_keys=True)


def test_page_up_steps_down_from_the_limit_and_page_down_takes_it(context: Context) -> None:
    done = keyed(context, [(32, UP), (32.3, UP), (33, DOWN)])
    assert done.pains[0] == 2
    assert done.after("Rest 20 s")[:3] == [
        *("Set 1 of 2: 3, mild?", "Set 1 of 2: 2, mild?"),
        "Set 1 of 2: 2, mild.",
    ]
    assert done.saved.sets[0].rested_seconds == 20.0, "it ended no rest"


def test_without_sound_a_number_is_taken_three_seconds_after_the_last_key(
    context: Context,
) -> None:
    looked_at_odd_times = (76.4, Asleep(0.1))
    done = keyed(context, [(32, "2"), (75.2, UP), (76.2, UP), looked_at_odd_times])
    assert done.pains == [2, 2]
    assert done.saved.active_seconds == 79.2, "nothing is said that would have to be heard out"


def test_a_key_that_is_held_down_takes_nothing_before_it_is_let_go(context: Context) -> None:
    held: Script = [(32 + count / 20, UP) for count in range(100)]
    done = keyed(context, [(31.5, UP), *held, (39.5, "0")])
    assert "Set 1 of 2: 2, mild." not in done.lines
    assert done.pains[0] == 0


def test_above_the_limit_the_ways_on_are_stepped_through(context: Context) -> None:
    done = keyed(context, [(32, "5"), (34, UP), (35, UP), (36, UP), (37, UP), (38, UP)])
    assert done.after("0 to 10: I meant another number")[:7] == [
        "leave this exercise?",
        "carry on as planned?",
        "finish here?",
        "I meant another number?",
        "shorter holds: 10 s?",
        "Chosen: shorter holds: 10 s.",
        "3",
    ]
    assert done.saved.adjustments[0].choice == "shorter"


def test_backspace_lets_go_of_what_was_stepped_to(context: Context) -> None:
    done = keyed(context, [(32, UP), (33, "\x7f")])
    assert done.pains[0] is None
    assert done.after("Set 1 of 2: 3, mild?")[0] == "Not taken."


def test_page_up_in_the_moment_after_a_hold_was_meant_for_the_hold(context: Context) -> None:
    done = keyed(context, [(30.3, UP), (35, UP)])
    assert "Paused. Space when you are ready." in done.lines
    assert done.pains[0] is None


def test_the_help_names_page_up_if_there_is_one(context: Context) -> None:
    hint = "page up: steps through the answers"
    assert any(line.startswith(hint) for line in keyed(context, [(32, "?")]).lines)


def test_through_a_pipe_the_help_does_not_name_page_up(context: Context) -> None:
    assert not any("page up" in line for line in visit(context, [(32, "?\n")]).lines)


def test_a_number_that_was_given_is_stepped_on_from(context: Context) -> None:
    done = keyed(context, [(32, "1"), (36, UP), (37, UP), (38, DOWN)])
    assert done.after("Set 1 of 2: 1, mild.")[:3] == [
        *("Set 1 of 2: 1, mild?", "Set 1 of 2: 0, no pain?"),
        "Set 1 of 2: 0, no pain.",
    ]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What is said of answers that are pointed to; each takes five seconds to say."""
    texts: list[tuple[str, ...]] = []

    until = [float("-inf")]

    def say(
        _: Director, said: tuple[str, ...], now: float, *_others: object, **_more: object
    ) -> None:
        texts.append(said)
        until[0] = now + 5.0

    monkeypatch.setattr(Director, "say", say)
    monkeypatch.setattr(Director, "talks_until", property(lambda _: until[0]))
    return texts


def test_which_set_it_is_about_is_said_with_the_first_number_where_several_have_none(
    context: Context, said: list[tuple[str, ...]]
) -> None:
    keyed(context, [(75, UP), (76, UP), (77, DOWN), (79, UP), (80, DOWN)])
    assert said == [
        ("Hover, set two.", "Number three."),
        ("Number two.",),
        ("Hover, set one.", "Number three."),
    ]


def test_an_answer_is_heard_out_before_it_is_taken(
    context: Context, said: list[tuple[str, ...]]
) -> None:
    done = keyed(context, [(32, UP), (36, "?"), (39.7, UP), (40.5, "\x7f")])
    assert said == [("Number three.",), ("Number two.",)]
    assert done.pains[0] is None


def test_each_way_on_is_said_as_it_is_pointed_to(
    context: Context, said: list[tuple[str, ...]]
) -> None:
    done = keyed(context, [(32, "5"), *((34 + count / 2, UP) for count in range(5)), (37, DOWN)])
    assert [words for (words,) in said] == [
        "Leave this exercise.",
        "Carry on as planned.",
        "Finish here.",
        "Another number.",
        "A shorter set: ten seconds.",
    ]
    assert done.saved.adjustments[0].choice == "shorter"


def test_the_voice_knows_which_choice_a_press_would_take_and_that_it_is_let_go(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    points: list[object] = []
    monkeypatch.setattr(Director, "point", lambda _, answer: points.append(answer))
    keyed(context, [(32, "5"), (34, UP), (35, UP), (36, "\x7f"), (37, "c")])
    assert points == [Decide(Choice.SKIP_SIDE), Decide(Choice.CARRY_ON), None]


def test_the_answers_to_leaving_are_stepped_through_and_enter_takes_one(context: Context) -> None:
    done = keyed(context, [(32, "q"), (33, UP), (34, UP), (35, DOWN)])
    assert [line for line in done.lines if line.endswith("?")][-2:] == [
        "stop here?",
        "go on later?",
    ]
    assert done.lines[-2] == "Left for now."
