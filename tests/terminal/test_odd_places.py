"""Environments, inputs and outputs that are not as they should be: it works, or says what to do."""

import os
import signal
import subprocess

import pytest

from tests.support.person import Person

PLAIN_INSTEAD = "Plain mode works anywhere: hiptimer start --plain"


def test_a_bare_environment_is_enough_for_the_screens(person: Person) -> None:
    for name in ("HOME", "HIPTIMER_DATA_DIR", "PATH"):
        person.environment.pop(name)
    person.environment |= {
        "XDG_DATA_HOME": str(person.home / "data"),
        "XDG_CONFIG_HOME": str(person.home / "config"),
        "XDG_CACHE_HOME": "relative",
        "XDG_STATE_HOME": str(person.home / "state"),
        "COLUMNS": "abc",
        "LINES": "-1",
        "LANG": "C",
        "TERM": "vt100",
    }
    with person.open() as terminal:
        terminal.wait_for("Which hip is it?")
        terminal.send("\x11")
        assert terminal.exit_code() == 0
        assert terminal.sane


def test_in_a_home_that_cannot_be_written_the_session_goes_on_and_says_so(person: Person) -> None:
    (person.home / "file").touch()
    person.environment["HOME"] = str(person.home / "file")
    person.environment.pop("HIPTIMER_DATA_DIR")
    person.holds_of(1)
    with person.open("start", str(person.protocol)) as terminal:
        terminal.wait_for("Hip pain now?")
        terminal.send("\r")
        terminal.wait_for("it was not saved")
        terminal.wait_for("set 2 of 2")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert "could not be saved" in terminal.text
    assert [path.name for path in person.home.iterdir()] == ["file"]


@pytest.mark.parametrize("term", ["dumb", "", None])
def test_a_terminal_that_cannot_draw_is_reported(person: Person, term: str | None) -> None:
    person.environment.pop("TERM")
    if term is not None:
        person.environment["TERM"] = term
    with person.open() as terminal:
        assert terminal.exit_code() == 2
        assert "set TERM to its type" in terminal.text.replace("\n", "")
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("turned_away", ["<&-", "</dev/null", "2>&-", "|cat"])
def test_without_a_terminal_the_screens_say_what_works(person: Person, turned_away: str) -> None:
    typed = " ".join(person.command())
    script = f'{typed} {turned_away}; echo "code: ${{PIPESTATUS[0]}}"'
    with person.open(command=["bash", "-c", script]) as terminal:
        assert terminal.exit_code() == 0
        assert "code: 2" in terminal.text
        if turned_away != "2>&-":
            assert PLAIN_INSTEAD.replace(" ", "") in "".join(terminal.text.split())


@pytest.mark.parametrize("command", [(), ("start",)])
def test_through_pipes_the_screens_say_what_works(person: Person, command: tuple[str]) -> None:
    with person.pipe(*command) as program:
        out, errors = program.communicate(timeout=20)
    assert (program.returncode, out) == (2, b"")
    assert errors.decode().endswith(f"standard input is not one. {PLAIN_INSTEAD}\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--version",), 0),
        (("--help",), 0),
        (("start", "--help"), 0),
        (("start", "--sets", "0"), 2),
        (("start", "--plain", "nothing-of-that-name"), 1),
        (("start", "--plain", "nothing.toml"), 1),
        (("--data-dir", os.devnull, "start", "--plain"), 1),
    ],
)
def test_each_end_has_its_exit_code(person: Person, arguments: tuple[str, ...], code: int) -> None:
    with person.pipe(*arguments) as program:
        out, errors = program.communicate(timeout=20)
    assert program.returncode == code
    assert bool(out) is (code == 0)
    assert bool(errors) is (code != 0)
    assert b"Traceback" not in errors


def test_help_that_no_one_reads_to_its_end_is_no_error(person: Person) -> None:
    script = f"{' '.join(person.command('--help'))} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script], env=person.environment, capture_output=True, check=False
    )
    assert done.returncode in (0, 141)
    assert done.stderr == b""
