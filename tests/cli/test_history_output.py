"""What looks back, written to terminals of any width, to pipes that close, and to full disks."""

import os
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len

from benchmarks.years import store
from tests.cli.test_output import read

COMMANDS = [
    ["history"],
    ["history", "--json"],
    ["history", "--csv"],
    ["show", "last"],
    ["show", "last", "--json"],
    ["show", "last", "--toml"],
    ["doctor"],
]

DATA = {"--json", "--csv", "--toml"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("past")
    store(folder, count=12)
    return folder


def run(
    data: Path, *words: str, out: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    return subprocess.run(
        [sys.executable, "-m", "hiptimer", "--data-dir", str(data), *words],
        stdout=out,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        check=False,
        env={**kept, **environment},
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_reader_that_has_left_is_no_reason_to_complain(data: Path, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run(data, *words, out=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_an_output_that_takes_nothing_is_told(data: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(data, *words, out=full.fileno())
    assert done.returncode == 1
    assert done.stderr.startswith(b"hiptimer: the output can't be written: the disk is full")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_goes_into_a_pipe_is_plain_whatever_the_terminal_is(
    data: Path, words: list[str]
) -> None:
    plain = run(data, *words)
    coloured = run(data, *words, TERM="xterm-256color", COLORTERM="truecolor", COLUMNS="abc")
    assert (coloured.returncode, coloured.stderr) == (0, b"")
    assert b"\x1b" not in coloured.stdout
    if words != ["doctor"]:
        assert coloured.stdout == plain.stdout


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_an_output_of_few_letters_gets_question_marks_and_data_stays_whole(
    data: Path, words: list[str]
) -> None:
    done = run(data, *words, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    if DATA.isdisjoint(words):
        done.stdout.decode("ascii")
    else:
        assert done.stdout == run(data, *words).stdout


@pytest.mark.parametrize("width", [24, 71, 72, 99, 200])
@pytest.mark.parametrize("words", [["history"], ["show", "last"], ["doctor"]], ids=" ".join)
def test_what_is_drawn_fits_the_terminal(data: Path, words: list[str], width: int) -> None:
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (50, width))
    done = run(data, *words, out=theirs, TERM="xterm-256color")
    os.close(theirs)
    drawn = b"".join(iter(lambda: read(ours), b"")).decode()
    os.close(ours)
    assert (done.returncode, done.stderr) == (0, b"")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    assert "\x1b" not in plain
    assert max(map(cell_len, plain.splitlines())) <= width
    if words == ["history"]:
        assert len(re.findall(r"^2026-\d\d-\d\d", plain, re.MULTILINE)) >= 12
