"""The history in a real terminal: what is corrected and removed there is so in the files."""

import tomllib
from pathlib import Path
from typing import Any

from tests.support.person import Person

EXAMPLES = Path(__file__).parents[2] / "sessions" / "2026"


def lay_examples(person: Person) -> None:
    """Give the person the example sessions, of a year ago: nothing is asked about them."""
    folder = person.data / "sessions" / "2025"
    folder.mkdir(parents=True)
    for path in EXAMPLES.iterdir():
        text = path.read_text(encoding="utf-8").replace("2026-11-", "2025-11-")
        (folder / path.name.replace("2026-11-", "2025-11-")).write_text(text, encoding="utf-8")


def contents(person: Person) -> dict[str, dict[str, Any]]:
    """Read every session file by the end of its name."""
    return {path.stem[-8:]: tomllib.loads(path.read_text("utf-8")) for path in person.stored()}


def test_past_sessions_are_looked_for_corrected_and_removed(person: Person) -> None:
    lay_examples(person)
    before = contents(person)
    with person.open() as terminal:
        terminal.wait_for("h history")
        terminal.send("h")
        terminal.wait_for("5 sessions", "30 Nov 2025 07:22", "unfinished")
        terminal.send("/pain\r")
        terminal.wait_for("1 of 5 sessions", "stopped for pain ✕", "You stopped for pain.")
        terminal.send("\x1b[H\r\x1b[B6")  # open it, at the second hold: six
        terminal.wait_for("▸ 2 ● 20 s ███▲▲▲····  6")
        terminal.send("n [b]tired\r")
        terminal.wait_for("Note  Long walk yesterday. [b]tired")
        terminal.send("d0")
        terminal.wait_for("▸ Night or next morning ░░░·······  0")
        terminal.send("\x1b")  # only now: where the preview stands after it is a matter of moments
        terminal.wait_for("enter open")
        terminal.send("\x7f")
        terminal.wait_for("5 sessions", "23 Nov 2025")
        terminal.send("\x1b[Fx")
        terminal.wait_for("4 sessions", "In the trash now")
        terminal.send("u")
        terminal.wait_for("5 sessions", "It is back where it was.")
        terminal.send("x")
        terminal.wait_for("4 sessions")
        terminal.send("\x1b")
        terminal.wait_for("enter start")
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert terminal.sane
    after = contents(person)
    corrected = before["w5tn6edz"]
    corrected["set"][1]["pain"] = 6
    corrected["note"] = "Long walk yesterday. [b]tired"
    corrected["pain_next_day"] = 0
    assert before.keys() - after.keys() == {"k3f7q2mb"}
    assert {name: before[name] for name in after} == after
    assert [path.stem[-8:] for path in (person.data / "trash").iterdir()] == ["k3f7q2mb"]
