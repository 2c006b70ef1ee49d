"""Where each key of a protocol file stands, whatever else looks like a key."""

from hiptimer.storage.toml_lines import line_of, lines_of_keys

TEXT = """\
format = 1
[other]
name = "not the protocol's"
[[exercise]]
"id" = "clam" # sets = 3
notes = '''
sets = 4'''
[[ "exercise" ]]
sets = 5
"""

LINES = lines_of_keys(TEXT)


def test_keys_stand_where_they_are_written_and_nowhere_else() -> None:
    assert LINES == {
        (None, "format"): 1,
        (0, ""): 2,
        (0, "name"): 3,
        (1, ""): 4,
        (1, "id"): 5,
        (1, "notes"): 6,
        (2, ""): 8,
        (2, "sets"): 9,
    }


def test_a_problem_has_the_line_of_its_key_or_of_what_it_is_missing_from() -> None:
    assert line_of(2, "sets", LINES) == 9
    assert line_of(2, "hold_seconds", LINES) == 8
    assert line_of(None, "format", LINES) == 1
    assert line_of(None, "summary", lines_of_keys("\nformat = 1")) == 1
    assert line_of(3, "sets", lines_of_keys("\nexercise = 3")) == 2
    assert line_of(None, "exercise 2", lines_of_keys("\n\nexercise = [3]")) == 3
