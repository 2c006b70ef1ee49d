"""Ids: what can stand in a file name on any system, and what a name becomes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiptimer.storage.ids import id_of_name, is_file_id, is_id, new_id


@pytest.mark.parametrize("text", ["a", "7", "my-hip", "a-1-b", "x" * 60])
def test_lower_case_letters_digits_and_inner_hyphens_are_an_id(text: str) -> None:
    assert is_id(text)
    assert is_file_id(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "-a", "a-", "a--b", "My-hip", "my hip", "my_hip", "hüfte", "a\n", "x" * 61),
        *("a.b", "../x", "/etc/x", "a\\b", "\N{ARABIC-INDIC DIGIT ONE}"),
    ],
)
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_id(text)
    assert not is_file_id(text)


@pytest.mark.parametrize("text", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"])
def test_a_name_that_windows_keeps_for_a_device_is_an_id_but_names_no_file(text: str) -> None:
    assert is_id(text)
    assert not is_file_id(text)


def test_a_name_that_only_begins_like_a_device_names_a_file() -> None:
    assert is_file_id("console")
    assert is_file_id("com10")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Running man", "running-man"),
        ("  D'Amelio's bridge (2) ", "d-amelio-s-bridge-2"),
        ("Hüfte, links", "hufte-links"),
        ("Straße", "strasse"),
        ("../../x", "x"),
        ("ab " * 30, ("ab-" * 20)[:-1]),
        ("Планка 20", "planka-20"),
        ("Łydka", "lydka"),
        ("臀桥", "tunqiao"),
        ("臀桥 20", "tunqiao-20"),
        ("①②", "12"),
        ("🙂", "exercise-f258e529"),
        ("?!", "exercise-556e289d"),
    ],
)
def test_a_name_becomes_an_id(name: str, made: str) -> None:
    assert id_of_name(name) == made


@given(st.text())
def test_any_name_becomes_an_id(name: str) -> None:
    assert is_id(id_of_name(name))


@given(st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,5}", fullmatch=True))
def test_an_id_stays_as_it_is(text: str) -> None:
    assert id_of_name(text) == text


@pytest.mark.parametrize(
    ("name", "taken", "made"),
    [
        ("My hip", [], "my-hip"),
        ("My hip", ["my-hip"], "my-hip-2"),
        ("My hip", ["my-hip", "my-hip-2", "my-hip-3"], "my-hip-4"),
        ("🙂", [], "protocol"),
        ("🙂", ["protocol"], "protocol-2"),
        ("NUL", [], "protocol"),
        ("../../etc/passwd", [], "etc-passwd"),
        ("ab " * 30, [("ab-" * 20)[:-1]], ("ab-" * 19) + "a-2"),
    ],
)
def test_a_new_id_is_one_that_nothing_has(name: str, taken: list[str], made: str) -> None:
    assert new_id(name, taken) == made


@given(st.text(), st.integers(1, 12))
def test_a_new_id_can_always_name_a_file(name: str, count: int) -> None:
    taken: set[str] = set()
    for _ in range(count):
        taken.add(new_id(name, taken))
    assert len(taken) == count
    assert all(map(is_file_id, taken))


def test_letters_and_their_accents_are_one_name_however_they_were_written() -> None:
    for composed in ("Hüfte", "プランク", "й"):
        decomposed = unicodedata.normalize("NFD", composed)
        assert decomposed != composed
        assert id_of_name(decomposed) == id_of_name(composed)
