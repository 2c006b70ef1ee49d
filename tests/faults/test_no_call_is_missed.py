"""The shim sees every call that the system sees: else the table would not break them all."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from tests.faults.operations import OPERATIONS
from tests.support.session_values import SESSION_ID

STRACE: Final = shutil.which("strace")

pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not installed")

TRACED: Final = [name for name in OPERATIONS if name != "check_history"]
"""SQLite makes its own calls in C, which no shim sees."""

NAMES: Final = {
    **{"openat": "open", "open": "open", "newfstatat": "stat", "stat": "stat", "lstat": "lstat"},
    **{"statx": "stat", "fstat": "fstat", "mkdir": "mkdir", "mkdirat": "mkdir", "chmod": "chmod"},
    **{"fchmodat": "chmod", "fchmod": "chmod", "unlink": "unlink", "unlinkat": "unlink"},
    **{"rename": "replace", "renameat": "replace", "renameat2": "replace", "link": "link"},
    **{"linkat": "link", "symlink": "symlink", "symlinkat": "symlink", "readlink": "readlink"},
    **{"readlinkat": "readlink", "read": "read", "pread64": "read", "write": "write"},
    **{"pwrite64": "write", "fsync": "fsync", "fdatasync": "fsync", "flock": "flock"},
    **{"close": "close", "utimensat": "utime", "ftruncate": "ftruncate"},
    **{"truncate": "truncate", "rmdir": "rmdir", "sendfile": "write", "copy_file_range": "write"},
    **{"access": "access", "faccessat": "access", "faccessat2": "access", "fallocate": "write"},
}
"""Calls of Linux, as the shim names them."""

NOTHING: Final = {"lseek", "ioctl", "fcntl", "mmap", "poll", "getcwd", "dup", "epoll_wait"}
"""Calls that neither change a file nor ask for one."""

CALL: Final = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += +(-?\d+|\?)")
PATH: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
DESCRIPTOR: Final = re.compile(r"^\d+<([^>]*)>")


def traced(top: Path) -> tuple[dict[str, list[str]], list[str]]:
    """Carry the operations out under strace: what the shim saw of each, and the trace."""
    trace = top / "trace"
    assert STRACE
    command = [STRACE, "-f", "-y", "-s", "4096", "-o", str(trace), "-e", "trace=%file,%desc"]
    program = [sys.executable, "-m", "tests.faults.traced", str(top / "places"), *TRACED]
    done = subprocess.run(
        [*command, *program],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    if done.returncode and b"ptrace" in done.stderr:
        pytest.skip("nothing may be traced here")
    assert done.returncode == 0, done.stderr.decode()
    seen: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return seen, trace.read_text(encoding="utf-8", errors="replace").splitlines()


def of_operation(name: str, trace: list[str]) -> list[str]:
    """Give the lines of the trace between the beginning and the end of an operation."""
    begin = next(at for at, line in enumerate(trace) if f'"/begin/{name}"' in line)
    end = next(at for at, line in enumerate(trace) if f'"/end/{name}"' in line)
    return trace[begin + 1 : end]


def calls_of(lines: list[str], folder: Path) -> list[str]:
    """Name the calls on `folder` as the shim does."""
    found, scanned = [], set[str]()
    for line in lines:
        match = CALL.match(line)
        if not match or match[1] in NOTHING:
            continue
        name, _, place = (_named(match[1], match[2], folder) or "").partition(" ")
        if name == "scandir":
            scanned |= {place} if match[3] != "-1" else set()
        elif place in scanned and name in {"fstat", "getdents64", "close"}:  # parts of that
            scanned -= {place} if name == "close" else set()
            continue
        if place:
            found.append(f"{name} {place}")
    return found


def _named(call: str, arguments: str, folder: Path) -> str | None:
    name = NAMES.get(call, call)
    paths = PATH.findall(arguments)
    descriptor = DESCRIPTOR.match(arguments)
    if descriptor and (not paths or paths[0] == "" or name in {"read", "write"}):
        place, name = descriptor[1], "fstat" if name == "stat" else name
    elif paths:
        place = paths[-1] if name in {"replace", "link", "symlink"} else paths[0]
        if name == "stat" and "AT_SYMLINK_NOFOLLOW" in arguments:
            name = "lstat"
        if name == "open" and "O_DIRECTORY" in arguments and "O_NONBLOCK" in arguments:
            name = "scandir"
    else:
        return None
    if place != str(folder) and not place.startswith(f"{folder}/"):
        return None
    below = os.path.relpath(place, folder)
    head, slash, tail = below.rpartition("/")
    tail = "TEMPORARY" if tail.startswith(".hiptimer-") else tail
    return f"{name} {head}{slash}{tail}".replace(SESSION_ID, "SESSION")


def test_the_shim_sees_every_call_of_each_operation(tmp_path: Path) -> None:
    seen, trace = traced(tmp_path)
    for name in TRACED:
        folder = tmp_path / "places" / name
        by_strace = calls_of(of_operation(name, trace), folder)
        assert Counter(by_strace) == Counter(seen[name]), name
        assert len(by_strace) > 2
