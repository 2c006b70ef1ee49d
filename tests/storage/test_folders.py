from pathlib import Path

import pytest

from hiptimer.storage.folders import Folders


def test_places_are_named_once_and_stay(tmp_path: Path) -> None:
    names = ("protocols", "sessions", "trash", "settings", "cache", "state")
    folders = Folders(**{name: tmp_path / name for name in names})
    assert [getattr(folders, name).name for name in names] == list(names)
    with pytest.raises(AttributeError):
        folders.trash = tmp_path  # type: ignore[misc]
