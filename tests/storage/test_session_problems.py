"""A session file that says what can't be is refused, with the place and what is allowed there."""

from pathlib import Path

import pytest

from hiptimer.errors import UnreadableError
from hiptimer.storage.session_file import MOST_SHOWN, in_words, loads
from hiptimer.storage.toml_reading import SESSION, parse

WHOLE = Path(__file__).with_name("whole_session.toml").read_text(encoding="utf-8")
PATH = Path("x.toml")


def problem_of(text: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        loads(parse(text, PATH, SESSION), PATH)
    assert str(caught.value) == f"x.toml: {caught.value.problem}"
    return caught.value.problem


def changed(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("format = 1\n", "", "it has no format"),
        ("format = 1", "format = 0", "format: found 0, expected one of 1"),
        ("format = 1", "format = true", "format: found true, expected a whole number"),
        ('id = "2026', 'id = "../2026', "id: no session can have the id"),
        ('device = "p7c2hx4e"\n', "", "it has no device"),
        ("device = ", "device = 3 #", "device: found 3, expected a text"),
        ("T07:18:02+11:00", "T07:18:02", "started_at is a local time with its offset"),
        (
            "2026-11-23T07:18:02+11:00",
            '"2026-11-23"',
            "expected a date and time with its offset",
        ),
        (
            "2026-11-23T07:19:02+11:00",
            "2026-11-23",
            "ended_at: found 2026-11-23, expected a date",
        ),
        (
            'outcome = "completed"',
            'outcome = "done"',
            'outcome: found "done", expected one of completed, stopped, interrupted',
        ),
        ('outcome = "completed"\n', "", "has ended has both ended_at and outcome"),
        ("active_seconds = 30.0", "active_seconds = nan", "active_seconds is a number of seconds"),
        (
            "active_seconds = 30.0",
            "active_seconds = 1e300",
            "active_seconds is a number of seconds",
        ),
        ("active_seconds = 30.0", "active_seconds = true", "found true, expected a number"),
        ("pain_before = 1", "pain_before = 11", "from 0 to 10, not 11"),
        ("pain_before = 1", "pain_before = 1.0", "found 1.0, expected a whole number"),
        ("asked = true", "asked = 1", "pain_next_day_asked: found 1, expected true or false"),
        ("[choices]", "[[choices]]", "choices: found an array, expected a table"),
        ("[choices]", "[chioces]", "it has no choices"),
        ('rating = "carry-on"', 'rating = "never"', "choices, rating: found"),
        ('stage = "isometric"', 'stage = "resting"', "protocol, stage: found"),
        ("pain_ceiling = 3", "pain_ceiling = 11", "found 11, expected a whole number <= 10"),
        (
            "sets = 3",
            "sets = 0",
            "protocol, exercise 1, sets: found 0, expected a whole number >= 1",
        ),
        ("{ left = 3 }", "{ top = 3 }", "sets_today: found a key, expected one of left, right"),
        (
            "{ left = 3 }",
            "{ left = 0 }",
            "sets_today: found a table, expected a whole number >= 1",
        ),
        ("{ left = 3 }", "{}", "exercise 1, sets_today: found a table, expected"),
        ("{ left = 3 }", "{ right = 3 }", "set 1 is on a side that was not to be done"),
        ("hold_seconds = 20\n", "", "protocol, exercise 1: an exercise has hold_seconds or reps"),
        ("hold_seconds = 20\n", "hold_seconds = 20\nreps = 2\n", "hold_seconds or reps"),
        ("entry = 1", "entry = 2", "set 1 is of entry 2"),
        ("entry = 1", "entry = 0", "set 1: entry and number count from 1"),
        ('outcome = "cut-short"', 'outcome = "x"', "expected one of done, cut-short, skipped"),
        ('outcome = "cut-short"\n', "", "set 1: it has no outcome"),
        ("target_seconds = 20\n", "", "set 1: a set has target_seconds or target_reps"),
        ("held_seconds = 20.0", "held_seconds = inf", "set 1: held_seconds is a number of seconds"),
        ("pain = 2\n", "pain = true\n", "set 1, pain: found true, expected a whole number"),
        ("pain = 2\n", f"pain = {10**24}\n", "set 1: pain is a whole number from 0 to 10"),
        ("repeat = true", 'repeat = "yes"', 'set 1, repeat: found "yes", expected true or false'),
        ("after_set = 1", "after_set = 2", "adjustment 1 is after a set that is not there"),
        ('cause = "pain"', 'cause = "luck"', "adjustment 1, cause: found"),
        ("set_count = 1", "set_count = 2", "was cut off: it holds 1 sets and 1 adjustments"),
        ("adjustment_count = 1", "adjustment_count = 0", "its end says 1 and 0"),
        ("set_count = 1\n", "", "end: it has no set_count"),
        ("[end]", "[ended]", "its last table is not [end]"),
        ("[end]\nset_count = 1\nadjustment_count = 1\n", "", "its last table is not [end]"),
        ("adjustment_count = 1\n", "adjustment_count = 1\n[more]\n", "its last table is not [end]"),
    ],
)
def test_a_wrong_value_is_reported_with_its_place_and_what_is_allowed(
    old: str, new: str, problem: str
) -> None:
    assert problem in problem_of(changed(old, new))


