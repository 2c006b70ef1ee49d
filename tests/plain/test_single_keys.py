"""On a terminal single keys do, without enter; and the terminal is left as it was found."""

import inspect
import os
import runpy
import signal
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer.model.session import SessionOutcome
from hiptimer.plain.console import SingleKeys
from hiptimer.runner.context import Context
from tests.support.plain_driver import Asleep, Script, Visit, context_in, settle, visit

SHOWN_AND_BY_LINES = termios.ECHO | termios.ICANON


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return settle(context_in(tmp_path))


@pytest.fixture
def terminal() -> Iterator[int]:
    master, slave = os.openpty()
    yield slave
    os.close(slave)
    os.close(master)


def keyed(context: Context, script: Script) -> Visit:
    return visit(context, script, single_keys=True)


def local_modes(terminal: int) -> int:
    modes: int = termios.tcgetattr(terminal)[3]
    return modes


def test_a_key_acts_at_once(context: Context) -> None:
    done = keyed(context, [(15, "e"), (17, "2"), (20, "n")])
    assert [row.outcome for row in done.saved.sets] == ["cut-short", "done"]
    assert done.saved.sets[0].rested_seconds == 5.0
    assert done.pains[0] == 2


def test_a_one_that_waits_is_sent_when_its_second_and_a_half_are_over(context: Context) -> None:
    looked_at_odd_times = (75.4, Asleep(0.1))
    done = keyed(context, [(32, "2"), (75.2, "1"), looked_at_odd_times])
    assert done.saved.active_seconds == 76.7


def test_backspace_drops_a_one_that_waits(context: Context) -> None:
    done = keyed(context, [(32, "2"), (75, "1"), (75.5, "\x7f"), (80, "3")])
    assert done.pains == [2, 3]
    assert "There is no number to take back." not in done.lines


def test_at_a_wait_backspace_takes_back_the_number_given_last(context: Context) -> None:
    done = keyed(context, [(75, "2"), (77, "\x7f"), (79, "\x7f"), (80, "3"), (81, "4")])
    assert done.pains == [4, 3]
    assert done.lines.count("There is no number to take back.") == 1


def test_a_pasted_number_with_enter_rates_and_does_not_go_on(context: Context) -> None:
    done = keyed(context, [(32, "2\r")])
    assert done.pains[0] == 2
    assert done.saved.sets[0].rested_seconds == 20.0


def test_a_key_that_is_held_down_counts_once(context: Context) -> None:
    held: Script = [(15 + n / 10, "n") for n in range(20)]
    done = keyed(context, held)
    assert [row.outcome for row in done.saved.sets] == ["skipped", "done"]


def test_ctrl_d_ends_the_input(context: Context) -> None:
    done = keyed(context, [(15, "\x04n")])
    assert done.saved.outcome is SessionOutcome.COMPLETED
    assert [row.outcome for row in done.saved.sets] == ["done", "done"]


def test_the_terminal_shows_no_key_and_then_is_as_it_was(terminal: int) -> None:
    before = local_modes(terminal)
    assert before & SHOWN_AND_BY_LINES == SHOWN_AND_BY_LINES
    handlers = [signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)]
    with SingleKeys(terminal):
        assert not local_modes(terminal) & SHOWN_AND_BY_LINES
        assert local_modes(terminal) & termios.ISIG
    assert local_modes(terminal) == before
    assert [signal.getsignal(n) for n in (signal.SIGTSTP, signal.SIGCONT)] == handlers


