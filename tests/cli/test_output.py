"""Standard output as the world gives it: closed pipes, full disks, old alphabets, none at all."""

import os
import re
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from benchmarks.years import store
from hiptimer.cli import doctor
from hiptimer.cli.output import put
from hiptimer.cues.sound_box import SoundBox
from hiptimer.cues.status import SoundStatus
from hiptimer.errors import HiptimerError
from hiptimer.model.settings import Cues
from tests.support.cli_output import as_a_program, drawn, turned_away, written
from tests.support.command_lines import OWN, SHORT

DRAWN = [
    ["protocols", "list"],
    ["protocols", "show", SHORT],
    ["history"],
    ["show", "last"],
    ["doctor"],
]

DATA = [
    ["protocols", "list", "--json"],
    ["protocols", "show", SHORT, "--toml"],
    ["history", "--json"],
    ["history", "--csv"],
    ["show", "last", "--json"],
    ["show", "last", "--toml"],
]

COMMANDS = [*DRAWN, *DATA]

PROGRAMS = [["history"], ["history", "--json"]]
"""One that draws, and one that gives data, with Python's own end after them."""

FULL = "hiptimer: the output can't be written: the disk is full; free some space on it\n"

WIDTHS = [
    *((words, width) for words in DRAWN[:2] for width in (24, 40, 60, 80, 200)),
    *((words, width) for words in DRAWN[2:4] for width in (24, 71, 72, 99, 200)),
    *((["doctor"], width) for width in (24, 80, 200)),
]

needs_a_full_device = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no /dev/full"
)


class NothingPlays(SoundBox):
    """Knows at once that nothing plays, and says at length what helps; a doctor tries it all."""

    def prepare(self, cues: Cues, *_: object) -> None:
        advice = "Install a player of sound files, such as pw-play, and espeak-ng for the voice."
        self.status = SoundStatus(Cues.BELL, asked=cues, advice=advice, tried=("aplay", "paplay"))


@pytest.fixture(autouse=True)
def _no_players_to_try(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SoundBox", NothingPlays)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a protocol whose name has a letter that few alphabets know, and sessions."""
    folder = tmp_path_factory.mktemp("data")
    store(folder, count=12)
    (folder / "protocols").mkdir()
    own = OWN.replace("My hip", "Hüfte")
    (folder / "protocols" / "my-hip.toml").write_text(own, encoding="utf-8")
    return folder


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_reader_that_has_left_is_no_reason_to_complain(
    data: Path, words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code = turned_away(data, *words, out=writing)
    os.close(writing)
    assert (code, capfd.readouterr().err) == (141, "")


@pytest.mark.parametrize("words", PROGRAMS, ids=" ".join)
def test_a_program_ends_without_a_word_where_its_reader_has_left(
    data: Path, words: list[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = as_a_program(data, *words, out=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@needs_a_full_device
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_an_output_that_takes_nothing_is_reported(
    data: Path, words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("wb") as full:
        code = turned_away(data, *words, out=full.fileno())
    assert (code, capfd.readouterr().err) == (1, FULL)


@needs_a_full_device
@pytest.mark.parametrize("words", PROGRAMS, ids=" ".join)
def test_a_program_says_once_that_its_output_takes_nothing(data: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = as_a_program(data, *words, out=full.fileno())
    assert (done.returncode, done.stderr) == (1, FULL.encode())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_goes_into_a_file_is_plain_whatever_the_terminal_is(
    data: Path,
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    plain = written(data, *words)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("COLUMNS", "abc")
    coloured = written(data, *words)
    assert (plain[0], coloured[0], capfd.readouterr().err) == (0, 0, "")
    assert b"\x1b" not in plain[1] + coloured[1]
    if words != ["doctor"]:  # which describes the terminal
        assert coloured == plain


@pytest.mark.parametrize("words", PROGRAMS, ids=" ".join)
def test_what_goes_into_a_pipe_is_what_goes_into_a_file(data: Path, words: list[str]) -> None:
    assert as_a_program(data, *words).stdout == written(data, *words)[1]


@pytest.mark.parametrize("words", DRAWN, ids=" ".join)
def test_an_output_that_knows_few_letters_gets_question_marks_for_the_others(
    data: Path, words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    code, text = written(data, *words, encoding="ascii")
    assert (code, capfd.readouterr().err) == (0, "")
    assert text.isascii()
    if words != ["doctor"]:  # which describes the alphabet
        assert text == written(data, *words)[1].decode().encode("ascii", errors="replace")
    if words[0] == "protocols":
        assert b"?" in text


@pytest.mark.parametrize("words", DATA, ids=" ".join)
def test_an_output_that_knows_few_letters_gets_data_whole(
    data: Path, words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    code, text = written(data, *words, encoding="ascii")
    assert (code, capfd.readouterr().err) == (0, "")
    assert text == written(data, *words)[1]


@pytest.mark.parametrize(("words", "width"), WIDTHS)
def test_what_is_drawn_fits_the_terminal_that_it_is_drawn_on(
    data: Path,
    words: list[str],
    width: int,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    code, text = drawn(data, *words, width=width)
    assert (code, capfd.readouterr().err) == (0, "")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "\x1b" not in plain
    assert max(map(cell_len, plain.splitlines())) <= width
    if (words, width) != (["protocols", "list"], 200):  # a table of names without titles
        assert "\x1b[1m" in text
    if words[0] == "protocols":
        assert any("isometric" in line for line in plain.splitlines())
    if words == ["history"]:
        assert len(re.findall(r"^2026-\d\d-\d\d", plain, re.MULTILINE)) >= 12


def test_no_standard_output_at_all_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(HiptimerError, match="no standard output"):
        put("x")
