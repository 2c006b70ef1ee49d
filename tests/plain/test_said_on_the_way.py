"""What is said when a session does not run straight through: pauses, repeats, other exercises."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import Protocol
from hiptimer.runner.context import Context, StartRequest
from hiptimer.wording.guidance import NUMBER_OR_GO_ON
from tests.support.plain_driver import Asleep, Script, Visit, context_in, settle, visit
from tests.support.plans import BRISK, EACH, GUIDE, HOLD, REPS, protocol_of

ASKED = "Hip pain in that set, at its worst? 0 to 10. Your limit is 3."

# HOLD: ready 0-10, hold 10-30, rest 30-50, hold 50-70. Nothing waits but for ratings, at the end.


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return settle(context_in(tmp_path))


def waiting_for_numbers(context: Context) -> Context:
    context.settings.save(rating=RatingRule.WAIT)
    return context


def said(done: Visit) -> list[str]:
    """Return what was said, without the countdowns and what is said of every hold."""
    passed = {"3", "2", "1", "Half. Keep breathing.", ASKED}
    return [line for line in done.lines if line not in passed]


def test_after_a_pause_it_says_what_goes_on_and_how_much_of_it_is_left(context: Context) -> None:
    pauses: Script = [(at, "p\n") for at in (5, 6, 16, 20, 40, 44)]
    assert said(visit(context, pauses))[1:15] == [
        "Get ready, 10 s: Hover. BOTH LEGS.",
        *("Paused. Space when you are ready.", "Going on."),
        "Get ready: 5 s left.",
        "Set 1 of 2: hold for 20 s.",
        *("Paused. Space when you are ready.", "Going on."),
        *("Count in.", "Set 1 of 2 goes on: 15 s left."),
        "Done: 20 s.",
        "Rest 20 s. Next: set 2 of 2.",
        *("Paused. Space when you are ready.", "Going on."),
        "Rest: 18 s left. Next: set 2 of 2.",
    ]


def test_repetitions_go_on_after_a_pause_and_how_many_were_done_may_stay_open(
    context: Context,
) -> None:
    script: Script = [(15, "p\n"), (16, "p\n"), (25, Asleep(60)), (90, "\n"), (111, "\n")]
    done = visit(context, [*script, (120, "\n")], protocol_of(REPS))
    assert "Set 1 of 2 goes on." in done.lines
    assert "Clam: ? of 12 repetitions, not rated; 12 of 12 repetitions, not rated." in done.lines


def test_an_exercise_that_needs_no_time_to_get_ready_is_named_when_it_begins(
    context: Context,
) -> None:
    other = replace(BRISK, id="other", name="Other", side=EACH, sets=1)
    done = visit(context, [], protocol_of(BRISK, other))
    lines = [line for line in said(done) if not line.startswith("Done")]
    assert lines[1:8] == [
        "Now: Brisk, BOTH LEGS.",
        "Set 1 of 2: hold for 20 s.",
        "Set 2 of 2: hold for 20 s.",
        "Now: Other, LEFT SIDE.",
        "Set 1 of 1, left: hold for 20 s.",
        "Get ready, 5 s: Other. RIGHT SIDE.",
        "Set 1 of 1, right: hold for 20 s.",
    ]


def test_the_next_exercise_is_named_in_the_rest_before_it(context: Context) -> None:
    done = visit(context, [], protocol_of(replace(HOLD, sets=1), replace(HOLD, name="Clam")))
    assert "Rest 20 s. Next: Clam, BOTH LEGS." in done.lines


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ([(10, "e\n"), (12, "r\n")], "0 of 20 s, not rated; again, 20 of 20 s, not rated"),
        ([(15, "n\n")], "5 of 20 s, not rated"),
        ([(17.3, "e\n"), (19, "2\n")], "7.3 of 20 s, pain 2"),
        ([(32, "d\n")], "skipped"),
    ],
)
def test_the_summary_says_of_each_set_what_was_done(
    context: Context, script: Script, expected: str
) -> None:
    assert f"Hover: {expected}; 20 of 20 s, not rated." in visit(context, script).lines


def test_a_side_that_was_left_is_skipped_in_the_summary(context: Context) -> None:
    done = visit(context, [(5, "x\n")], protocol_of(replace(HOLD, side=EACH)))
    assert "Hover, left: skipped; skipped." in done.lines


@pytest.mark.parametrize(
    ("why", "expected"),
    [
        ("p", "You stopped for pain. That was a good decision."),
        ("m", "You stopped because time was short."),
        ("n", "You stopped before the end."),
    ],
)
def test_the_summary_says_why_a_session_was_finished_early(
    context: Context, why: str, expected: str
) -> None:
    done = visit(context, [(40, "f\n"), (42, f"{why}\n")])
    assert f"{expected} One of two holds. Pain was not rated, your limit is 3." in done.lines


def test_a_choice_is_said_once(context: Context) -> None:
    done = visit(context, [(32, "5\n"), (34, "x\n")], protocol_of(replace(HOLD, side=EACH)))
    assert "Chosen: leave this exercise on this side." in done.lines
    assert not any(line.startswith("You leave") for line in done.lines)


def test_the_easier_version_is_said_as_the_next_side_of_it_begins(context: Context) -> None:
    turns = replace(HOLD, side=EACH, alternate_sides=True, guide=GUIDE)
    done = visit(context, [(32, "4\n"), (34, "e\n")], protocol_of(turns))
    lines = said(done)
    ready = [at for at, line in enumerate(lines) if line.startswith("Get ready")]
    easier = [lines[at + 1] for at in ready]
    assert easier == [
        "Lie down. Up and down.",
        "Set 1 of 2, right: hold for 20 s.",
        "Easier version: knee bent.",
        "Set 2 of 2, right: hold for 20 s.",
    ]


def test_after_a_set_is_marked_as_not_done_a_wait_says_which_set_the_next_number_is_for(
    context: Context,
) -> None:
    done = visit(context, [(75, "d\n"), (80, "3\n")])
    assert done.after("Set 2 of 2: not done.")[0] == (
        "Not rated yet: Hover, set 1 of 2. A number is for Hover, set 1 of 2."
    )
    assert done.pains == [3, None]


def test_in_a_change_it_says_what_enter_does_once_nothing_is_missing(context: Context) -> None:
    settle(context, advance=AdvanceRule.EXERCISE)
    protocol = protocol_of(replace(HOLD, side=EACH, sets=1))
    done = visit(context, [(55, "d\n"), (60, "\n")], protocol)
    assert done.after("Set 1 of 1, left: not done.")[0] == "Press enter when you are ready."


@pytest.mark.parametrize(
    ("protocol", "expected"),
    [
        (protocol_of(replace(HOLD, sets=1)), "1 set, about 1 min"),
        (
            protocol_of(replace(HOLD, sets=5, hold_seconds=300, rest_seconds=300)),
            "5 sets, about 45 min",
        ),
        (protocol_of(replace(BRISK, sets=1, hold_seconds=5)), "1 set, about 1 min"),
    ],
)
def test_it_says_first_how_many_sets_there_are_and_how_long_they_take(
    context: Context, protocol: Protocol, expected: str
) -> None:
    done = visit(context, [(1, "q\n"), (2, "l\n")], request=StartRequest(protocol))
    assert done.lines[0] == f"Mine: {expected}. ? lists the keys."
    assert not done.lines[1].startswith("You need")


def test_a_wait_for_a_number_asks_for_it_and_announces_no_change(context: Context) -> None:
    done = visit(waiting_for_numbers(context), [(55, "2\n"), (90, "2\n")])
    waited = said(done).index("Rest 20 s. Next: set 2 of 2.") + 1
    assert said(done)[waited] == f"{ASKED.partition(' Your')[0]} {NUMBER_OR_GO_ON}"
    assert not [line for line in done.lines if line.startswith("Now: ")]


def test_a_wait_for_a_choice_asks_for_no_number_again(context: Context) -> None:
    done = visit(waiting_for_numbers(context), [(35, "6\n"), (60, "c\n"), (90, "2\n")])
    asked = [line for line in done.lines if line.startswith("Hip pain in that set")]
    assert asked == [ASKED, ASKED]
