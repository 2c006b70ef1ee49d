"""Messages on standard error: broken between words in a terminal, and one line in a pipe."""

import io
import os
import sys

import pytest

from hiptimer.cli.messages import notify

LONG = "hiptimer: no room for all of it: /media/a-rather-long-name/sessions/2026 is not there"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def printed(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, text: str = LONG) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((40, 24)))
    notify(text)
    return stream.getvalue()


def test_in_a_terminal_lines_break_between_words_and_paths_stay_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert printed(monkeypatch, Terminal()).splitlines() == [
        "hiptimer: no room for all of it:",
        "  /media/a-rather-long-name/sessions/2026",
        "  is not there",
    ]


def test_lines_that_were_there_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(monkeypatch, Terminal(), "one\n  two") == "one\n  two\n"


def test_in_a_pipe_a_message_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert printed(monkeypatch, io.StringIO()) == f"{LONG}\n"
