"""Two files with one id count once: the more complete one, as wherever sessions are listed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.support.indexed_sessions import ALL, FOUR, Shelf, session_of

TWIN = "2026-11-23_0001_lateral-hip_zzzzzzzz"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.index.database.close()


def pain_before(shelf: Shelf) -> list[int | None]:
    shelf.check()
    return [each.pain_before for each in shelf.index.digests(shelf.index.numbers(ALL, FOUR))]


def test_the_more_complete_one_counts(shelf: Shelf) -> None:
    shelf.save(session_of(1))
    shelf.put(replace(session_of(1), pain_before=4), TWIN)
    assert pain_before(shelf) == [4]
    assert shelf.index.names_of(session_of(1).id) == [
        f"2026/{TWIN}.toml",
        f"2026/{session_of(1).id}.toml",
    ]


def test_of_two_that_are_as_complete_the_one_under_its_own_name_counts(shelf: Shelf) -> None:
    shelf.save(replace(session_of(1), pain_before=2))
    shelf.put(replace(session_of(1), pain_before=4), TWIN)
    assert pain_before(shelf) == [2]


def test_when_the_one_that_counts_is_gone_the_other_one_does(shelf: Shelf) -> None:
    shelf.save(session_of(1))
    twin = shelf.put(replace(session_of(1), pain_before=4), TWIN)
    assert pain_before(shelf) == [4]
    twin.unlink()
    assert pain_before(shelf) == [None]


def test_when_a_file_comes_to_hold_another_session_both_count(shelf: Shelf) -> None:
    shelf.save(session_of(1))
    twin = shelf.put(replace(session_of(1), pain_before=4), TWIN)
    assert pain_before(shelf) == [4]
    shelf.put(replace(session_of(2), pain_before=5), twin.stem)
    assert pain_before(shelf) == [5, None]


def test_when_the_one_that_counts_is_damaged_the_other_one_does(shelf: Shelf) -> None:
    shelf.save(session_of(1))
    twin = shelf.put(replace(session_of(1), pain_before=4), TWIN)
    assert pain_before(shelf) == [4]
    twin.write_bytes(b"damaged")
    assert pain_before(shelf) == [None]
    assert [name for name, _ in shelf.index.problems()] == [f"2026/{TWIN}.toml"]


def test_the_index_and_the_plain_listing_choose_the_same_one(shelf: Shelf) -> None:
    for number, answer in enumerate((3, 4, 5)):
        shelf.put(replace(session_of(1), pain_before=answer), TWIN[:-1] + "abc"[number])
    (listed,) = shelf.store.newest(10).sessions
    assert pain_before(shelf) == [listed.pain_before]


def test_a_copy_made_after_an_undo_counts_though_it_has_fewer_sets(shelf: Shelf) -> None:
    whole = session_of(1)
    assert whole.sets
    shelf.save(whole)
    kept = [entry for entry in whole.adjustments if not entry.after_set]
    shelf.put(replace(whole, sets=(), adjustments=tuple(kept), pain_before=4, revision=1), TWIN)
    assert pain_before(shelf) == [4]
