import copy
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.storage.toml_reading import (
    MOST_KEY_PARTS,
    MOST_LEVELS,
    cleaned,
    has_long_key,
    is_same,
)

LONG = ".".join(["a"] * (MOST_KEY_PARTS + 1))
DOTS = "ab.cd." * MOST_KEY_PARTS


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG} = 1",
        f"[{LONG}]",
        f"[[{LONG}]]",
        f"x = {{ {LONG} = 1 }}",
        f"x = [\n  1.5, {{ {LONG} = 1 }},\n]",
        LONG.replace(".", " . ") + " = 1",
        LONG.replace(".", "\t.") + " = 1",
        LONG.replace("a", '"a.\\"b"') + " = 1",
        LONG.replace("a", "'a#b'") + " = 1",
        f'x = "a" # "\n{LONG} = 1',
        f'x = ["""a"""", {{ {LONG} = 1 }}]',  # the text ends with a quote of its own
        f"x = ['''a''''', {{ {LONG} = 1 }}]",
        f'x = "a\\\\"\n{LONG} = 1',
    ],
)
def test_a_key_of_too_many_parts_is_found_wherever_it_stands(text: str) -> None:
    assert has_long_key(text)


@pytest.mark.parametrize(
    "text",
    [
        f'notes = "{DOTS}"',
        f"notes = '{DOTS}'",
        f'notes = """\n{DOTS}\n"quoted" {DOTS}\n"""',
        f"notes = '''\n{DOTS}\n'''",
        f'notes = "\\"{DOTS}"',
        f"# {DOTS}",
        f"a = 1 # {DOTS}",
        "rates = [" + "1.5, " * 200 + "]",
        ".".join(["a"] * MOST_KEY_PARTS) + " = 1",
    ],
)
def test_dots_in_texts_comments_and_numbers_are_no_key(text: str) -> None:
    tomllib.loads(text)
    assert not has_long_key(text)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 200_000,
        "'''\\" * 60_000,
        '"""\\' * 60_000,
        "a" * 250_000,
        "a " * 125_000,
        "a.a.a " * 40_000,
        '"a' + '\\"' * 120_000,
    ],
    ids=["quotes", "open texts", "escaped texts", "a word", "words", "keys", "escapes"],
)
def test_the_search_takes_no_longer_for_texts_made_to_slow_it_down(text: str) -> None:
    hostile = text + "." * MOST_KEY_PARTS  # what a search with a square in it would take hours for
    assert not has_long_key(hostile)


@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=20), max_size=5))
def test_no_text_whatever_is_taken_for_a_key(texts: list[str]) -> None:
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    assert not has_long_key("\n".join(f'k = "{text}{DOTS}"' for text in quoted))


def nested(levels: int) -> dict[str, object]:
    value: object = 1
    for _ in range(levels - 1):
        value = [value]
    return {"a": value}


def test_a_document_may_nest_as_deep_as_any_of_ours() -> None:
    assert cleaned(nested(MOST_LEVELS)) == nested(MOST_LEVELS)
    with pytest.raises(ValueError, match="nested too deeply"):
        cleaned(nested(MOST_LEVELS + 1))


def test_cleaning_makes_a_new_document_and_leaves_the_old_one() -> None:
    document: dict[str, object] = {"a": ["\x1b"]}
    assert cleaned(document) == {"a": ["\ufffd"]}
    assert document == {"a": ["\x1b"]}


def test_a_document_with_nothing_to_clean_is_given_back_as_it_is() -> None:
    document: dict[str, object] = {"a": [{"b": "ü", "c": 1.5}], "d": {"e": True, "f": 10**300}}
    assert cleaned(document) is document


@pytest.mark.parametrize(
    "document",
    [{"a": "\n"}, {"a": ["\n"]}, {"a": [{"b": "\n"}]}, {"a": {"b\n": 1}}, {"a\n": 1}],
    ids=str,
)
def test_a_document_with_a_line_break_anywhere_is_looked_at_in_full(
    document: dict[str, object],
) -> None:
    assert cleaned(document) == document
    assert cleaned(document) is not document


@pytest.mark.parametrize("document", [{"a": 2**1025}, {"a": [{"b": 2**1025}]}], ids=["top", "deep"])
def test_a_number_beyond_all_use_is_refused_at_any_depth(document: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="too many digits"):
        cleaned(document)


def test_short_lines_with_many_dots_in_all_are_no_key() -> None:
    assert not has_long_key("a = 1.5\n" * (2 * MOST_KEY_PARTS))


NAN = float("nan")


@pytest.mark.parametrize(
    "value", [NAN, {"a": NAN}, [NAN, {"b": [NAN]}], {"a": 1, "b": 2}, "x", 1, True, None]
)
def test_a_value_is_the_same_as_itself_read_again(value: object) -> None:
    assert is_same(value, copy.deepcopy(value))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *((1, True), (0.0, -0.0), (1, 1.0), (NAN, 1.0), ("1", 1), ([1], [1, 1]), ([1], [2])),
        *(({"a": 1}, {"b": 1}), ({"a": 1}, {"a": NAN}), ({}, []), ({"a": 1}, {"a": 1, "b": 1})),
    ],
)
def test_other_values_are_not_the_same(one: object, other: object) -> None:
    assert not is_same(one, other)
    assert not is_same(other, one)


def test_the_order_of_a_table_makes_no_difference() -> None:
    assert is_same({"a": 1, "b": NAN}, {"b": float("nan"), "a": 1})
