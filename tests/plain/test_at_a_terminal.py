"""Plain mode with a terminal for its input: a person there is asked what only a person knows."""

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from hiptimer.errors import NoTerminalError
from hiptimer.model.choices import Rules
from hiptimer.model.protocol import AffectedSide, Side
from hiptimer.model.session import Session, SessionOutcome
from hiptimer.model.settings import Cues
from hiptimer.plain.console import EndOfInput, ProcessSource
from hiptimer.plain.front_end import run
from hiptimer.runner.context import Context, StartRequest
from hiptimer.storage.session_names import new_session_id
from tests.support.fakes import MORNING, FakeClock
from tests.support.input_ends import close_ends
from tests.support.plain_driver import DEVICE, context_in
from tests.support.plans import HOLD, protocol_of


class Terminal(NamedTuple):
    """The two ends of a terminal: what is typed at `keyboard` is read from `program`."""

    keyboard: int
    program: int


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    keyboard, program = os.openpty()
    yield Terminal(keyboard, program)
    close_ends(keyboard, program)


class Hurried(FakeClock):
    """A clock that moves whenever it is read: a session that is not left comes to a set."""

    def monotonic(self) -> float:
        self.advance(0.5)
        return super().monotonic()


class Person(io.StringIO):
    """Reads what is printed, and types the next answer as soon as it is asked for.

    No test here has a set to do: where one begins, a question was left out.
    """

    def __init__(self, keyboard: int, answers: dict[str, str]) -> None:
        super().__init__()
        self._keyboard = keyboard
        self._answers = answers

    def write(self, text: str) -> int:
        for question in [asked for asked in self._answers if text.startswith(asked)]:
            os.write(self._keyboard, self._answers.pop(question).encode())
        assert not text.startswith("Set 1"), "these were not asked: " + ", ".join(self._answers)
        return super().write(text)

    @property
    def lines(self) -> list[str]:
        return self.getvalue().splitlines()


def at(terminal: int | None, out: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process have `terminal` for its input and `out` for its output."""
    stdin = None if terminal is None else open(terminal, encoding="utf-8", closefd=False)  # noqa: SIM115
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setattr("sys.stdout", out)


def session_of_yesterday(context: Context) -> Session:
    started = MORNING - timedelta(days=1)
    protocol = protocol_of(HOLD)
    session = Session(
        id=new_session_id(started, protocol.id, Random(1)),  # noqa: S311 - it names a file
        app_version="0.1.0",
        device=DEVICE,
        started_at=started,
        ended_at=started + timedelta(minutes=2),
        outcome=SessionOutcome.COMPLETED,
        rules=Rules(),
        protocol=protocol,
        sets_today=({Side.BILATERAL: 2},),
    )
    context.sessions.save(session)
    return session


def test_a_person_at_a_terminal_is_asked_for_the_hip_the_night_and_the_pain_now(
    tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_in(tmp_path, Hurried())
    yesterday = session_of_yesterday(context)
    person = Person(
        terminal.keyboard,
        {
            "Which hip is it?": "r\n",
            "Shall hiptimer speak": "n\n",
            "Worst hip pain in the night or morning after Sunday's session?": "4\n",
            "Hip pain now?": "5\n",
            "s: the short protocol instead": "n\n",
        },
    )
    at(terminal.program, person, monkeypatch)
    assert run(context, StartRequest(protocol_of(HOLD))) == 0
    assert context.settings.load().settings.affected_side is AffectedSide.RIGHT
    assert context.sessions.load(yesterday.id).pain_next_day == 4
    assert person.lines[-1] == "Not today, then."


def test_at_a_terminal_a_key_does_without_enter_and_the_code_says_how_it_ended(
    tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_in(tmp_path, Hurried())
    context.settings.save(affected_side=AffectedSide.LEFT, cues=Cues.OFF)
    person = Person(
        terminal.keyboard,
        {"Hip pain now?": "2\n", "Get ready": "q", "Leave this session?": "l"},
    )
    at(terminal.program, person, monkeypatch)
    assert run(context, StartRequest(protocol_of(HOLD))) == 0
    assert person.lines[-2:] == [
        "Left for now.",
        "No set was begun, so there is nothing to save.",
    ]


def test_without_an_output_plain_mode_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(None, None, monkeypatch)
    with pytest.raises(NoTerminalError, match="standard output is closed"):
        run(context_in(tmp_path), StartRequest(protocol_of(HOLD)))


def test_a_terminal_that_is_gone_is_not_taken_for_an_input_that_has_ended() -> None:
    keyboard, program = os.openpty()
    source = ProcessSource(program, FakeClock())
    os.close(keyboard)
    assert source.next(20) == EndOfInput(hung_up=True)
    os.close(program)
    reading, writing = os.pipe()
    os.close(writing)
    assert ProcessSource(reading, FakeClock()).next(20) == EndOfInput()
