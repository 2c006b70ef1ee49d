"""Many files are read by helper processes that vanish when they are done, or left alone."""

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from hiptimer.storage import history_reader, history_reading
from hiptimer.storage.history_file import IndexedFile, read_files
from hiptimer.storage.history_gate import Gate
from hiptimer.storage.history_reader import PROGRAM, decode_reply, encode_request, serve
from hiptimer.storage.history_reading import PART, read_in_parts
from hiptimer.storage.reading_process import MOST_HELPERS
from tests.support.indexed_sessions import Shelf, session_of

SOME = 3 * PART + 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shelf = Shelf(tmp_path)
    for number in range(SOME):
        shelf.save(session_of(number))
    (shelf.store.folder / "2026" / f"{session_of(1).id}.toml").write_bytes(b"damaged")
    return shelf.store.folder


@pytest.fixture
def names(folder: Path) -> list[str]:
    return [f"2026/{path.name}" for path in (folder / "2026").iterdir()]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Have helpers used for few files too, and note those that were started."""
    monkeypatch.setattr(history_reading, "FEW", 0)
    processes: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def start_and_note(*args: object, **options: object) -> subprocess.Popen[bytes]:
        processes.append(start(*args, **options))  # type: ignore[call-overload]
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", start_and_note)
    yield processes
    assert all(process.poll() is not None for process in processes)


def by_name(parts: Iterator[list[IndexedFile]]) -> list[IndexedFile]:
    return sorted((file for part in parts for file in part), key=lambda file: file.name)


def test_helpers_find_what_this_process_would(
    folder: Path, names: list[str], started: list[subprocess.Popen[bytes]]
) -> None:
    found = by_name(read_in_parts(folder, names, Gate()))
    assert found == sorted(read_files(folder, names), key=lambda file: file.name)
    assert 1 <= len(started) <= MOST_HELPERS


def test_few_files_are_read_without_a_helper(folder: Path, names: list[str]) -> None:
    parts = list(read_in_parts(folder, names, Gate()))
    assert [len(part) for part in parts] == [PART, PART, PART, 1]


def test_where_no_helper_can_be_started_this_process_reads(
    folder: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(history_reading, "FEW", 0)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert len(by_name(read_in_parts(folder, names, Gate()))) == SOME


@pytest.mark.parametrize("program", ["raise SystemExit", "print('nonsense'); input()"])
def test_what_a_helper_fails_to_read_this_process_reads(
    folder: Path,
    names: list[str],
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    program: str,
) -> None:
    monkeypatch.setattr(history_reading, "PROGRAM", program)
    assert len(by_name(read_in_parts(folder, names, Gate()))) == SOME
    assert started


def test_helpers_end_when_the_rest_is_not_wanted(
    folder: Path, names: list[str], started: list[subprocess.Popen[bytes]]
) -> None:
    parts = read_in_parts(folder, names, Gate())
    assert next(parts)
    parts.close()  # type: ignore[attr-defined]
    for thread in threading.enumerate():
        if thread.name == "history-reading":
            thread.join(60)
    assert started


def test_nothing_more_is_read_once_the_gate_is_shut(
    folder: Path, names: list[str], started: list[subprocess.Popen[bytes]]
) -> None:
    gate = Gate()
    gate.shut()
    assert list(read_in_parts(folder, names, gate)) == []
    assert started


def test_a_helper_that_is_asked_nothing_more_ends(folder: Path, names: list[str]) -> None:
    replies = io.BytesIO()
    serve(io.BytesIO(encode_request(names[:2]) + encode_request(names[2:3])), replies, folder)
    first, second = replies.getvalue().splitlines()
    assert decode_reply(first) + decode_reply(second) == read_files(folder, names[:3])


def test_the_program_serves_on_its_own_input_and_output(
    folder: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = io.BytesIO()
    requests = io.BytesIO(encode_request(names))
    monkeypatch.setattr(sys, "argv", ["-c", str(folder)])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(requests))
    out = io.TextIOWrapper(replies)
    monkeypatch.setattr(sys, "stdout", out)
    history_reader.main()
    assert len(decode_reply(replies.getvalue())) == SOME


def test_an_answer_that_was_cut_off_is_no_answer() -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_reply(b"")


WINDOW = f"""
import subprocess, sys
helper = subprocess.Popen([sys.executable, "-P", "-c", {PROGRAM!r}, "."],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
helper.stdin.write(b"[]\\n"); helper.stdin.flush(); helper.stdout.readline()
print(helper.pid, flush=True)
input()
"""


def test_a_helper_does_not_outlive_a_window_that_is_killed() -> None:
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert window.stdout
    helper = int(window.stdout.readline())
    window.send_signal(signal.SIGKILL)
    with window:
        window.wait()
    wait_until(lambda: is_gone(helper))


def is_gone(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"  # it has ended, and no one asked how


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for another process, for a minute at most."""
    poll = threading.Event()
    assert any(holds() or poll.wait(0.01) for _ in range(6_000))


def test_a_helper_has_no_part_in_the_keys_of_the_terminal(
    folder: Path, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    groups: list[int] = []
    start = subprocess.Popen

    def start_and_look(*args: object, **options: object) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] = start(*args, **options)  # type: ignore[call-overload]
        groups.append(os.getpgid(process.pid))
        return process

    monkeypatch.setattr(history_reading, "FEW", 0)
    monkeypatch.setattr(subprocess, "Popen", start_and_look)
    list(read_in_parts(folder, names, Gate()))
    assert groups
    assert os.getpgid(0) not in groups
