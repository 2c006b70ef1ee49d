"""The files of own protocols: written, changed by others meanwhile, removed and put back."""

import os
from pathlib import Path

import pytest

from hiptimer.errors import (
    FileChangedError,
    FileRemovedError,
    IdError,
    SaveError,
    TakenError,
    UnknownProtocolError,
    UnreadableError,
)
from hiptimer.storage.protocols import ProtocolStore, ProtocolText
from hiptimer.storage.trash import Trash


@pytest.fixture
def trash(tmp_path: Path) -> Trash:
    return Trash(tmp_path / "trash")


@pytest.fixture
def store(tmp_path: Path, trash: Trash) -> ProtocolStore:
    return ProtocolStore(tmp_path / "protocols", trash)


@pytest.fixture
def base(store: ProtocolStore) -> ProtocolText:
    """A protocol that was read to be edited."""
    return store.read(store.add("mine", "one\n"))


def text_in(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_new_protocol_is_for_this_person_only(store: ProtocolStore) -> None:
    path = store.add("mine", "one\n")
    assert path == store.folder / "mine.toml"
    assert (text_in(path), path.stat().st_mode & 0o777) == ("one\n", 0o600)
    assert store.folder.stat().st_mode & 0o777 == 0o700


def test_a_new_protocol_never_takes_the_place_of_another_unasked(store: ProtocolStore) -> None:
    path = store.add("mine", "one\n")
    with pytest.raises(TakenError, match=r'you already have a protocol "mine" \(.*mine\.toml\)'):
        store.add("mine", "two\n")
    assert text_in(path) == "one\n"


def test_a_protocol_that_comes_at_the_same_moment_is_not_replaced(
    store: ProtocolStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = store.add("mine", "one\n")
    monkeypatch.setattr(ProtocolStore, "paths", lambda _: [])
    with pytest.raises(TakenError, match='you already have a protocol "mine"'):
        store.add("mine", "two\n")
    assert text_in(path) == "one\n"


def test_a_protocol_that_is_replaced_lies_in_the_trash(store: ProtocolStore) -> None:
    first = store.replace("mine", "one\n")
    second = store.replace("mine", "two\n")
    assert (first.path, first.old) == (second.path, None)
    assert second.old is not None
    assert (text_in(second.path), text_in(second.old)) == ("two\n", "one\n")


def test_names_that_differ_in_case_only_are_one_name_somewhere(store: ProtocolStore) -> None:
    store.folder.mkdir()
    (store.folder / "Mine.toml").touch()
    with pytest.raises(TakenError):
        store.add("mine", "one\n")


@pytest.mark.parametrize(
    "protocol_id", ["../x", "/etc/x", "a/b", "A", "nul", "com1", "", ".x", "x\x1b", "a" * 61]
)
def test_what_can_not_be_an_id_never_becomes_a_path(store: ProtocolStore, protocol_id: str) -> None:
    with pytest.raises(IdError, match="can't be the id of a protocol; expected") as caught:
        store.add(protocol_id, "one\n")
    assert "\x1b" not in str(caught.value)
    assert not store.folder.exists()


def test_a_protocol_is_found_by_its_id_and_by_no_path(store: ProtocolStore) -> None:
    path = store.add("mine", "one\n")
    assert store.find("mine") == path
    assert store.find("../protocols/mine") is None


def test_an_edit_goes_on_from_where_it_began(store: ProtocolStore, base: ProtocolText) -> None:
    second = store.write(base, "two\n")
    assert (second.text, second.on_disk, second.durable) == ("one\n", "two\n", True)
    store.write(second, "three\n")
    assert text_in(base.path) == "three\n"


def test_a_file_that_was_changed_meanwhile_is_not_written_over_unasked(
    store: ProtocolStore, trash: Trash, base: ProtocolText
) -> None:
    base.path.write_text("theirs\n", encoding="utf-8")
    with pytest.raises(FileChangedError, match="something else changed the file meanwhile"):
        store.write(base, "two\n")
    assert text_in(base.path) == "theirs\n"
    store.write(base, "two\n", over=True)
    assert text_in(base.path) == "two\n"
    assert [text_in(each) for each in trash.folder.iterdir()] == ["theirs\n"]


def test_a_file_that_was_only_touched_is_not_taken_for_changed(
    store: ProtocolStore, base: ProtocolText
) -> None:
    os.utime(base.path, (0, 0))
    store.write(base, "two\n")


def test_a_file_that_was_removed_meanwhile_is_not_made_again_unasked(
    store: ProtocolStore, base: ProtocolText
) -> None:
    base.path.unlink()
    with pytest.raises(FileRemovedError, match="the file was removed meanwhile"):
        store.write(base, "two\n")
    assert not base.path.exists()


def test_a_file_that_was_made_meanwhile_is_not_written_over_unasked(store: ProtocolStore) -> None:
    store.add("mine", "theirs\n")
    with pytest.raises(FileChangedError, match="a file with that name was created meanwhile"):
        store.write(ProtocolText(store.path_for("mine")), "two\n")


def test_a_file_that_was_damaged_meanwhile_is_not_written_over_unasked(
    store: ProtocolStore, base: ProtocolText
) -> None:
    base.path.write_bytes(b"\xff")
    with pytest.raises(FileChangedError, match="meanwhile the file is not UTF-8"):
        store.write(base, "two\n")
    assert base.path.read_bytes() == b"\xff"


def test_a_removed_protocol_lies_in_the_trash_and_can_be_put_back(
    store: ProtocolStore, base: ProtocolText
) -> None:
    removed = store.remove("mine")
    assert not base.path.exists()
    assert text_in(removed.place) == "one\n"
    store.restore(removed)
    assert text_in(base.path) == "one\n"


def test_a_protocol_is_not_put_back_over_a_newer_one(
    store: ProtocolStore, base: ProtocolText
) -> None:
    removed = store.remove("mine")
    store.add("mine", "two\n")
    with pytest.raises(SaveError, match="not taken out of the trash"):
        store.restore(removed)
    assert text_in(base.path) == "two\n"


@pytest.mark.parametrize("protocol_id", ["other", "../protocols/mine", "\x1b[2J"])
def test_only_what_is_there_is_removed(
    store: ProtocolStore, base: ProtocolText, protocol_id: str
) -> None:
    with pytest.raises(UnknownProtocolError, match="of your own") as caught:
        store.remove(protocol_id)
    assert "\x1b" not in str(caught.value)
    assert base.path.exists()


def test_a_file_that_can_not_be_read_can_still_be_removed(store: ProtocolStore) -> None:
    path = store.add("mine", "one\n")
    path.write_bytes(b"\xff")
    with pytest.raises(UnreadableError):
        store.read(path)
    assert store.remove("mine").place.read_bytes() == b"\xff"
