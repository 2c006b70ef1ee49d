"""A text cut into pieces: put together it is the same, and each comment knows where it belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.storage.protocol_layout import LayoutError, LinePiece, cut_up, detached
from tests.support import hand_written

LINES = st.sampled_from(
    [
        "\n",
        "# a comment\n",
        "  # another\n",
        "\t\n",
        'name = "x"  # who\n',
        "sets=3\n",
        "notes = '''\n# no comment\n[[exercise]]\n'''\n",
        'load = "[[exercise]]"#\n',
    ]
)


def once(lines: list[str]) -> str:
    """Leave out the second line of a key, which TOML refuses."""
    kept: dict[str, str] = {}
    for number, line in enumerate(lines):
        kept.setdefault(line.split("=")[0] if "=" in line else str(number), line)
    return "".join(kept.values())


def test_a_hand_written_file_comes_together_as_it_was() -> None:
    assert cut_up(hand_written.TEXT).text == hand_written.TEXT


@given(st.lists(LINES), st.lists(st.lists(LINES), max_size=4))
def test_any_file_comes_together_as_it_was(head: list[str], blocks: list[list[str]]) -> None:
    text = once(head) + "".join(f"[[exercise]]  # one\n{once(lines)}" for lines in blocks)
    assert cut_up(text).text == text


def test_a_last_line_without_an_end_gets_one() -> None:
    assert cut_up("format = 1").text == "format = 1\n"
    assert cut_up("").text == ""


def test_comments_stand_above_the_exercise_that_they_are_about() -> None:
    first, second, third = cut_up(hand_written.TEXT).blocks
    assert "".join(each.text for each in first.above) == "\n# On the floor\n\n# the easy one\n"
    assert "".join(each.text for each in second.above) == "\n\n# mind the foot\n"
    assert "".join(each.text for each in third.above) == "# sets_max = 5 in December\n"
    assert third.header == '[[ "exercise" ]]\n'


def test_comments_right_below_the_last_keys_belong_to_them_and_others_to_the_file() -> None:
    layout = cut_up(hand_written.TEXT)
    assert layout.blocks[2].keys[-1].text == "  # slowly\n"
    assert "".join(each.text for each in layout.foot) == "\n# Written on the train.\n"
    assert cut_up("[[exercise]]\nid = 'a'\n# mine\n").foot == ()


def test_a_key_is_known_apart_from_its_value_and_its_comment() -> None:
    (piece,) = cut_up("hold_seconds =  30 # not more\n").head
    assert piece == LinePiece("30", "hold_seconds", "hold_seconds =  ", " # not more\n")


def test_what_stands_apart_above_an_exercise_outlives_it() -> None:
    first, second, third = cut_up(hand_written.TEXT).blocks
    assert "".join(each.text for each in detached(first.above)) == "\n# On the floor\n"
    assert detached(second.above) == ()
    assert detached(third.above) == ()
    assert detached(()) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("format = ", "Empty value|Unexpected|Invalid"),
        ("[exercise]\nid = 'a'\n", "a table that no protocol has"),
        ("[mood]\n", "a table that no protocol has"),
        ("[[mood]]\n", "a table that no protocol has"),
        ("a.b = 1\n", "a table that no protocol has"),
        ("[[exercise]]\n[exercise.mood]\n", "a table, which none has"),
    ],
)
def test_a_text_that_is_no_protocols_is_not_cut_up(text: str, problem: str) -> None:
    with pytest.raises(LayoutError, match=problem):
        cut_up(text)
