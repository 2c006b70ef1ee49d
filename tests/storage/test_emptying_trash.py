import shutil
from pathlib import Path

import pytest

from hiptimer.errors import SaveError, UnreadableError
from hiptimer.storage.trash import Trash


@pytest.fixture
def trash(tmp_path: Path) -> Trash:
    trash = Trash(tmp_path / "trash")
    trash.folder.mkdir()
    for name in ("one.toml", "two (2).toml", ".hidden"):
        (trash.folder / name).write_text("old", encoding="utf-8")
    return trash


def test_where_nothing_was_deleted_there_is_nothing_to_empty(tmp_path: Path) -> None:
    trash = Trash(tmp_path / "trash")
    assert (trash.count(), trash.empty()) == (0, 0)


def test_all_files_are_deleted_and_counted(trash: Trash) -> None:
    assert (trash.count(), trash.empty(), trash.count()) == (3, 3, 0)
    assert list(trash.folder.iterdir()) == []


def test_links_and_folders_are_left_and_nothing_outside_is_touched(
    trash: Trash, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine", encoding="utf-8")
    (trash.folder / "link").symlink_to(outside / "mine.txt")
    (trash.folder / "folder link").symlink_to(outside, target_is_directory=True)
    (trash.folder / "folder").mkdir()
    (trash.folder / "folder" / "kept.txt").write_text("kept", encoding="utf-8")
    assert trash.empty() == 3
    assert (outside / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert {path.name for path in trash.folder.iterdir()} == {"link", "folder link", "folder"}
    assert (trash.folder / "folder" / "kept.txt").exists()


def test_a_trash_that_is_a_link_to_another_folder_is_not_emptied(
    trash: Trash, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(trash.folder, target_is_directory=True)
    linked = Trash(tmp_path / "link")
    assert (linked.count(), linked.empty()) == (0, 0)
    assert trash.count() == 3


def test_what_can_be_deleted_is_and_what_could_not_is_reported(
    trash: Trash, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse_one(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "one.toml":
            raise PermissionError(13, "no")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse_one)
    with pytest.raises(SaveError, match="it was not deleted: you have no permission") as caught:
        trash.empty()
    assert caught.value.path.name == "one.toml"
    assert [path.name for path in trash.folder.iterdir()] == ["one.toml"]


def test_a_trash_that_can_not_be_listed_is_not_called_empty(trash: Trash) -> None:
    shutil.rmtree(trash.folder, ignore_errors=True)
    trash.folder.write_text("mine", encoding="utf-8")
    with pytest.raises(UnreadableError, match="can't be listed: a file is where"):
        trash.count()
    with pytest.raises(SaveError, match="it was not emptied: a file is where"):
        trash.empty()
