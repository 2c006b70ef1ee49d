"""The folder of own protocols."""

from pathlib import Path

import pytest

from hiptimer.errors import UnreadableError
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.trash import Trash


def test_protocol_files_are_listed_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "Not an id.toml", ".a.toml", ".b.toml.tmp", "notes.txt"):
        (tmp_path / name).touch()
    names = [path.name for path in ProtocolStore(tmp_path, Trash(tmp_path / "trash")).paths()]
    assert names == ["Not an id.toml", "a.toml", "b.toml"]


def test_a_folder_that_is_not_there_holds_nothing_and_is_not_made(tmp_path: Path) -> None:
    assert ProtocolStore(tmp_path / "protocols", Trash(tmp_path / "trash")).paths() == ()
    assert not (tmp_path / "protocols").exists()


def test_a_file_in_the_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "protocols").touch()
    with pytest.raises(UnreadableError, match="can't be listed: a file is where a folder"):
        ProtocolStore(tmp_path / "protocols", Trash(tmp_path / "trash")).paths()
