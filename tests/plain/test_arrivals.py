"""The input of the process: read ahead a little, in order, until it ends."""

import os
import threading
import tty
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from hiptimer.plain.console import (
    MOST_WAITING_CHUNKS,
    Chunk,
    EndOfInput,
    Failed,
    ProcessSource,
    Signalled,
)
from tests.support.fakes import FakeClock
from tests.support.input_ends import close_ends

LONG = 10
"""Seconds within which anything arrives; a test that passes waits for none of them."""


class Pipe(NamedTuple):
    program: int
    other: int


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    pipe = Pipe(*os.pipe())
    yield pipe
    close_ends(pipe.other, pipe.program)


def source_of(descriptor: int | None) -> ProcessSource:
    return ProcessSource(descriptor, FakeClock())


def data_of(source: ProcessSource) -> bytes:
    arrival = source.next(LONG)
    assert isinstance(arrival, Chunk)
    return arrival.data


def test_without_an_input_it_has_ended() -> None:
    source = source_of(None)
    assert source.next(LONG) == EndOfInput()
    assert source.next(0) is None


def test_more_chunks_come_than_may_wait_each_in_its_turn(pipe: Pipe) -> None:
    source = source_of(pipe.program)
    for number in range(3 * MOST_WAITING_CHUNKS):
        os.write(pipe.other, f"{number}\n".encode())
        assert data_of(source) == f"{number}\n".encode()


def test_an_input_that_floods_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    full, taken, ahead = threading.Event(), 0, [0]

    def flood(*_: object) -> bytes:
        ahead.append(ahead[-1] + 1)
        if ahead[-1] >= 16:
            full.set()
        return b"x\n" if len(ahead) < 100 else b""

    monkeypatch.setattr("hiptimer.plain.console.os.read", flood)
    source = source_of(0)
    assert full.wait(LONG)
    while isinstance(source.next(LONG), Chunk):
        taken += 1
        assert ahead[-1] - taken <= 16
    assert taken == 98


def test_a_signal_comes_in_its_turn_and_needs_no_room(pipe: Pipe) -> None:
    source = source_of(pipe.program)
    for number in range(2 * MOST_WAITING_CHUNKS):
        source.signal(number)
    assert [source.next(LONG) for _ in range(2)] == [Signalled(0), Signalled(1)]


def test_ctrl_d_at_a_terminal_ends_the_input_and_the_terminal_is_still_there() -> None:
    keyboard, program = os.openpty()
    source = source_of(program)
    os.write(keyboard, b"\x04")
    assert source.next(LONG) == EndOfInput(hung_up=False)
    close_ends(keyboard, program)


def test_an_input_that_fails_has_ended_and_no_terminal_has_gone(
    monkeypatch: pytest.MonkeyPatch, pipe: Pipe
) -> None:
    def fails(*_: object) -> bytes:
        raise OSError(5, "it fails")

    monkeypatch.setattr("hiptimer.plain.console.os.read", fails)
    assert source_of(pipe.program).next(LONG) == EndOfInput(hung_up=False)


def test_a_program_that_ends_does_not_wait_for_a_key() -> None:
    keyboard, program = os.openpty()
    tty.setraw(program)
    before = set(threading.enumerate())
    source = source_of(program)
    (reader,) = set(threading.enumerate()) - before
    assert reader.daemon
    os.close(keyboard)
    assert source.next(LONG) == EndOfInput(hung_up=True)
    os.close(program)


def test_an_unforeseen_error_arrives_from_any_thread(
    monkeypatch: pytest.MonkeyPatch, pipe: Pipe
) -> None:
    error = ZeroDivisionError()

    def fails(*_: object) -> bytes:
        raise error

    monkeypatch.setattr("hiptimer.plain.console.os.read", fails)
    source = source_of(pipe.program)
    assert source.next(LONG) == Failed(error)
    source.fail(error)
    assert source.next(LONG) == Failed(error)
