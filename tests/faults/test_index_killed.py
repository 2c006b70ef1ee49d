"""A window that is killed while it builds the index costs nothing but the building."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.indexed_sessions import Shelf, session_of

BUILD = """
import sys
from pathlib import Path
from hiptimer.storage import history_check, history_reading
from hiptimer.storage.history_gate import Gate
from hiptimer.storage.history_index import HistoryIndex

def report(done, total):
    print(done, flush=True)
    if sys.argv[2] == "in step":
        input()

history_reading.PART = 1
folder = Path(sys.argv[1])
history_check.check(HistoryIndex(folder / "cache"), folder / "sessions", Gate(), report)
"""

SESSIONS = 12


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    for number in range(SESSIONS):
        shelf.save(session_of(number))
    yield shelf
    shelf.index.database.close()


NEWEST_FIRST = [session_of(number).id for number in reversed(range(SESSIONS))]


def window(shelf: Shelf, pace: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, shelf.folder, pace],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


@pytest.mark.parametrize("moment", [0, 1, 5, SESSIONS])
def test_a_window_that_is_killed_while_it_builds_leaves_an_index_to_build_on(
    shelf: Shelf, moment: int
) -> None:
    with window(shelf, "in step") as process:
        assert process.stdout
        assert process.stdin
        while int(process.stdout.readline()) < moment:
            process.stdin.write(b"\n")
            process.stdin.flush()
        process.kill()
    assert shelf.found() == NEWEST_FIRST[:moment]
    assert shelf.check().complete
    assert shelf.found() == NEWEST_FIRST
    assert shelf.progress[0] == (moment, SESSIONS)
    assert shelf.index.database.openings == 1


def test_two_windows_that_build_at_once_end_with_one_whole_index(shelf: Shelf) -> None:
    windows = [window(shelf, "at once") for _ in range(2)]
    shelf.check()
    for process in windows:
        with process:
            assert process.wait(60) == 0
    assert shelf.found() == NEWEST_FIRST
    assert not shelf.changes()
    assert shelf.index.database.problem is None
