import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hiptimer.errors import FileRemovedError, SaveError
from hiptimer.storage.precautions import REFUSALS, Precaution
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


def between_disks(patch: pytest.MonkeyPatch) -> None:
    """Let no file move from one folder to another, as if they were on two disks."""
    for name in ("link", "rename"):
        call = getattr(os, name)

        def one_disk(
            old: Path, new: Path, call: Callable[[Path, Path], None] = call, **_: object
        ) -> None:
            if Path(old).parent != Path(new).parent:
                raise OSError(errno.EXDEV, "Invalid cross-device link")
            call(old, new)

        patch.setattr(os, name, one_disk)


def refuse(patch: pytest.MonkeyPatch, name: str, number: int) -> None:
    """Let a call of the system fail each time."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    patch.setattr(os, name, fail)


def test_a_trash_on_another_disk_takes_files_and_gives_them_back(
    trash: Trash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "folder" / "a.toml"
    path.parent.mkdir()
    path.write_bytes(b"one" * 1_000_000)
    between_disks(monkeypatch)
    place = trash.put(path)
    assert (place.name, place.read_bytes()) == ("a.toml", b"one" * 1_000_000)
    assert place.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == []
    trash.restore(place, path)
    assert path.read_bytes() == b"one" * 1_000_000
    assert list(trash.folder.iterdir()) == []


@pytest.mark.parametrize(
    "number",
    [row.error for row in REFUSALS if row.precaution is Precaution.LINK],
    ids=errno.errorcode.get,
)
def test_where_there_are_no_links_files_are_renamed_and_nothing_is_overwritten(
    trash: Trash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    refuse(monkeypatch, "link", number)
    path = tmp_path / "a.toml"
    places = [trash.put(thrown(tmp_path, text)) for text in ("one", "two")]
    assert [place.name for place in places] == ["a.toml", "a (2).toml"]
    kept = trash.keep(thrown(tmp_path, "three"))
    assert kept
    assert kept.name == "a (3).toml"
    with pytest.raises(SaveError, match="something with that name"):
        trash.restore(places[0], path)
    path.unlink()
    trash.restore(places[0], path)
    texts = [each.read_text(encoding="utf-8") for each in (path, places[1], kept)]
    assert texts == ["one", "two", "three"]
    assert sorted(trash.folder.iterdir()) == sorted([places[1], kept])


def test_a_link_is_moved_as_a_link(trash: Trash, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.symlink_to(tmp_path / "elsewhere")
    place = trash.put(path)
    assert place.readlink() == tmp_path / "elsewhere"
    trash.restore(place, path)
    assert path.readlink() == tmp_path / "elsewhere"
    assert list(trash.folder.iterdir()) == []


def test_a_folder_is_not_moved(trash: Trash, tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    with pytest.raises(SaveError, match="a folder is where the file should be"):
        trash.put(tmp_path / "a.toml")


def test_a_file_that_can_not_be_removed_is_not_in_the_trash_either(
    trash: Trash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = thrown(tmp_path, "one")
    unlink = os.unlink

    def keep(at: Path, **_: object) -> None:
        if Path(at) == path:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        unlink(at)

    monkeypatch.setattr(os, "unlink", keep)
    with pytest.raises(SaveError, match="it was not moved to the trash"):
        trash.put(path)
    assert path.read_text(encoding="utf-8") == "one"
    assert list(trash.folder.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOENT])
def test_a_file_that_is_gone_although_removing_it_failed_is_not_lost(
    trash: Trash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A network drive may have done what it answers with an error."""
    path = thrown(tmp_path, "one")
    unlink = os.unlink

    def remove_and_fail(at: Path, **_: object) -> None:
        unlink(at)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "unlink", remove_and_fail)
    with contextlib.suppress(SaveError):
        trash.put(path)
    assert (trash.folder / "a.toml").read_text(encoding="utf-8") == "one"


def test_a_file_that_can_not_be_moved_stays_and_leaves_nothing_in_the_trash(
    trash: Trash, tmp_path: Path
) -> None:
    with pytest.raises(SaveError, match="it was not moved to the trash: part of its path"):
        trash.put(tmp_path / "not there.toml")
    assert not trash.folder.exists()


def test_a_file_in_the_place_of_the_trash_is_reported_and_left(
    trash: Trash, tmp_path: Path
) -> None:
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
    path = thrown(tmp_path, "one")
    refuse(monkeypatch, "fsync", errno.EIO)
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
    with pytest.raises(SaveError, match="not taken out of the trash: something with that name"):
        trash.restore(place, path)
    assert path.read_text(encoding="utf-8") == "two"
    assert place.read_text(encoding="utf-8") == "one"


def test_what_was_emptied_out_of_the_trash_leaves_no_empty_file(
    trash: Trash, tmp_path: Path
) -> None:
    path = thrown(tmp_path, "one")
    place = trash.put(path)
    place.unlink()
    with pytest.raises(FileRemovedError, match="it is no longer in the trash"):
        trash.restore(place, path)
    assert not path.exists()


def test_what_can_not_be_put_back_stays_in_the_trash(
    trash: Trash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = thrown(tmp_path, "one")
    place = trash.put(path)

    refuse(monkeypatch, "link", errno.ENOSPC)
    with pytest.raises(SaveError, match="it was not taken out of the trash: "):
        trash.restore(place, path)
    assert not path.exists()
    assert place.read_text(encoding="utf-8") == "one"
