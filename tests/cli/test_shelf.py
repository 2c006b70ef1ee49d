"""A history that takes long to read, and a person who waits for it."""

import re
import sys

import pytest

from hiptimer.cli import wiring
from tests.support.command_lines import CommandLine
from tests.support.past_sessions import holds

ANNOUNCEMENT = re.compile(r"hiptimer: \d+ sessions are being read; next time only new ones are\n")


@pytest.mark.parametrize(
    ("terminal", "many", "announced"), [("yes", 10, True), ("yes", 70, False), ("", 10, False)]
)
def test_a_long_wait_is_announced_once_and_only_at_a_terminal(
    hiptimer: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    terminal: str,
    many: int,
    announced: object,
) -> None:
    for minute in range(60):
        hiptimer.keep(holds(f"2026-11-23 07:{minute:02}", 1))
    monkeypatch.setattr(wiring, "MANY", many)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: bool(terminal))
    assert bool(ANNOUNCEMENT.fullmatch(hiptimer.type("history").err)) == announced
    assert hiptimer.type("history").err == ""
