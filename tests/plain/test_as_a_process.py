"""Plain mode as a process: what it needs of its streams, and how it ends."""

import errno
import io
import os
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from hiptimer.model.protocol import AffectedSide
from hiptimer.model.settings import Cues
from hiptimer.plain.console import SingleKeys
from hiptimer.plain.front_end import run
from hiptimer.plain.rescue import NOT_PRINTED, WHAT_NOW
from hiptimer.runner.context import Context, StartRequest
from hiptimer.runner.watchdog import Watchdog
from hiptimer.wording.problems import SESSION_NOT_SAVED
from tests.support.fakes import FakeClock
from tests.support.input_ends import close_ends
from tests.support.plain_driver import context_in
from tests.support.plans import BRISK, HOLD, protocol_of

REPETITIONS = protocol_of(replace(BRISK, hold_seconds=None, reps=3, sets=1))
"""Nothing to wait for, and only a person ends them: without one it leaves at once."""


class Moving(FakeClock):
    """A clock that moves whenever it is read."""

    def monotonic(self) -> float:
        self.advance(0.5)
        return super().monotonic()


class Screen(io.StringIO):
    """A person sees what is printed, and does something when certain lines come."""

    def __init__(self, does: dict[str, Callable[[], object]], *, terminal: bool = True) -> None:
        super().__init__()
        self._does = does
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def write(self, text: str) -> int:
        written = super().write(text)
        for begin in [begin for begin in self._does if text.startswith(begin)]:
            self._does.pop(begin)()
        return written


