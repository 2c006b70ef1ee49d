"""Calls of SQLite fail: the history is read all the same, and what a person made is untouched."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.faults.trying import files_in
from tests.support.session_values import hold_row, session

STRACE: Final = shutil.which("strace")

pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not installed")


@pytest.mark.parametrize(
    "fault",
    [
        "pwrite64:error=ENOSPC:when=1+",
        "pwrite64:error=EIO:when=3",
        "pread64:error=EIO:when=2",
        "ftruncate,unlink:error=EIO",
        "fcntl:error=ENOLCK",
        "fstat,newfstatat:error=EIO:when=2+",
    ],
)
def test_an_index_that_can_not_be_kept_takes_no_session_away(tmp_path: Path, fault: str) -> None:
    data, trace = tmp_path / "data", tmp_path / "trace"
    store = SessionStore(data / "sessions", Trash(data / "trash"))
    store.save(session(hold_row()))
    before = files_in(data)
    index = data / ".cache" / "history.sqlite3"
    assert STRACE
    done = subprocess.run(
        [
            *(STRACE, "-f", "-qq", "-o", trace, "-e", f"inject={fault}"),
            *("-P", index, "-P", f"{index}-journal"),
            *(sys.executable, "-m", "hiptimer", "--data-dir", data, "history", "--json"),
        ],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if b"ptrace" in done.stderr:
        pytest.skip("nothing may be traced here")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "INJECTED" in trace.read_text(encoding="utf-8")
    assert [each["id"] for each in json.loads(done.stdout)] == [session().id]
    assert files_in(data) == before