def test_before_the_process_is_stopped_what_was_asked_for_is_done(
    terminal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(os, "kill", lambda *_: done.append("stopped"))
    with SingleKeys(terminal, before_stop=lambda: done.append("hushed")):
        stop = signal.getsignal(signal.SIGTSTP)
        assert callable(stop)
        stop(signal.SIGTSTP, None)
    assert done == ["hushed", "stopped"]


def test_the_terminal_is_as_it_was_after_an_error(terminal: int) -> None:
    before = local_modes(terminal)
    with pytest.raises(ZeroDivisionError), SingleKeys(terminal):
        raise ZeroDivisionError
    assert local_modes(terminal) == before


def test_a_terminal_that_is_gone_is_no_error() -> None:
    master, slave = os.openpty()
    with SingleKeys(slave):
        os.close(master)
    with SingleKeys(slave):
        pass  # only reading from it finds out that it is gone
    os.close(slave)


def test_a_digit_pressed_twice_at_the_end_is_no_part_of_the_note(context: Context) -> None:
    script: Script = [(0, "\n"), (32, "2"), (75, "4"), (75.3, "4"), (77, "fine\n")]
    done = visit(context, script, single_keys=True, interactive=True)
    assert (done.pains, done.saved.note) == ([2, 4], "fine")


def test_enter_just_after_a_hold_ends_the_rest_only_when_it_is_pressed_again(
    context: Context,
) -> None:
    once = keyed(context, [(30.4, "\r"), (33, "2")])
    assert once.saved.sets[0].rested_seconds == 20.0
    assert "Press again to skip the rest." in once.lines


def test_a_line_ends_the_rest_at_once(context: Context) -> None:
    done = visit(context, [(30.4, "n\n")])
    assert done.saved.sets[0].rested_seconds == 0.4


NOISE = (
    b"\x1b[8;24;80t\x1b]11;rgb:1c1c/1e1e/2626\x1b\\"
    b"\x1bP>|XTerm(388)\x1b\\\x1b[3~\x1b[200~7\r\x1b[201~"
)


def test_over_a_slow_line_each_set_has_the_number_that_was_pressed(context: Context) -> None:
    typed = [(32.0, NOISE + b"\x1b[50;;50u\x1b[50;1:3u"), (75.0, NOISE + b"4")]
    script: Script = [
        (at + place * 0.09, bytes([byte])) for at, data in typed for place, byte in enumerate(data)
    ]
    done = keyed(context, script)
    assert (done.pains, done.saved.adjustments) == ([2, 4], ())
    assert [row.outcome for row in done.saved.sets] == ["done", "done"]


def test_where_there_is_no_termios_the_terminal_is_left_alone(
    terminal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = local_modes(terminal)
    handler = signal.getsignal(signal.SIGTSTP)
    monkeypatch.setattr(sys, "platform", "win32")
    for missing in ("termios", "tty"):
        monkeypatch.setitem(sys.modules, missing, None)
    as_elsewhere = runpy.run_path(str(Path(inspect.getfile(SingleKeys))))
    with as_elsewhere["SingleKeys"](terminal):
        assert local_modes(terminal) == before
        assert signal.getsignal(signal.SIGTSTP) == handler


def test_while_it_is_stopped_the_terminal_is_as_it_was_and_after_that_gives_keys_again(
    terminal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, seen = local_modes(terminal), []

    def kill(process: int, number: int) -> None:
        seen.append((process, number, signal.getsignal(number), local_modes(terminal)))

    monkeypatch.setattr(os, "kill", kill)
    with SingleKeys(terminal):
        for _ in range(2):
            stop, go_on = (signal.getsignal(n) for n in (signal.SIGTSTP, signal.SIGCONT))
            assert callable(stop)
            assert callable(go_on)
            stop(signal.SIGTSTP, None)
            go_on(signal.SIGCONT, None)
            assert not local_modes(terminal) & SHOWN_AND_BY_LINES
    assert seen == [(os.getpid(), signal.SIGTSTP, signal.SIG_DFL, before)] * 2


def test_what_is_no_terminal_is_no_error_and_left_alone() -> None:
    reading, writing = os.pipe()
    with SingleKeys(reading):
        os.write(writing, b"x")
        assert os.read(reading, 9) == b"x"
    os.close(reading)
    os.close(writing)


def test_a_second_after_the_end_the_note_can_be_written(context: Context) -> None:
    script: Script = [(0, "\n"), (32, "2"), (75, "4"), (75.9, "4"), (76.2, "fine\n")]
    done = visit(context, script, single_keys=True, interactive=True)
    assert (done.pains, done.saved.note) == ([2, 4], "fine")


def test_a_key_held_down_through_the_end_is_no_note(context: Context) -> None:
    held = [(75.5 + 0.04 * number, "n") for number in range(80)]
    script: Script = [(0, "\n"), (32, "2"), (75, "4"), *held]
    done = visit(context, script, single_keys=True, interactive=True)
    assert (done.pains, done.saved.note) == ([2, 4], "")
