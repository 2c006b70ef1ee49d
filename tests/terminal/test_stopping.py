"""A program that is stopped gives the terminal back, and what it slept through is no exercise."""

import os
import signal
import time

from tests.support.person import Person
from tests.support.real_terminal import RealTerminal


def stop(terminal: RealTerminal) -> None:
    terminal.wait_until(terminal.stopped, "the stop")


def continue_after(terminal: RealTerminal, seconds: float) -> None:
    """Let it continue after `seconds`, and forget what was drawn before."""
    until = time.monotonic() + seconds
    terminal.wait_until(lambda: time.monotonic() > until, "the time")
    terminal.forget()
    os.killpg(terminal.process.pid, signal.SIGCONT)


def test_ctrl_z_gives_the_terminal_back_and_fg_draws_again(person: Person) -> None:
    with person.in_a_hold() as terminal:
        terminal.send("\x1a")
        stop(terminal)
        terminal.wait_until(lambda: terminal.sane, "a sane terminal")
        continue_after(terminal, 0)
        terminal.wait_for("H O L D", "lie on your back")
        assert not terminal.sane
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 143
        assert terminal.sane


def test_a_program_that_was_stopped_from_outside_comes_back_whole(person: Person) -> None:
    with person.in_a_hold() as terminal:
        at_work = terminal.threads
        terminal.signal(signal.SIGSTOP)
        stop(terminal)
        continue_after(terminal, 2.2)
        terminal.wait_for("interrupted", "lie on your back")
        # Two threads that read would take the letters of one key from each other.
        terminal.wait_until(lambda: terminal.threads == at_work, "the threads of before")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 143
        assert terminal.sane
    session = person.session()
    (row,) = session["set"]
    assert row["outcome"] == "interrupted"
    assert row["held_seconds"] < 60
    assert [entry["cause"] for entry in session["adjustment"]] == ["gap"]


def test_a_plain_session_gives_the_terminal_back_while_it_is_stopped(person: Person) -> None:
    shell = ["bash", "-c", 'set -m; "$@"; echo "stopped: $?"; read -r; fg', "bash"]
    typed = person.command("start", "--plain", str(person.protocol))
    with person.open(command=[*shell, *typed]) as terminal:
        terminal.wait_for("Hip pain now?")
        terminal.send("\r")
        terminal.wait_for("Set 1 of 2: hold for 60 s.")
        assert terminal.modes != terminal.modes_before
        terminal.send("\x1a")
        terminal.wait_for(f"stopped: {128 + signal.SIGTSTP}")
        assert terminal.modes == terminal.modes_before
        terminal.send("\r")
        terminal.wait_until(lambda: terminal.modes != terminal.modes_before, "single keys")
        terminal.send("?")
        terminal.wait_for("e: end this set here")
        terminal.send("\x03")
        assert terminal.exit_code() == 128 + signal.SIGINT
        assert terminal.modes == terminal.modes_before
    assert b"\x1b" not in terminal.raw
