"""A disk that fails ends no session: it is reported, the session runs on, old files stay whole."""

import ctypes
import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.support.person import Person
from tests.support.session_values import hold_row, session

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE = 1

GOES_ON = "Done. One of one hold."
NOT_SAVED = "The last changes of this session could not be saved: "


def follow(person: Person, prepare: Callable[[], object] | None = None) -> list[str]:
    """Follow a hold of a second with no one at the keys, on a disk that fails."""
    person.holds_of(1, sets=1)
    with person.pipe("start", "--plain", str(person.protocol), prepare=prepare) as program:
        out, errors = program.communicate(b"", timeout=20)
    assert (program.returncode, errors) == (1, b"")
    return out.decode().splitlines()


def everything_below(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def older(person: Person) -> dict[str, bytes]:
    """What this person has stored before."""
    store = SessionStore(person.data / "sessions", Trash(person.data / "trash"))
    store.save(session(hold_row()))
    return everything_below(person.data / "sessions")


def mind_the_modes() -> None:
    """Take root's right to write whatever the modes say; anybody else has none to lose."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def test_a_folder_that_is_read_only(person: Person, older: dict[str, bytes]) -> None:
    year = person.stored()[0].parent
    year.chmod(0o500)
    try:
        said = follow(person, mind_the_modes)
    finally:
        year.chmod(0o700)
    assert any(line.startswith(GOES_ON) for line in said)
    assert said[-2].startswith(NOT_SAVED)
    assert "you have no permission for it" in said[-2]
    assert everything_below(person.data / "sessions") == older


def test_a_file_that_may_not_grow(person: Person, older: dict[str, bytes]) -> None:
    for name in [name for name in person.environment if name.startswith("COVERAGE_")]:
        del person.environment[name]  # what is measured would be a file that may not grow
    said = follow(person, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)))
    assert any(line.startswith(GOES_ON) for line in said)
    assert "it would be bigger than the system permits" in said[-2]
    assert everything_below(person.data / "sessions") == older


@pytest.fixture
def small_disk(person: Person) -> Iterator[Path]:
    """A disk of 16 KiB below the sessions of this person, with one page left on it."""
    disk = person.data / "sessions"
    disk.mkdir(exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"a disk can't be mounted here: {mounted.stderr.decode().strip()}")
    (disk / "filler").write_bytes(b"x" * 12_288)
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_gets_full(person: Person, small_disk: Path) -> None:
    said = follow(person)
    assert any(line.startswith(GOES_ON) for line in said)
    assert "the disk is full; free some space on it" in said[-2]
    assert "outcome" not in person.session()
    assert [path.name for path in small_disk.glob("*/.*")] == []


def test_a_disk_that_gets_room_again_in_time_gets_all_sets(
    person: Person, small_disk: Path
) -> None:
    person.holds_of(1)
    with person.pipe("start", "--plain", str(person.protocol)) as program:
        assert program.stdout
        for line in program.stdout:
            if b"the disk is full" in line:
                break
        (small_disk / "filler").unlink()
        out, errors = program.communicate(b"", timeout=20)
    assert (program.returncode, errors) == (0, b"")
    assert out.decode().splitlines()[-1].startswith("Saved in")
    assert len(person.session()["set"]) == 2
