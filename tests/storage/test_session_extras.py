"""What a file holds besides is kept: nothing that another program has written is lost."""

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.model.session import Session
from hiptimer.storage.session_file import dumps, loads
from hiptimer.storage.toml_reading import SESSION, parse
from tests.support.session_values import hold_row

WHOLE = Path(__file__).with_name("whole_session.toml").read_text(encoding="utf-8")
PATH = Path("x.toml")


def read(text: str) -> Session:
    return loads(parse(text, PATH, SESSION), PATH)


@pytest.mark.parametrize(
    ("place", "before"),
    [
        ("", "[choices]\n"),
        ("choices", "\n[protocol]\n"),
        ("protocol", "\n[[protocol.exercise]]\n"),
        ("exercise 1", "\n[[set]]\n"),
        ("set 1", "\n[[adjustment]]\n"),
        ("adjustment 1", "\n[end]\n"),
    ],
)
def test_unknown_keys_of_every_table_are_kept_through_an_edit(place: str, before: str) -> None:
    extra = 'mood = "fine"\nrate = [61, { at = 1.5 }]\n'
    found = read(WHOLE.replace(before, f"{extra}{before}", 1))
    assert found.unknown == {place: {"mood": "fine", "rate": [61, {"at": 1.5}]}}
    edited = read(dumps(replace(found, note="a line", pain_next_day=3)).decode())
    assert edited.unknown == found.unknown
    assert (edited.note, edited.pain_next_day) == ("a line", 3)


def test_unknown_keys_of_the_end_are_kept_too() -> None:
    assert read(f"{WHOLE}checked = true\n").unknown == {"end": {"checked": True}}


def test_unknown_tables_go_before_the_end() -> None:
    text = WHOLE.replace(
        "\n[end]", "\n[[lap]]\nseconds = 5\n\n[watch.heart]\nrate = 61\n\n[end]", 1
    )
    written = dumps(read(text)).decode()
    document = tomllib.loads(written)
    assert document["lap"] == [{"seconds": 5}]
    assert document["watch"] == {"heart": {"rate": 61}}
    assert list(document)[-1] == "end"


def test_the_keys_of_a_set_stay_with_it_when_more_sets_follow() -> None:
    found = read(WHOLE.replace("repeat = true", 'colour = "red"', 1))
    more = replace(found, sets=(*found.sets, hold_row(2)))
    rows = tomllib.loads(dumps(more).decode())["set"]
    assert [row.get("colour") for row in rows] == ["red", None]


def test_a_key_that_hiptimer_writes_itself_is_never_replaced_by_a_kept_one() -> None:
    odd = replace(read(WHOLE), unknown={"": {"note": "theirs"}}, note="ours")
    assert read(dumps(odd).decode()).note == "ours"


def test_a_file_without_extras_has_none() -> None:
    assert read(WHOLE).unknown == {}


def test_the_texts_of_kept_keys_are_harmless_as_well() -> None:
    found = read(WHOLE.replace("[choices]", 'title = "\\u001b[2J"\n[choices]', 1))
    assert found.unknown == {"": {"title": "\ufffd[2J"}}
