"""The whole program in plain mode, with pipes in the place of a terminal."""

import signal
import subprocess
from datetime import datetime
from typing import IO

import pytest

from tests.support.person import Person

WAIT_SECONDS = 20


def read_until(lines: IO[bytes] | None, beginning: str) -> list[str]:
    """Read what is said until a line begins so; it comes while the program runs."""
    assert lines is not None
    said: list[str] = []
    while line := lines.readline().decode():
        said.append(line.rstrip("\n"))
        if line.startswith(beginning):
            return said
    raise AssertionError(f"{beginning!r} was not said in\n" + "\n".join(said))


def type_in(program: "subprocess.Popen[bytes]", text: str) -> None:
    assert program.stdin is not None
    program.stdin.write(text.encode())
    program.stdin.flush()


def seconds_between(first: datetime, last: datetime) -> float:
    return (last - first).total_seconds()


def test_a_protocol_is_followed_to_its_end_second_for_second(person: Person) -> None:
    person.holds_of(2)
    with person.pipe("start", "--plain", str(person.protocol)) as program:
        out, errors = program.communicate(b"", timeout=WAIT_SECONDS)
    assert (program.returncode, errors) == (0, b"")
    assert b"\x1b" not in out
    session = person.session()
    assert session["outcome"] == "completed"
    assert session["active_seconds"] == 5.0
    assert session["paused_seconds"] == 0.0
    assert seconds_between(session["started_at"], session["ended_at"]) == 5
    first, second = session["set"]
    assert (first["held_seconds"], first["rested_seconds"]) == (2.0, 1.0)
    assert second["held_seconds"] == 2.0
    assert "rested_seconds" not in second
    assert seconds_between(session["started_at"], first["started_at"]) == 0
    assert seconds_between(first["started_at"], second["started_at"]) == 3
    assert [row["outcome"] for row in session["set"]] == ["done", "done"]
    assert not any("pain" in row for row in session["set"])


def test_lines_come_at_once_and_numbers_count_when_they_arrive(person: Person) -> None:
    person.holds_of(1)
    with person.pipe("start", "--plain", str(person.protocol)) as program:
        read_until(program.stdout, "Set 1 of 2: hold for 1 s.")
        assert program.poll() is None
        read_until(program.stdout, "Rest 1 s.")
        type_in(program, "2\n")
        assert read_until(program.stdout, "Set 1 of 2: 2, mild.")[-1]
        read_until(program.stdout, "Not rated yet")
        type_in(program, "3\n")
        program.communicate(timeout=WAIT_SECONDS)
    assert program.returncode == 0
    assert [row["pain"] for row in person.session()["set"]] == [2, 3]


def test_a_choice_that_no_one_makes_is_left_with_1(person: Person) -> None:
    person.holds_of(1)
    with person.pipe("start", "--plain", str(person.protocol)) as program:
        read_until(program.stdout, "Rest 1 s.")
        out, _ = program.communicate(b"5\n", timeout=WAIT_SECONDS)
    assert program.returncode == 1
    assert "this choice is yours to make" in out.decode()
    session = person.session()
    assert "outcome" not in session
    assert [row["pain"] for row in session["set"]] == [5]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=str)
def test_a_signal_saves_and_leaves(person: Person, number: signal.Signals) -> None:
    with person.pipe("start", "--plain", str(person.protocol)) as program:
        read_until(program.stdout, "Set 1 of 2")
        program.send_signal(number)
        out, errors = program.communicate(timeout=WAIT_SECONDS)
    assert (program.returncode, errors) == (128 + number, b"")
    assert out.decode().endswith("What was done is saved. Start hiptimer again to resume it.\n")
    assert "outcome" not in person.session()


def test_a_hang_up_that_is_ignored_ends_nothing(person: Person) -> None:
    person.holds_of(1, sets=1)
    with person.pipe(
        "start",
        "--plain",
        str(person.protocol),
        prepare=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    ) as program:
        read_until(program.stdout, "Set 1 of 1")
        program.send_signal(signal.SIGHUP)
        program.communicate(timeout=WAIT_SECONDS)
    assert program.returncode == 0


def test_when_no_one_reads_any_more_it_saves_and_leaves_quietly(person: Person) -> None:
    person.holds_of(1)
    with person.pipe("start", "--plain", str(person.protocol)) as program:
        read_until(program.stdout, "Rest 1 s.")
        assert program.stdout is not None
        program.stdout.close()
        program.wait(timeout=WAIT_SECONDS)
        assert program.stderr is not None
        assert program.stderr.read() == b""
    assert program.returncode == 128 + signal.SIGPIPE
    assert "outcome" not in person.session()


def test_an_output_that_cannot_be_written_is_reported(person: Person) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            person.command("start", "--plain", str(person.protocol)),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env=person.environment,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"hiptimer: the output can't be written: the disk is full")


@pytest.mark.parametrize("turned_away", ["<&-", "</dev/null"])
def test_any_input_does_and_a_closed_one_too(person: Person, turned_away: str) -> None:
    person.holds_of(1, sets=1)
    typed = " ".join(person.command("start", "--plain", str(person.protocol)))
    done = subprocess.run(
        ["bash", "-c", f"{typed} {turned_away}"],
        env=person.environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert len(person.session()["set"]) == 1


def test_an_input_without_an_end_holds_nothing_up(person: Person) -> None:
    person.holds_of(1, sets=1)
    with (
        open("/dev/zero", "rb") as zero,  # noqa: PTH123 - a device
        subprocess.Popen(
            person.command("start", "--plain", str(person.protocol)),
            stdin=zero,
            stdout=subprocess.PIPE,
            env=person.environment,
        ) as program,
    ):
        read_until(program.stdout, "Not rated yet")
        program.terminate()  # the rating waits for an answer that does not come
        program.communicate(timeout=WAIT_SECONDS)
    assert program.returncode == 128 + signal.SIGTERM
    assert len(person.session()["set"]) == 1


def test_megabytes_of_nothing_do_no_harm(person: Person) -> None:
    person.holds_of(1)
    flood = b"\xff" * 3_000_000 + b"\n" + b"zz\n" * 20_000
    with person.pipe("start", "--plain", str(person.protocol)) as program:
        # Coverage traces each line of the reader: on a slow machine that takes more than 20 s.
        out, errors = program.communicate(flood, timeout=5 * WAIT_SECONDS)
    assert (program.returncode, errors) == (0, b"")
    assert len(out) < 10_000
    assert [row["held_seconds"] for row in person.session()["set"]] == [1.0, 1.0]


def test_letters_that_the_output_lacks_end_no_session(person: Person) -> None:
    person.holds_of(1, sets=1)
    person.environment |= {"PYTHONIOENCODING": "ascii", "LANG": "C"}
    text = person.protocol.read_text(encoding="utf-8").replace("Creaky", "Knirschende H\u00fcfte")
    person.protocol.write_text(text, encoding="utf-8")
    with person.pipe("start", "--plain", str(person.protocol)) as program:
        out, _ = program.communicate(b"", timeout=WAIT_SECONDS)
    assert program.returncode == 0
    assert out.startswith(b"Knirschende H?fte hip: 1 set,")
    assert list(person.home.iterdir()) == []
