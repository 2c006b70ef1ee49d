"""What the index keeps of a file, whatever the file may be."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import UnreadableError
from hiptimer.model.digest import Ending
from hiptimer.storage import history_file
from hiptimer.storage.history_file import IndexedFile, read_files, sides_of
from hiptimer.storage.toml_reading import SESSION
from tests.support.indexed_sessions import Shelf, session_of


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def only(shelf: Shelf, path: Path) -> IndexedFile:
    (file,) = read_files(shelf.store.folder, [f"2026/{path.name}"])
    return file


def test_a_session_is_kept_in_short(shelf: Shelf) -> None:
    file = only(shelf, shelf.save(session_of(1)))
    assert (file.problem, file.settled) == (None, True)
    session = file.session
    assert session
    assert (session.id, session.ending) == (session_of(1).id, Ending.UNFINISHED)
    assert sides_of(session.sides) == [("hover", "left", "Hover")]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "was cut off"),
        (b"\xff\xfe", "UTF-16"),
        (b"a = \0", "zero bytes"),
        (b"a = " + b"[" * 500 + b"]" * 500, "nested too deeply"),
        (b"a = 1" + b"0" * 5_000, "too many digits"),
        (b"x" * (SESSION.most_bytes + 1), "bigger than 4 MiB"),
    ],
    ids=["empty", "UTF-16", "zero", "nested", "digits", "big"],
)
def test_a_damaged_file_has_its_reason_and_is_settled(
    shelf: Shelf, data: bytes, problem: str
) -> None:
    path = shelf.put(session_of(1), session_of(1).id)
    path.write_bytes(data)
    file = only(shelf, path)
    assert (file.session, file.settled) == (None, True)
    assert problem in (file.problem or "")
    assert path.read_bytes() == data


def test_one_that_the_system_does_not_let_be_read_is_tried_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _: Path) -> None:
        raise UnreadableError(path, "can't be read") from PermissionError(13, "no")

    path = shelf.save(session_of(1))
    monkeypatch.setattr(history_file, "read_session", refuse)
    assert only(shelf, path) == IndexedFile(
        name=f"2026/{path.name}", problem="can't be read", settled=False
    )


def test_one_of_a_newer_hiptimer_is_tried_again_for_this_one_may_be_updated(shelf: Shelf) -> None:
    path = shelf.save(session_of(1))
    path.write_bytes(path.read_bytes().replace(b"format = 1", b"format = 2"))
    file = only(shelf, path)
    assert not file.settled
    assert "newer hiptimer" in (file.problem or "")


def test_a_pipe_blocks_nothing(shelf: Shelf) -> None:
    path = shelf.store.path_of(session_of(1).id)
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    assert "not a regular file" in (only(shelf, path).problem or "")


def test_what_is_found_again_is_as_it_was_in_the_file_poison_included(shelf: Shelf) -> None:
    poison = "\x1b]0;x\x07[@click=app.quit]a[/]\x1e\x1f; DROP TABLE file; --"
    stored = session_of(1)
    shelf.save(replace(stored, protocol=replace(stored.protocol, name=poison)))
    shelf.check()
    ((_, name),) = shelf.index.protocols()
    assert name == shelf.store.load(stored.id).protocol.name
    assert "\x1b" not in name
    shelf.index.database.close()
