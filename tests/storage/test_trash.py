import errno
import os
import shutil
from pathlib import Path

import pytest

from hiptimer.errors import FileRemovedError, SaveError
from hiptimer.storage.trash import Trash


@pytest.fixture
def trash(tmp_path: Path) -> Trash:
    return Trash(tmp_path / "trash")


def thrown(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_moved_and_keeps_its_name(trash: Trash, tmp_path: Path) -> None:
    path = thrown(tmp_path, "one")
    place = trash.put(path)
    assert (place, place.read_text(encoding="utf-8")) == (trash.folder / "a.toml", "one")
    assert not path.exists()
    assert trash.folder.stat().st_mode & 0o777 == 0o700


def test_nothing_in_the_trash_is_ever_overwritten(trash: Trash, tmp_path: Path) -> None:
    places = [trash.put(thrown(tmp_path, text)) for text in ("one", "two", "three")]
    assert [place.name for place in places] == ["a.toml", "a (2).toml", "a (3).toml"]
    assert [place.read_text(encoding="utf-8") for place in places] == ["one", "two", "three"]


def test_a_trash_on_another_disk_takes_files_all_the_same(
    trash: Trash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    path = thrown(tmp_path, "one")
    monkeypatch.setattr(os, "rename", fail)
    assert trash.put(path).read_text(encoding="utf-8") == "one"
    assert not path.exists()


def test_a_file_that_can_not_be_moved_stays_and_leaves_nothing_in_the_trash(
    trash: Trash, tmp_path: Path
) -> None:
    with pytest.raises(SaveError, match="it was not moved to the trash: a part of its path"):
        trash.put(tmp_path / "not there.toml")
    assert list(trash.folder.iterdir()) == []


def test_a_file_in_the_place_of_the_trash_is_told_and_left(trash: Trash, tmp_path: Path) -> None:
    trash.folder.write_text("mine", encoding="utf-8")
    path = thrown(tmp_path, "one")
    with pytest.raises(SaveError, match="move it away"):
        trash.put(path)
    assert path.read_text(encoding="utf-8") == "one"
    assert trash.folder.read_text(encoding="utf-8") == "mine"


def test_a_copy_is_kept_of_what_is_to_be_written_over(trash: Trash, tmp_path: Path) -> None:
    path = thrown(tmp_path, "one")
    places = [trash.keep(path), trash.keep(path)]
    assert places == [trash.folder / "a.toml", trash.folder / "a (2).toml"]
    assert [place.read_text(encoding="utf-8") for place in places if place] == ["one", "one"]
    assert path.read_text(encoding="utf-8") == "one"


def test_of_what_is_no_file_no_copy_is_kept(trash: Trash, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert trash.keep(tmp_path / "pipe.toml") is None
    assert trash.keep(tmp_path / "not there.toml") is None
    assert not trash.folder.exists()


def test_a_copy_that_can_not_be_kept_leaves_nothing_in_the_trash(
    trash: Trash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    path = thrown(tmp_path, "one")
    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(SaveError, match="it was not copied to the trash: the disk failed"):
        trash.keep(path)
    assert list(trash.folder.iterdir()) == []


def test_what_was_thrown_away_comes_back_to_where_it_was(trash: Trash, tmp_path: Path) -> None:
    path = thrown(tmp_path, "one")
    trash.restore(trash.put(path), path)
    assert path.read_text(encoding="utf-8") == "one"
    assert list(trash.folder.iterdir()) == []


def test_nothing_comes_back_over_what_stands_there_by_now(trash: Trash, tmp_path: Path) -> None:
    place = trash.put(thrown(tmp_path, "one"))
    path = thrown(tmp_path, "two")
    with pytest.raises(SaveError, match="not taken out of the trash: something of that name"):
        trash.restore(place, path)
    assert path.read_text(encoding="utf-8") == "two"
    assert place.read_text(encoding="utf-8") == "one"


def test_what_was_emptied_out_of_the_trash_leaves_no_empty_file(
    trash: Trash, tmp_path: Path
) -> None:
    path = thrown(tmp_path, "one")
    place = trash.put(path)
    place.unlink()
    with pytest.raises(FileRemovedError, match="for it is not in the trash now"):
        trash.restore(place, path)
    assert not path.exists()


def test_what_can_not_be_put_back_stays_in_the_trash(
    trash: Trash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = thrown(tmp_path, "one")
    place = trash.put(path)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "move", fail)
    with pytest.raises(SaveError, match="it was not taken out of the trash: "):
        trash.restore(place, path)
    assert not path.exists()
    assert place.read_text(encoding="utf-8") == "one"
