import os
import stat
import time
from pathlib import Path

import pytest

from hiptimer.errors import SaveError
from hiptimer.storage import atomic
from hiptimer.storage.atomic import TEMPORARY_PREFIX, Saved, make_folder, save
from hiptimer.storage.precautions import Precautions


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "x.toml"


def test_a_file_is_saved_with_the_folders_that_are_missing(file: Path) -> None:
    assert save(file, b"one") == Saved(file, durable=True)
    assert save(file, b"two") == Saved(file, durable=True)
    assert file.read_bytes() == b"two"
    assert list(file.parent.iterdir()) == [file]


def test_an_empty_file_can_be_saved(file: Path) -> None:
    save(file, b"")
    assert file.read_bytes() == b""


def test_a_short_write_is_continued(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    save(file, b"more than three")
    assert file.read_bytes() == b"more than three"


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_what_is_made_is_for_this_person_only_whatever_the_umask(file: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        save(file, b"one")
        make_folder(file.parent / "a" / "b", Precautions())
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
    for folder in (file.parent, file.parent / "a", file.parent / "a" / "b"):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_stands_keeps_its_mode(file: Path) -> None:
    file.parent.mkdir()
    file.parent.chmod(0o755)
    save(file, b"one")
    assert file.parent.stat().st_mode & 0o777 == 0o755


def test_the_new_version_is_written_hidden_beside_the_old_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    replace = Path.replace

    def look_and_replace(temporary: Path, path: Path) -> Path:
        seen.append(temporary)
        assert temporary.read_bytes() == b"one"
        assert stat.S_IMODE(temporary.stat().st_mode) == 0o600
        return replace(temporary, path)

    monkeypatch.setattr(Path, "replace", look_and_replace)
    save(file, b"one")
    (temporary,) = seen
    assert temporary.parent == file.parent
    assert temporary.name.startswith(TEMPORARY_PREFIX)
    assert temporary.name.startswith(".")


def test_a_link_in_the_place_of_the_new_version_is_never_written_through(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    file.parent.mkdir()
    monkeypatch.setattr(os, "urandom", bytes)  # a name that somebody could know
    (file.parent / f"{TEMPORARY_PREFIX}{os.getpid()}-{'00' * 8}.tmp").symlink_to(victim)
    with pytest.raises(SaveError):
        save(file, b"one")
    assert victim.read_bytes() == b"mine"


def test_the_file_that_a_link_leads_to_is_replaced_and_the_link_stays(
    file: Path, tmp_path: Path
) -> None:
    real = tmp_path / "real" / "y.toml"
    file.parent.mkdir()
    file.symlink_to(real)
    for data in (b"one", b"two"):  # the first one makes the file that the link promised
        assert save(file, data) == Saved(file)
        assert (file.is_symlink(), real.read_bytes()) == (True, data)
    assert list(real.parent.iterdir()) == [real]


def test_what_is_no_regular_file_is_never_replaced(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    with pytest.raises(SaveError, match="not a regular file"):
        save(file, b"one")
    assert stat.S_ISFIFO(file.stat().st_mode)
    assert list(file.parent.iterdir()) == [file]


def test_a_link_that_leads_back_to_itself_is_never_replaced(file: Path) -> None:
    file.parent.mkdir()
    file.symlink_to(file)
    with pytest.raises(SaveError, match="not a regular file"):
        save(file, b"one")
    assert file.is_symlink()


def test_a_folder_that_another_process_makes_meanwhile_is_taken(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mkdir = Path.mkdir

    def be_slower(folder: Path, mode: int) -> None:
        mkdir(folder, mode)
        mkdir(folder, mode)

    monkeypatch.setattr(Path, "mkdir", be_slower)
    assert save(file, b"one").durable
    assert file.read_bytes() == b"one"


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Act as on Windows, and note for how long a save waits there."""
    waited: list[float] = []
    monkeypatch.setattr(atomic, "_ON_WINDOWS", True)
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


def hold_open(monkeypatch: pytest.MonkeyPatch, attempts: int) -> None:
    """Refuse the first attempts to replace a file, as a virus scanner makes Windows do."""
    replace, made = Path.replace, iter(range(attempts))

    def refuse(temporary: Path, path: Path) -> Path:
        if next(made, None) is None:
            return replace(temporary, path)
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refuse)


@pytest.mark.parametrize("attempts", [0, 1, 5])
def test_windows_is_asked_again_for_a_short_while(
    file: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float], attempts: int
) -> None:
    hold_open(monkeypatch, attempts)
    assert save(file, b"one").durable
    assert len(pauses) == attempts
    assert sum(pauses) < 1


def test_windows_is_not_asked_for_ever(
    file: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    hold_open(monkeypatch, 6)
    with pytest.raises(SaveError, match="no permission"):
        save(file, b"one")
    assert len(pauses) == 5
    assert list(file.parent.iterdir()) == []


def test_elsewhere_a_refusal_is_one(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hold_open(monkeypatch, 1)
    with pytest.raises(SaveError, match="no permission"):
        save(file, b"one")
