"""However the program is ended, it saves, leaves a sane terminal, and its exit code says how."""

import re
import signal

import pytest

from tests.support.person import Person

SAVED_ON_THE_WAY = ("outcome", "ended_at")
"""What a session that can be resumed does not have."""


def test_home_opens_and_q_leaves_it(person: Person) -> None:
    with person.open() as terminal:
        terminal.wait_for("Lateral hip: isometric holds, short", "enter start")
        assert not terminal.sane
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert terminal.sane
    assert {path.name for path in person.data.iterdir()} == {"settings.toml", ".state"}
    assert list(person.home.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT], ids=str)
def test_a_signal_in_a_hold_saves_and_leaves(person: Person, number: signal.Signals) -> None:
    with person.in_a_hold() as terminal:
        terminal.signal(number)
        assert terminal.exit_code() == 128 + number
        assert terminal.sane
    session = person.session()
    assert not any(key in session for key in SAVED_ON_THE_WAY)


def test_closing_the_terminal_saves_and_leaves(person: Person) -> None:
    with person.in_a_hold() as terminal:
        terminal.close()
        assert terminal.exit_code() == 128 + signal.SIGHUP
    assert not any(key in person.session() for key in SAVED_ON_THE_WAY)


def test_a_terminal_that_is_gone_without_a_signal_is_noticed(person: Person) -> None:
    deaf = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *person.command()]
    with person.open(command=deaf) as terminal:
        terminal.wait_for("enter start")
        terminal.close()
        assert terminal.exit_code() == 128 + signal.SIGHUP


def test_after_a_kill_the_next_start_offers_to_resume_and_sigterm_saves_that_too(
    person: Person,
) -> None:
    with person.in_a_hold() as terminal:
        terminal.signal(signal.SIGKILL)
        assert terminal.exit_code() == -signal.SIGKILL
    name = person.session()["id"]
    with person.open() as terminal:
        terminal.wait_for("A session was not finished", "Creaky hip", "Go on with it")
        terminal.send("g")
        terminal.wait_for("H O L D")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert terminal.sane
    session = person.session()
    assert session["id"] == name
    assert not any(key in session for key in SAVED_ON_THE_WAY)
    assert [entry["choice"] for entry in session["adjustment"]] == ["resumed"]


def test_a_loop_that_hangs_is_left_all_the_same(person: Person) -> None:
    hangs = (
        "import sys; from hiptimer.tui.terminal import process\n"
        "from hiptimer.tui.open_work import OpenWork\n"
        "process.run.__defaults__ = (0.5,)\n"
        "def hang(self):\n  while True: pass\n"
        "OpenWork.close = hang\n"
        "from hiptimer.__main__ import main; sys.exit(main())"
    )
    with person.open(command=[*person.command()[:1], "-c", hangs]) as terminal:
        terminal.wait_for("enter start")
        terminal.signal(signal.SIGTERM)
        assert terminal.exit_code() == 128 + signal.SIGTERM
        assert terminal.sane
        assert re.search(rb"\x1b\[\?1049l\x1b\[\?25h\x1b\[\?1004l\Z", terminal.raw)
