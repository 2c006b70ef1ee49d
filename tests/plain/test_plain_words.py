"""What is typed while a session runs: each word does what its key does on the timer."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.model.choices import AdvanceRule
from hiptimer.model.session import Choice, SessionOutcome, SetOutcome, StopReason
from hiptimer.runner.context import Context
from tests.support.plain_driver import Script, context_in, settle, visit
from tests.support.plans import BRISK, EACH, GUIDE, HOLD, REPS, protocol_of

# HOLD: ready 0-10, hold 10-30, rest 30-50, hold 50-70. Nothing waits but for ratings, at the end.


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return settle(context_in(tmp_path))


@pytest.mark.parametrize(("word", "pain"), [("0", 0), ("7", 7), ("10", 10), ("t", 10), ("T", 10)])
def test_a_number_rates_the_last_set(context: Context, word: str, pain: int) -> None:
    done = visit(context, [(32, f"{word}\n"), (34, "c\n")])  # or the choice waits two hours
    assert done.pains[0] == pain


def test_a_later_number_corrects_and_a_minus_takes_back(context: Context) -> None:
    done = visit(context, [(32, "3\n"), (34, "2\n"), (36, "-\n")])
    said = [line for line in done.lines if line.startswith("Set 1 of 2: ")][1:]
    assert said == ["Set 1 of 2: 3, mild.", "Set 1 of 2: 2, mild.", "Set 1 of 2: not rated."]
    assert done.pains == [None, None]


def test_there_is_nothing_to_rate_or_take_back_before_the_first_set(context: Context) -> None:
    done = visit(context, [(2, "3\n"), (4, "-\n")])
    assert "There is no set to rate just now." in done.lines
    assert "There is no number to take back." in done.lines


@pytest.mark.parametrize("word", ["p", " ", "b", "."])
def test_a_pause_holds_the_clock_until_the_same_key(context: Context, word: str) -> None:
    done = visit(context, [(15, f"{word}\n"), (45, f"{word}\n")])
    assert done.after("Paused.")[:2] == ["Going on.", "Count in."]
    first = done.saved.sets[0]
    assert (first.held_seconds, first.paused_seconds) == (20.0, 30.0)


def test_enter_goes_on_from_preparing_resting_and_a_pause(context: Context) -> None:
    done = visit(context, [(2, "\n"), (24, "\n"), (30, "p\n"), (35, "\n")])
    assert [row.rested_seconds for row in done.saved.sets] == [2.0, None]
    assert done.saved.paused_seconds == 5.0


def test_enter_does_nothing_in_a_hold(context: Context) -> None:
    done = visit(context, [(15, "\n")])
    assert "Nothing to press here: the time goes on by itself." in done.lines
    assert done.saved.sets[0].held_seconds == 20.0


@pytest.mark.parametrize(
    ("word", "outcome", "held", "said"),
    [
        ("e", SetOutcome.CUT_SHORT, 5.0, "Ended here: 5 s."),
        ("n", SetOutcome.SKIPPED, 5.0, "Set 1 of 2: skipped."),
        ("r", SetOutcome.CUT_SHORT, 5.0, "Once more: set 1 of 2."),
    ],
)
def test_a_set_is_ended_skipped_or_begun_again(
    context: Context, word: str, outcome: SetOutcome, held: float, said: str
) -> None:
    done = visit(context, [(15, f"{word}\n")])
    first = done.saved.sets[0]
    assert (first.outcome, first.held_seconds) == (outcome, held)
    assert said in done.lines


def test_a_set_that_was_not_done_is_written_so(context: Context) -> None:
    done = visit(context, [(32, "d\n")])
    assert "Set 1 of 2: not done." in done.lines
    assert (done.saved.sets[0].outcome, done.saved.sets[0].held_seconds) == ("skipped", 0.0)


def test_a_rest_is_made_longer(context: Context) -> None:
    done = visit(context, [(32, "+\n")])
    assert "10 s more." in done.lines
    assert done.saved.sets[0].rested_seconds == 30.0


def test_an_exercise_is_left_on_one_side(context: Context) -> None:
    done = visit(context, [(15, "x\n")], protocol_of(replace(HOLD, side=EACH)))
    assert "You leave this exercise on this side." in done.lines
    outcomes = [(row.side, row.outcome) for row in done.saved.sets]
    assert outcomes[:2] == [("left", "skipped"), ("left", "skipped")]
    assert outcomes[2:] == [("right", "done"), ("right", "done")]


def test_an_exercise_is_left_on_both_sides(context: Context) -> None:
    done = visit(context, [(15, "X\n")], protocol_of(replace(HOLD, side=EACH), HOLD))
    assert "You leave this exercise on both sides." in done.lines
    assert [row.outcome for row in done.saved.sets] == ["skipped"] * 4 + ["done"] * 2


def test_space_goes_on_where_the_session_waits(context: Context) -> None:
    settle(context, advance=AdvanceRule.EXERCISE)
    done = visit(context, [(55, " \n")], protocol_of(replace(HOLD, side=EACH, sets=1)))
    assert done.saved.sets[0].rested_seconds == 25.0


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        ("p", StopReason.PAIN),
        ("t", StopReason.TIRED),
        ("m", StopReason.TIME),
        ("o", StopReason.OTHER),
        ("n", None),
        ("", None),
    ],
)
def test_finishing_early_asks_why(context: Context, why: str, reason: StopReason | None) -> None:
    done = visit(context, [(40, "f\n"), (42, f"{why}\n")])
    assert (done.code, done.saved.outcome) == (0, SessionOutcome.STOPPED)
    assert done.saved.stop_reason is reason


@pytest.mark.parametrize(
    ("first", "other"),
    [*((first, other) for first in "fq" for other in ("k", "z", "3")), ("q", "n")],
)
def test_any_other_key_goes_on_instead(context: Context, first: str, other: str) -> None:
    done = visit(context, [(40, f"{first}\n"), (42, f"{other}\n")])
    assert done.lines.count("Going on.") == 1
    assert done.saved.outcome is SessionOutcome.COMPLETED
    assert done.saved.sets[0].rested_seconds == 20.0


@pytest.mark.parametrize("first", ["f", "q"])
def test_a_question_that_is_open_keeps_nobody_from_pausing(context: Context, first: str) -> None:
    done = visit(context, [(40, f"{first}\n"), (42, "b\n"), (44, "k\n"), (46, "b\n")])
    assert [line for line in done.lines if "aused" in line or line == "Going on."][:2] == [
        "Paused. Space when you are ready.",
        "Going on.",
    ]
    assert done.saved.paused_seconds == 4.0


def test_leaving_saves_and_the_session_can_be_resumed(context: Context) -> None:
    done = visit(context, [(40, "q\n"), (42, "l\n")])
    assert done.code == 0
    assert done.lines[-2:] == [
        "Left for now.",
        "What was done is saved. Start hiptimer again to resume it.",
    ]
    assert done.saved.outcome is None
    assert len(done.saved.sets) == 1


def test_leaving_can_be_finishing(context: Context) -> None:
    done = visit(context, [(40, "q\n"), (41, "s\n"), (42, "p\n")])
    assert done.saved.stop_reason is StopReason.PAIN


def test_leaving_before_the_first_set_keeps_nothing(context: Context) -> None:
    done = visit(context, [(2, "q\n"), (3, "l\n")])
    assert done.lines[-1] == "No set was begun, so there is nothing to save."
    assert done.session is None


@pytest.mark.parametrize("script", [[(2, "f\n"), (3, "n\n")], [(2, "X\n")]])
def test_a_session_that_ends_before_the_first_set_is_not_called_saved(
    context: Context, script: Script
) -> None:
    done = visit(context, script)
    assert (done.code, done.session) == (0, None)
    assert done.lines[-1] == "No set was begun, so there is nothing to save."
    assert not any(line.startswith("Saved in") for line in done.lines)


def test_a_session_without_a_set_can_be_discarded_after_two_hours(context: Context) -> None:
    done = visit(context, [(2, "p\n"), (8000, "d\n")])
    assert done.code == 0
    assert done.lines[-1] == "No set was begun, so there is nothing to save."


def test_who_stops_for_pain_before_the_first_set_is_shown_when_to_seek_help(
    context: Context,
) -> None:
    done = visit(context, [(2, "f\n"), (3, "p\n")])
    assert "When to seek help" in done.lines


def test_a_key_that_can_do_nothing_now_says_so(context: Context) -> None:
    done = visit(context, [(2, "e\n")])
    assert "That can't be done just now. ? lists the keys." in done.lines


def test_what_is_no_key_gets_one_short_hint_a_second(context: Context) -> None:
    done = visit(context, [(2, "pain\n" + "\x1b[31mred\n" * 1000), (4, b"\xff\xfe\n")])
    hints = [line for line in done.lines if line.endswith("is no key. ? lists the keys.")]
    assert hints == [
        '"pain" is no key. ? lists the keys.',
        '"\ufffd\ufffd" is no key. ? lists the keys.',
    ]


@pytest.mark.parametrize(("again", "hints"), [(2.9, 1), (3.0, 2)])
def test_after_a_second_there_is_a_hint_again(context: Context, again: float, hints: int) -> None:
    done = visit(context, [(2, "pain\n"), (again, "pain\n")])
    assert done.lines.count('"pain" is no key. ? lists the keys.') == hints


def test_a_question_mark_lists_the_keys_that_do_something_now(context: Context) -> None:
    done = visit(context, [(15, "?\n")])
    listed = done.after("Keys that do something now:")
    assert listed[:5] == [
        "space or p: pause",
        "e: end this set here; what you did counts",
        "r: do the set once more",
        "n: skip to what comes next",
        "f: finish early, with a reason if you like",
    ]
    assert "enter: on" not in listed


@pytest.mark.parametrize("word", ["11", "010", "3.", "-1", "\u0663", "\uff13"])
def test_no_other_word_is_a_number(context: Context, word: str) -> None:
    done = visit(context, [(32, f"{word}\n")])
    assert done.pains[0] is None


def test_before_a_hold_and_in_repetitions_enter_is_listed(context: Context) -> None:
    for at, protocol in ((2, protocol_of(HOLD)), (15, protocol_of(REPS))):
        done = visit(context, [(at, "?\n"), (at + 2, "q\n"), (at + 3, "l\n")], protocol)
        assert done.after("Keys that do something now:")[0] == "enter: on"


def test_an_undo_says_what_was_undone_and_where_the_session_is_now(context: Context) -> None:
    done = visit(context, [(15, "u\n"), (17, "n\n"), (19, "u\n")])
    assert "There is nothing to undo. A key can be undone for ten seconds." in done.lines
    assert "Undone: going on. Count in to set 1 of 2." in done.lines
    assert done.saved.sets[0].held_seconds == 20.0


def test_the_page_on_when_to_seek_help_has_its_title_and_a_line_between_paragraphs(
    context: Context,
) -> None:
    page = visit(context, [(15, "h\n")]).after("When to seek help")
    assert page[0] == ""
    assert page[1].startswith("hiptimer cannot tell what is wrong")
    assert page[2] == ""
    end = next(n for n, line in enumerate(page) if line == "- a leg gives way")
    assert page[end + 1] == ""


def test_in_a_rest_and_in_a_pause_every_key_that_works_is_listed_with_what_it_does(
    context: Context,
) -> None:
    done = visit(context, [(32, "2\n"), (33, "?\n"), (34, "p\n"), (35, "?\n"), (36, "p\n")])
    rest = done.after("Keys that do something now:")
    pause = rest[rest.index("Keys that do something now:") + 1 :]
    assert rest[:13] == [
        "enter: on",
        "0 to 9: your pain in the last set; t or 10: ten",
        "space or p: pause",
        "r: do the set once more",
        "u: undo the last key, within ten seconds",
        "d: I didn't do that one",
        "+: ten more seconds",
        "n: skip to what comes next",
        "f: finish early, with a reason if you like",
        "x: leave this exercise on this side",
        "X: leave this exercise on both sides",
        "-: take a number back",
        "h: when to seek help",
    ]
    assert rest[13] == "q: leave, and go on later"
    assert pause[2] == "space or p: go on after a pause"


def test_the_page_on_when_to_seek_help_is_a_key_away(context: Context) -> None:
    done = visit(context, [(15, "h\n")])
    assert done.after("Half.")
    assert "When to seek help" in done.lines


def test_above_the_limit_every_choice_is_offered_with_its_letter(context: Context) -> None:
    protocol = protocol_of(replace(HOLD, side=EACH, guide=GUIDE))
    done = visit(context, [(32, "5\n"), (34, "c\n")], protocol)
    assert done.after("5 is above your limit of 3. What would you like to do?")[:8] == [
        "enter or e: easier version: knee bent",
        "s: shorter holds: 10 s on this side",
        "x: leave this exercise on this side",
        "X: leave this exercise on both sides",
        "c: carry on as planned",
        "f: finish here",
        "0 to 10: I meant another number",
        "Chosen: carry on as planned.",
    ]


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("", Choice.EASIER),
        ("e", Choice.EASIER),
        ("s", Choice.SHORTER),
        ("x", Choice.SKIP_SIDE),
        ("X", Choice.SKIP_EXERCISE),
        ("c", Choice.CARRY_ON),
        ("f", Choice.FINISH),
    ],
)
def test_above_the_limit_a_letter_chooses_and_enter_takes_the_first(
    context: Context, word: str, choice: Choice
) -> None:
    protocol = protocol_of(replace(HOLD, side=EACH, guide=GUIDE))
    done = visit(context, [(32, "5\n"), (34, f"{word}\n")], protocol)
    assert [entry.choice for entry in done.saved.adjustments] == [choice]
    assert done.saved.adjustments[0].pain == 5


def test_the_letter_for_both_sides_leaves_an_exercise_for_both_legs_too(context: Context) -> None:
    done = visit(context, [(32, "5\n"), (34, "X\n")], protocol_of(HOLD, BRISK))
    assert "Chosen: leave this exercise." in done.lines
    assert [entry.choice for entry in done.saved.adjustments] == [Choice.SKIP_EXERCISE]
    unasked = visit(context, [(35, "X\n")], protocol_of(HOLD, BRISK))
    assert "You leave this exercise." in unasked.lines


def test_a_decision_is_asked_for_again_where_the_session_waits_for_it(context: Context) -> None:
    done = visit(context, [(32, "5\n"), (60, "s\n")], protocol_of(replace(HOLD, guide=GUIDE)))
    assert done.lines.count("5 is above your limit of 3. What would you like to do?") == 2
    assert "Set 2 of 2: hold for 10 s." in done.lines


def test_another_number_closes_what_was_opened_by_mistake(context: Context) -> None:
    done = visit(context, [(32, "5\n"), (34, "3\n")])
    assert done.saved.adjustments == ()
    assert done.pains[0] == 3


def test_the_page_on_when_to_seek_help_is_read_out_after_severe_pain(context: Context) -> None:
    done = visit(context, [(32, "7\n"), (34, "f\n")])
    assert done.lines.index("When to seek help") > done.lines.index("Chosen: finish here.")
