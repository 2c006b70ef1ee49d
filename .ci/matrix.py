#!/usr/bin/env python3
"""Run README's two commands as a newcomer would, for each of several Pythons and releases of pip.

Each command gets an empty clone of the last commit, an empty home and no cache:

    .ci/matrix.py --pip oldest 24.3.1 newest --python python3.11 python3.12 [--whole]

`own` is the pip that the Python brings, `oldest` the oldest that we support with it. The program
that the first command starts must show its home screen and leave at a key. With the second, some
of the tests run and all are collected; with `--whole` all run. It needs Linux or macOS, git, bash.
"""

import argparse
import fcntl
import os
import pty
import select
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent

START: Final = "Set up and start"
TEST: Final = "Set up and pass the tests"

OLDEST: Final = {"3.11": "23.0.1", "3.12": "23.2.1", "3.13": "24.2", "3.14": "25.2"}
"""Debian 12 brings the first with Python 3.11; the others came with the first release of each."""

QUICK: Final = "tests/architecture/test_pins.py tests/model tests/plain"
"""The files that pip installs are known by their hashes, so a part of the tests is enough."""

HOME_SCREEN: Final = b"Lateral hip"
QUIT: Final = b"q"
LONGEST_SECONDS: Final = 1800

PIPS: Final = {"own": "pip", "newest": "--upgrade pip"}
"""What to install for a pip that is asked for by a word: the first asks for what is there."""

SHIM: Final = """\
#!/bin/sh
{python} "$@" || exit
if [ "$1 $2" = "-m venv" ]; then exec "$3/bin/python" -m pip install --quiet {pip}; fi
"""
"""The `python3` of a newcomer, whose environments come with a chosen pip."""


class FailedError(Exception):
    """A step that did not do what README promises."""


class Newcomer:
    """A person with one Python and one pip, in a folder of their own."""

    def __init__(self, folder: Path, python: str, pip: str) -> None:
        self.log = folder / "log.txt"
        self.pip = pip
        self._folder = folder
        self._home = folder / "home"
        self._home.mkdir()
        programs = folder / "bin"
        programs.mkdir()
        shim = programs / "python3"
        shim.write_text(SHIM.format(python=shlex.quote(python), pip=PIPS.get(pip, f"pip=={pip}")))
        shim.chmod(0o755)
        path = os.pathsep.join([str(programs), os.environ.get("PATH", os.defpath)])
        self._environment = {**os.environ, "PATH": path, "PIP_NO_CACHE_DIR": "1"}

    def start(self) -> None:
        """Set up and start: the home screen comes up, and a key ends it."""
        terminal, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        command = self._readme_command(START)
        clone = self._clone("start")
        process = subprocess.Popen(
            self._cleanly("env", "TERM=xterm-256color", "bash", "-c", command),
            cwd=clone,
            env=self._environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        try:
            self._read(terminal, until=HOME_SCREEN)
            os.write(terminal, QUIT)
            self._read(terminal, until=None)
            if process.wait(60) != 0:
                raise FailedError(f"{START!r} ended with {process.returncode}")
        finally:
            process.kill()
            process.wait()
            os.close(terminal)

    def test(self, *, whole: bool) -> str:
        """Set up and pass the tests; return pytest's closing line."""
        command = self._readme_command(TEST)
        clone = self._clone("test")
        python = clone / ".venv" / "bin" / "python"
        part = "" if whole else QUICK
        lines = self._run(clone, "env", f"PYTEST_ADDOPTS={part}", "bash", "-c", command)
        self._run(clone, str(python), "-m", "pytest", "--collect-only", "--quiet")
        _, version, *_ = self._run(clone, str(python), "-m", "pip", "--version").split()
        if self.pip not in (version, *PIPS):
            raise FailedError(f"pip {self.pip} was asked for, and {version} is there")
        self.pip = version
        closing = [line for line in lines.splitlines() if " passed" in line and " in " in line]
        if not closing:
            raise FailedError("no test ran")
        return closing[-1].strip("= ")

    def _clone(self, name: str) -> Path:
        clone = self._folder / name
        self._run(self._folder, "git", "clone", "--quiet", str(ROOT), str(clone))
        return clone

    def _readme_command(self, section: str) -> str:
        return self._run(self._folder, str(ROOT / ".ci" / "readme-command"), section).strip()

    def _cleanly(self, *command: str) -> list[str]:
        return [str(ROOT / ".ci" / "clean-environment"), str(self._home), *command]

    def _run(self, folder: Path, *command: str) -> str:
        """Run a command to its end and return what it printed, which is logged as well."""
        done = subprocess.run(
            self._cleanly(*command),
            cwd=folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            text=True,
            errors="replace",
            timeout=LONGEST_SECONDS,
        )
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"$ {shlex.join(command)}\n{done.stdout}")
        if done.returncode != 0:
            raise FailedError(f"{shlex.join(command)} ended with {done.returncode}")
        return done.stdout

    def _read(self, terminal: int, *, until: bytes | None) -> None:
        """Log what a terminal shows until `until` is there, or until its program has ended."""
        seen, end = b"", time.monotonic() + LONGEST_SECONDS
        with self.log.open("ab") as log:
            while until is None or until not in seen:
                ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
                if not ready:
                    raise FailedError(f"{START!r} takes longer than {LONGEST_SECONDS} s")
                try:
                    chunk = os.read(terminal, 65536)
                except OSError:  # Linux reports so that the other side is closed
                    chunk = b""
                if not chunk and until is not None:
                    raise FailedError(f"{START!r} ended before the home screen came up")
                if not chunk:
                    return
                log.write(chunk)
                seen = (seen + chunk)[-200_000:]


def run_pair(python: str, pip: str, name: str, *, whole: bool) -> bool:
    """Run both commands, print what came of them, and the log after a failure."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="newcomer-") as folder:
        newcomer = Newcomer(Path(folder), python, pip)
        try:
            newcomer.start()
            tests = newcomer.test(whole=whole)
        except (FailedError, subprocess.TimeoutExpired) as error:
            print(newcomer.log.read_text(encoding="utf-8", errors="replace")[-8000:])
            print(f"{name}: FAILED: {error}", flush=True)
            return False
    seconds = time.monotonic() - began
    print(f"{name} ({newcomer.pip}): {tests}; both commands took {seconds:.0f} s", flush=True)
    return True


def main() -> int:
    """Run every pair, and fail when one failed."""
    parser = argparse.ArgumentParser(description="Run README's commands for pips and Pythons.")
    parser.add_argument("--pip", nargs="+", default=["oldest", "newest"], metavar="VERSION")
    parser.add_argument("--python", nargs="+", default=["python3"], metavar="PYTHON")
    parser.add_argument("--whole", action="store_true", help="run every test, not a part")
    asked = parser.parse_args()
    passed = []
    for python in asked.python:
        asking = [python, "-c", "import sys; print(*sys.version_info[:2], sep='.')"]
        version = subprocess.run(asking, check=True, capture_output=True, text=True).stdout.strip()
        program = shutil.which(python) or python
        for pip in asked.pip:
            number = OLDEST.get(version, "own") if pip == "oldest" else pip
            name = f"Python {version}, pip {pip}"
            passed.append(run_pair(program, number, name, whole=asked.whole))
    print(f"{sum(passed)} of {len(passed)} pairs passed.")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
