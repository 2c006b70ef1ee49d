"""A folder that can't be reached any more in mid-session: true words, no success, and another try.

Root would be let in whatever the modes say, and gives that right up.
"""

import ctypes
import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.person import Person
from tests.support.real_terminal import RealTerminal

PR_CAPBSET_DROP = 24
CAPABILITIES = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH

NOT_SAVED = "The last changes of this session could not be saved: "


def mind_the_modes() -> None:
    if os.geteuid() == 0:
        for capability in CAPABILITIES:
            ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def folder_of(person: Person, which: str) -> Path:
    folders = {
        "year": person.stored()[0].parent,
        "sessions": person.data / "sessions",
        "data": person.data,
    }
    return folders[which]


@pytest.fixture
def closed() -> Iterator[list[Path]]:
    """Folders that are closed; they are opened at the end, to be removed."""
    folders: list[Path] = []
    yield folders
    for folder in folders:
        folder.chmod(0o700)


def until(program: "subprocess.Popen[bytes]", text: bytes) -> None:
    """Read what it says up to a line that holds `text`."""
    assert program.stdout
    for line in program.stdout:
        if text in line:
            return
    raise AssertionError(f"{text!r} was not said")


def in_the_second_hold(person: Person) -> "subprocess.Popen[bytes]":
    person.holds_of(1)
    program = person.pipe("start", "--plain", str(person.protocol), prepare=mind_the_modes)
    until(program, b"Done: 1 s.")
    while not (person.stored() and "set" in person.session()):
        select_nothing()
    return program


def select_nothing() -> None:
    os.sched_yield()


@pytest.mark.parametrize("which", ["year", "sessions", "data"])
def test_plain_mode_says_that_it_is_not_saved_and_exits_with_1(
    person: Person, closed: list[Path], which: str
) -> None:
    program = in_the_second_hold(person)
    closed.append(folder_of(person, which))
    closed[0].chmod(0)
    out, errors = program.communicate(timeout=20)
    assert (program.returncode, errors) == (1, b"")
    said = out.decode().splitlines()
    assert said[-2].startswith(NOT_SAVED)
    assert "you have no permission for it" in said[-2]
    assert not any(line.startswith("Saved in") for line in said)
    closed[0].chmod(0o700)
    assert len(person.session()["set"]) == 1


def test_a_folder_that_is_opened_again_in_time_gets_all_sets(
    person: Person, closed: list[Path]
) -> None:
    program = in_the_second_hold(person)
    closed.append(folder_of(person, "data"))
    closed[0].chmod(0)
    until(program, b"it was not saved")
    closed[0].chmod(0o700)
    out, errors = program.communicate(timeout=20)
    assert (program.returncode, errors) == (0, b"")
    assert out.decode().splitlines()[-1].startswith("Saved in")
    assert person.session()["outcome"] == "completed"
    assert len(person.session()["set"]) == 2


def test_a_data_folder_that_was_removed_is_made_again_or_reported(person: Person) -> None:
    program = in_the_second_hold(person)
    shutil.rmtree(person.data)
    out, errors = program.communicate(timeout=20)
    assert (program.returncode, errors) == (0, b"")
    assert out.decode().splitlines()[-1].startswith("Saved in")
    assert len(person.session()["set"]) == 2


def test_a_signal_asks_nothing_and_says_on_standard_error_what_is_not_saved(
    person: Person, closed: list[Path]
) -> None:
    program = in_the_second_hold(person)
    closed.append(folder_of(person, "year"))
    closed[0].chmod(0)
    until(program, b"it was not saved")
    program.terminate()
    _, errors = program.communicate(timeout=20)
    assert program.returncode == 143
    assert errors.decode().startswith(NOT_SAVED)


def test_too_few_file_handles_are_reported_and_enough_of_them_save_it(person: Person) -> None:
    program = in_the_second_hold(person)
    _, most = resource.prlimit(program.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(program.pid, resource.RLIMIT_NOFILE, (0, most))
    until(program, b"it was not saved")
    resource.prlimit(program.pid, resource.RLIMIT_NOFILE, (most, most))
    _, errors = program.communicate(timeout=20)
    assert (program.returncode, errors) == (0, b"")
    assert len(person.session()["set"]) == 2


def test_the_screens_ask_before_they_are_left_and_save_when_the_folder_is_open(
    person: Person, closed: list[Path]
) -> None:
    person.holds_of(1)
    with person.open("start", str(person.protocol), prepare=mind_the_modes) as terminal:
        to_the_summary(person, terminal, closed)
        terminal.wait_for("Not everything is saved yet", "You have no permission for it")
        few_files(terminal)
        terminal.send("\r")
        terminal.wait_for("The last session is not saved", "save a copy in another folder")
        terminal.send("f")
        terminal.wait_for("In which folder?")
        terminal.send("\x1b")
        terminal.wait_until(lambda: "In which folder?" not in terminal.text, "the question before")
        closed[0].chmod(0o700)
        many_files(terminal)
        terminal.send("t")
        terminal.wait_for("last four weeks")
        terminal.send("q")
        assert terminal.exit_code() == 0
    assert len(person.session()["set"]) == 2


def to_the_summary(person: Person, terminal: RealTerminal, closed: list[Path]) -> None:
    terminal.wait_for("Hip pain now?")
    terminal.send("\r")
    terminal.wait_until(lambda: person.stored() != [], "the first save")
    closed.append(folder_of(person, "data"))
    closed[0].chmod(0)
    terminal.wait_for("Press a number", "set 2: not rated")
    terminal.send("2")
    terminal.wait_for("set 2: 2")
    terminal.send("1")
    terminal.wait_for("Note")


def few_files(terminal: RealTerminal) -> None:
    """Let it open no file: what asks about the session was loaded before it began."""
    _, most = resource.prlimit(terminal.process.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(terminal.process.pid, resource.RLIMIT_NOFILE, (0, most))


def many_files(terminal: RealTerminal) -> None:
    _, most = resource.prlimit(terminal.process.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(terminal.process.pid, resource.RLIMIT_NOFILE, (most, most))
