"""Standard output as the world gives it: closed pipes, full disks, old alphabets, none at all."""

import os
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len

from hiptimer.cli.output import put
from hiptimer.errors import HiptimerError
from tests.cli.typed import OWN, SHORT

COMMANDS = [["list"], ["list", "--json"], ["show", SHORT], ["show", SHORT, "--toml"]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "protocols"
    folder.mkdir(parents=True)
    (folder / "my-hip.toml").write_text(OWN.replace("My hip", "Hüfte"), encoding="utf-8")
    return folder.parent


def run(
    data: Path, *words: str, out: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "hiptimer", "--data-dir", str(data), "protocols", *words],
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
        # The runner of the tests may have told them a width; a terminal tells its own.
        env={**{k: v for k, v in os.environ.items() if k != "COLUMNS"}, **environment},
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
    assert done.stderr == (
        b"hiptimer: the output can't be written: the disk is full; make some room on it\n"
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_an_output_that_knows_few_letters_gets_question_marks_for_the_others(
    data: Path, words: list[str]
) -> None:
    done = run(data, *words, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    if "--json" in words or "--toml" in words:
        done.stdout.decode("utf-8")
    else:
        assert "?" in done.stdout.decode("ascii")


def test_nothing_drawn_into_a_pipe_has_an_escape_in_it(data: Path) -> None:
    for words in COMMANDS:
        done = run(data, *words, TERM="xterm-256color", COLORTERM="truecolor", COLUMNS="abc")
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("width", [24, 40, 60, 80, 200])
@pytest.mark.parametrize("words", [["list"], ["show", "lateral-hip-isometric"]], ids=" ".join)
def test_what_is_drawn_fits_the_terminal_that_it_is_drawn_on(
    data: Path, words: list[str], width: int
) -> None:
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (50, width))
    done = run(data, *words, out=theirs, TERM="xterm-256color")
    os.close(theirs)
    drawn = b"".join(iter(lambda: read(ours), b"")).decode()
    os.close(ours)
    assert (done.returncode, done.stderr) == (0, b"")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    lines = plain.splitlines()
    assert max(map(cell_len, lines)) <= width
    assert "\x1b" not in plain
    assert any("isometric" in line for line in lines)


def read(terminal: int) -> bytes:
    """Read what is left; a terminal whose other end is closed has no more, which is an error."""
    try:
        return os.read(terminal, 1 << 16)
    except OSError:
        return b""


def test_no_standard_output_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(HiptimerError, match="no standard output"):
        put("x")
