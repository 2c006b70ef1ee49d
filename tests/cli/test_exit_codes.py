"""How a run ends: by a signal from the keyboard, and when its output is not taken."""

import io
import os
import sys
from pathlib import Path

import pytest

from hiptimer.cli import commands, entry
from hiptimer.errors import SaveError, SessionFaultError
from tests.support.command_lines import CommandLine


class Refusing(io.TextIOWrapper):
    """A stream with something left in it that no one takes."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe()
        super().__init__(os.fdopen(self._writing, "wb", closefd=False))

    def flush(self) -> None:
        raise OSError

    def close(self) -> None:
        """Leave what no one takes: Python 3.13 reports, in some later test, what fails here."""

    def fileno(self) -> int:
        return self._writing


def test_ctrl_c_ends_a_command_with_130(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "carry_out", interrupted)
    done = hiptimer.type("history")
    assert (done.code, done.out, done.err) == (130, "", "")


@pytest.mark.parametrize(("code", "ends_with"), [(0, 141), (1, 1)])
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_output_that_no_one_takes_shows_in_the_exit_code_unless_it_failed_anyway(
    monkeypatch: pytest.MonkeyPatch, stream: str, code: int, ends_with: int
) -> None:
    monkeypatch.setattr(commands, "carry_out", lambda *_: code)
    monkeypatch.setattr(sys, stream, Refusing())
    assert entry.run(["history"]) == ends_with


@pytest.mark.parametrize("code", [0, 1])
def test_a_program_without_outputs_ends_as_any_other(
    monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(commands, "carry_out", lambda *_: code)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert entry.run(["history"]) == code


@pytest.mark.parametrize(
    ("words", "code"), [(["--version"], 0), (["--help"], 0), (["begin"], 2), (["history"], 0)]
)
def test_every_end_has_its_exit_code(hiptimer: CommandLine, words: list[str], code: int) -> None:
    assert hiptimer.type(*words).code == code


@pytest.mark.parametrize(
    ("cause", "code", "words"),
    [
        (SaveError(Path("/x/s.toml"), "the disk is full"), 1, "the disk is full. All is saved."),
        (ZeroDivisionError(), 70, "(builtins.ZeroDivisionError) ended it. All is saved."),
        (None, 70, "SessionFaultError) ended it. All is saved."),
    ],
)
def test_a_session_that_a_fault_ended_says_what_of_it_is_saved(
    hiptimer: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    cause: Exception | None,
    code: int,
    words: str,
) -> None:
    def ended(*_: object) -> int:
        raise SessionFaultError("All is saved.") from cause

    monkeypatch.setattr(commands, "_do", ended)
    done = hiptimer.type("history")
    assert (done.code, done.out) == (code, "")
    assert words in done.err


def test_a_pipe_that_no_one_reads_shows_in_the_exit_code(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(commands, "_do", closed)
    done = hiptimer.type("history")
    assert (done.code, done.out, done.err) == (141, "", "")
