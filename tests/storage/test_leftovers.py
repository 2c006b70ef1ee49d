"""What a killed save left is removed a day later, and nothing else ever is."""

import os
import time
from pathlib import Path

import pytest

from hiptimer.cli.wiring import build_context
from hiptimer.storage.atomic import temporary_beside
from hiptimer.storage.leftovers import (
    OLD_SECONDS,
    find_leftovers,
    remove_leftovers,
    saved_in,
)
from tests.support.places import folders_below

LATER = time.time() + OLD_SECONDS + 3_600  # an hour for the tests that ran before
"""A day after what these tests write, in seconds since 1970."""


OURS = (".hiptimer-00112233445566aa.tmp", ".hiptimer-9999999-00112233445566aa.tmp")
"""One without the number of a process, and one with a number that no process can have."""

NOT_OURS = (
    *("x.toml", ".hiptimer-.tmp", ".hiptimer-00112233445566aa.tmp.toml", ".hiptimer-notes.tmp"),
    *(".hiptimer-00112233445566AA.tmp", "hiptimer-00112233445566aa.tmp", ".hiptimer-x.tmp"),
    *(".hiptimer-00112233445566aa", ".syncthing.x.tmp", ".hiptimer-1-2-00112233445566aa.tmp"),
)


@pytest.mark.parametrize("name", OURS)
def test_a_leftover_goes_when_it_is_older_than_a_day(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"half a ses")
    assert [each.path.name for each in find_leftovers([tmp_path])] == [name]
    assert remove_leftovers([tmp_path], LATER - 7_200) == 0
    assert remove_leftovers([tmp_path], LATER) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NOT_OURS)
def test_nothing_of_another_name_goes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert remove_leftovers([tmp_path], LATER) == 0
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("name", OURS)
def test_only_regular_files_go(tmp_path: Path, name: str) -> None:
    (tmp_path / "kept").touch()
    folder, link = tmp_path / "a", tmp_path / "b"
    for each in (folder, link):
        each.mkdir()
    (folder / name).mkdir()
    (link / name).symlink_to(tmp_path / "kept")
    assert remove_leftovers([folder, link], LATER) == 0


def test_what_a_running_process_writes_is_in_use(tmp_path: Path) -> None:
    temporary_beside(tmp_path / "x.toml").touch()
    (tmp_path / ".hiptimer-1-00112233445566aa.tmp").touch()  # of another user, mostly
    assert list(find_leftovers([tmp_path])) == []


@pytest.mark.parametrize("number", ["0", "9999999999"])
def test_a_number_that_no_process_has_is_in_use_by_none(tmp_path: Path, number: str) -> None:
    (tmp_path / f".hiptimer-{number}-00112233445566aa.tmp").touch()
    assert remove_leftovers([tmp_path], LATER) == 1


def test_a_process_that_may_not_be_asked_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbid(*_: object) -> None:
        raise PermissionError

    (tmp_path / OURS[1]).touch()
    monkeypatch.setattr(os, "kill", forbid)
    assert list(find_leftovers([tmp_path])) == []


def test_what_can_not_be_looked_at_or_removed_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / OURS[0]).touch()
    (tmp_path / "file").touch()

    def fail(*_: object, **__: object) -> None:
        raise PermissionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "unlink", fail)
        assert remove_leftovers([tmp_path / "none", tmp_path / "file", tmp_path], LATER) == 0
    monkeypatch.setattr(Path, "lstat", fail)
    assert list(find_leftovers([tmp_path])) == []


def test_leftovers_are_looked_for_wherever_something_is_saved(tmp_path: Path) -> None:
    folders = folders_below(tmp_path)
    assert len(list(saved_in(folders))) == 5
    (folders.sessions / "2026").mkdir(parents=True)
    (folders.sessions / "x.toml").touch()
    assert list(saved_in(folders)) == [
        *(folders.protocols, folders.sessions, folders.trash, tmp_path, folders.state),
        folders.sessions / "2026",
    ]


def test_a_run_removes_what_is_older_than_a_day_by_the_clock_of_this_machine(
    tmp_path: Path,
) -> None:
    folders = folders_below(tmp_path)
    folders.sessions.mkdir()
    old, new = (folders.sessions / name for name in OURS)
    for path in (old, new):
        path.touch()
    os.utime(old, (LATER - 3 * OLD_SECONDS, LATER - 3 * OLD_SECONDS))
    build_context(folders).tidy()
    assert not old.exists()
    assert new.exists()
