"""Screens are opened only where they can be drawn and their keys be read."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer.cli.start import check_terminal, open_screens
from hiptimer.errors import NoTerminalError
from hiptimer.tui.terminal import process
from tests.support.app_driver import AppDriver

GOOD = {"TERM": "xterm-256color"}


class Stream:
    """A stream, at a terminal or not."""

    def __init__(self, *, terminal: bool = True, closed: bool = False) -> None:
        self._terminal, self.closed = terminal, closed

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture(autouse=True)
def _at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("__stdin__", "__stdout__", "__stderr__"):
        monkeypatch.setattr(sys, name, Stream())


def test_a_terminal_that_draws_is_enough() -> None:
    check_terminal(GOOD)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("__stdin__", "need a terminal, and standard input is not one"),
        ("__stdout__", "need a terminal, and standard output is not one"),
        ("__stderr__", "need a terminal, and standard error is not one"),
    ],
)
@pytest.mark.parametrize("stream", [None, Stream(terminal=False), Stream(closed=True)])
def test_each_stream_must_be_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, name: str, words: str, stream: Stream | None
) -> None:
    monkeypatch.setattr(sys, name, stream)
    with pytest.raises(NoTerminalError, match=words) as error:
        check_terminal(GOOD)
    assert str(error.value).endswith("works anywhere: hiptimer start --plain")


@pytest.mark.skipif(os.name != "posix", reason="TERM is set on POSIX only")
@pytest.mark.parametrize("environment", [{}, {"TERM": ""}, {"TERM": "dumb"}, {"TERM": "unknown"}])
def test_a_terminal_that_knows_no_screens_is_reported_with_what_works_there(
    environment: dict[str, str],
) -> None:
    with pytest.raises(NoTerminalError, match=r"set TERM to its type, such as .* Do that."):
        check_terminal(environment, "Do that.")


@pytest.fixture
def _garbage_as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_garbage_as_before")
def test_the_screens_end_with_the_code_of_their_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = AppDriver(tmp_path)
    monkeypatch.setattr(process, "run", lambda app: 40 if app.context is driver.context else 41)
    gc.unfreeze()
    assert open_screens(driver.context) == 40
    assert gc.get_freeze_count() > 0