@pytest.mark.parametrize("length", ["nan", "-nan", "inf", "-inf", "-1", "-0.1", "1e300"])
@pytest.mark.parametrize(
    ("old", "place"),
    [
        ("active_seconds = 30.0", ""),
        ("\npaused_seconds = 0.0", ""),
        ("held_seconds = 20.0", "set 1: "),
        ("\npaused_seconds = 8.0", "set 1: "),
        ("rested_seconds = 20.0", "set 1: "),
        ("\nseconds = 10", "adjustment 1: "),
    ],
)
def test_no_length_of_time_is_negative_endless_or_not_a_number(
    old: str, place: str, length: str
) -> None:
    key = old.strip().split(" ")[0]
    problem = problem_of(changed(old, f"\n{key} = {length}"))
    assert problem.startswith(f"{place}{key} is a number of seconds from 0 up, not ")


@pytest.mark.parametrize("length", ["nan", "-1"])
def test_the_time_that_repetitions_took_is_a_length_too(length: str) -> None:
    repetitions = f"target_reps = 5\ntook_seconds = {length}\n"
    text = changed("target_seconds = 20\nheld_seconds = 20.0\n", repetitions)
    assert problem_of(text).startswith("set 1: took_seconds is a number of seconds from 0 up, not ")


def test_an_empty_file_is_one_that_was_cut_off() -> None:
    assert "cut off" in problem_of("")


def test_a_problem_repeats_a_long_value_only_in_part() -> None:
    long = problem_of(
        changed('name = "Hover"\nside = "affected"', f'name = 1\nside = "{"x" * 9999}"')
    )
    assert len(long) <= MOST_SHOWN
    assert len(problem_of(changed("pain = 2", f"pain = {10**300}"))) <= MOST_SHOWN + 1


def test_a_problem_in_words_of_its_own_is_passed_on() -> None:
    assert in_words("Number out of range - at `$.active_seconds`", {"active_seconds": 1}) == (
        "active_seconds: Number out of range"
    )


def test_a_kind_that_has_no_words_is_named_as_it_is() -> None:
    assert in_words("Expected `bytes`, got `str` - at `$.note`", {"note": "x"}) == (
        'note: found "x", expected bytes'
    )


@pytest.mark.parametrize(
    "removed",
    [
        "sets_max = 3\n",
        "prepare_seconds = 10\nside_prepare_seconds = 10\n",
        'stage = "isometric"\npain_ceiling = 3\nprepare_seconds = 10\n',
    ],
)
def test_what_a_protocol_may_leave_out_a_session_may_leave_out_too(removed: str) -> None:
    whole, less = (
        loads(parse(text, PATH, SESSION), PATH) for text in (WHOLE, changed(removed, ""))
    )
    assert whole == less


def test_a_session_needs_neither_sets_nor_adjustments() -> None:
    head, _, _ = WHOLE.partition("[[set]]")
    bare = f"{head}[end]\nset_count = 0\nadjustment_count = 0\n"
    assert loads(parse(bare, PATH, SESSION), PATH).sets == ()