@pytest.fixture
def context(tmp_path: Path) -> Context:
    context = context_in(tmp_path, Moving())
    context.settings.save(affected_side=AffectedSide.LEFT, cues=Cues.OFF)
    return context


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal for the input of this process; what is written here is typed there."""
    keyboard, program = os.openpty()
    with open(program, encoding="utf-8", closefd=False) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield keyboard
    close_ends(keyboard, program)


def typed(keyboard: int, text: str) -> Callable[[], object]:
    return lambda: os.write(keyboard, text.encode())


def test_an_input_that_is_no_file_has_ended(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stdin in (io.StringIO("q\n"), None):
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setattr("sys.stdout", screen := Screen({}))
        assert run(context, StartRequest(REPETITIONS)) == 1
        assert "The input has ended" in screen.getvalue()


def test_a_letter_that_the_output_lacks_ends_no_session(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = io.BytesIO()
    out = io.TextIOWrapper(printed, encoding="ascii", write_through=True)
    monkeypatch.setattr("sys.stdin", None)
    monkeypatch.setattr("sys.stdout", out)
    named = replace(REPETITIONS, name="Brücke")
    assert run(context, StartRequest(named)) == 1
    assert b"Br?cke" in printed.getvalue()


@pytest.mark.parametrize("terminal", [True, False])
def test_what_could_not_be_saved_is_asked_about_where_it_is_seen(
    context: Context,
    keyboard: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    terminal: bool,
) -> None:
    (tmp_path / "sessions").write_text("in the way", encoding="utf-8")
    does = {
        "Hip pain now?": typed(keyboard, "2\n"),
        "Set 1": typed(keyboard, "q"),
        "Leave this session?": typed(keyboard, "l"),
        WHAT_NOW: typed(keyboard, "l\n"),
    }
    monkeypatch.setattr("sys.stdout", screen := Screen(does, terminal=terminal))
    assert run(context, StartRequest(protocol_of(BRISK))) == 1
    assert (WHAT_NOW in screen.getvalue()) is terminal
    assert (NOT_PRINTED in screen.getvalue()) is not terminal


def test_a_signal_ends_it_within_a_time_and_says_what_is_not_saved_on_standard_error(
    context: Context,
    keyboard: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(Watchdog, "start", lambda _, code: codes.append(code))
    (tmp_path / "sessions").write_text("in the way", encoding="utf-8")
    does = {
        "Hip pain now?": typed(keyboard, "2\n"),
        "Set 1": lambda: os.kill(os.getpid(), signal.SIGTERM),
    }
    monkeypatch.setattr("sys.stdout", Screen(does))
    assert run(context, StartRequest(protocol_of(BRISK))) == 143
    assert codes == [143]
    assert capsys.readouterr().err.startswith(SESSION_NOT_SAVED)


def test_leaving_prints_nothing_on_standard_error(
    context: Context,
    keyboard: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    does = {
        "Hip pain now?": typed(keyboard, "2\n"),
        "Get ready": typed(keyboard, "q"),
        "Leave this session?": typed(keyboard, "l"),
    }
    monkeypatch.setattr("sys.stdout", Screen(does))
    assert run(context, StartRequest(protocol_of(HOLD))) == 0
    assert capsys.readouterr().err == ""


class Gone(io.StringIO):
    """A standard error that no one reads any more."""

    def write(self, _: str) -> int:
        raise OSError(errno.EIO, "it is gone")


@pytest.mark.parametrize("stderr", [None, Gone()])
def test_a_standard_error_that_is_gone_changes_no_exit_code(
    context: Context,
    keyboard: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stderr: io.StringIO | None,
) -> None:
    (tmp_path / "sessions").write_text("in the way", encoding="utf-8")
    does = {
        "Hip pain now?": typed(keyboard, "2\n"),
        "Set 1": lambda: os.kill(os.getpid(), signal.SIGTERM),
    }
    monkeypatch.setattr("sys.stdout", Screen(does))
    monkeypatch.setattr("sys.stderr", stderr)
    assert run(context, StartRequest(protocol_of(BRISK))) == 143


def test_where_a_terminal_gives_no_single_keys_a_line_does(
    context: Context, keyboard: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    does = {
        "Hip pain now?": typed(keyboard, "2\n"),
        "Get ready": typed(keyboard, "q\nl\n"),
    }
    screen = Screen(does)
    windows = SimpleNamespace(platform="win32", stdin=sys.stdin, stdout=screen, stderr=None)
    monkeypatch.setattr("hiptimer.plain.front_end.sys", windows)
    assert run(context, StartRequest(protocol_of(HOLD))) == 0
    assert "Left for now." in screen.getvalue()


def test_a_terminal_that_gives_single_keys_is_put_right_before_the_process_is_ended_for_it(
    context: Context, keyboard: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []

    class AtOnce(Watchdog):
        def __init__(self, last_words: Callable[[], object]) -> None:
            super().__init__(last_words)
            self.last_words = last_words

        def start(self, code: int) -> None:
            assert code == 143
            for do in (lambda: None, self.last_words):
                do()
                shown.append(bool(termios.tcgetattr(sys.stdin.fileno())[3] & termios.ECHO))

    monkeypatch.setattr("hiptimer.plain.front_end.Watchdog", AtOnce)
    does = {
        "Hip pain now?": typed(keyboard, "2\n"),
        "Get ready": lambda: os.kill(os.getpid(), signal.SIGTERM),
    }
    monkeypatch.setattr("sys.stdout", Screen(does))
    assert run(context, StartRequest(protocol_of(HOLD))) == 143
    assert shown == [False, True]


def test_before_ctrl_z_stops_it_nothing_sounds(
    context: Context, keyboard: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_stop: list[object] = []

    class Noted(SingleKeys):
        def __init__(self, descriptor: int, before_stop_is: Callable[[], object]) -> None:
            super().__init__(descriptor)
            before_stop.append(before_stop_is)

    monkeypatch.setattr(
        "hiptimer.plain.front_end.SingleKeys",
        lambda descriptor, *, before_stop=None: Noted(descriptor, before_stop),
    )
    does = {
        "Hip pain now?": typed(keyboard, "2\n"),
        "Get ready": typed(keyboard, "q"),
        "Leave this session?": typed(keyboard, "l"),
    }
    monkeypatch.setattr("sys.stdout", Screen(does))
    assert run(context, StartRequest(protocol_of(HOLD))) == 0
    assert before_stop == [context.sound.hush]
