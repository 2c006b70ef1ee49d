"""docs/formats.md: its examples are read by the very rules that it describes."""

import tomllib
from pathlib import Path

from hiptimer import catalogue
from hiptimer.model.session import SessionOutcome
from hiptimer.storage.protocol_file import parse_protocol
from hiptimer.storage.session_file import loads

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


def example(number: int) -> dict[str, object]:
    """Give the TOML example of that number, from 0."""
    block = PAGE.read_text(encoding="utf-8").split("```toml\n")[number + 1]
    return tomllib.loads(block.split("```")[0])


def test_the_protocol_in_the_docs_can_be_followed() -> None:
    exercises = catalogue.load_exercises()
    protocol = parse_protocol(example(0), PAGE, "left-hip", exercises)
    assert [exercise.id for exercise in protocol.exercises] == ["side-lying-hover", "step-down"]


def test_the_session_in_the_docs_can_be_read() -> None:
    session = loads(example(1), PAGE)
    assert session.outcome is SessionOutcome.COMPLETED
    assert [row.pain for row in session.sets] == [5, 2]
    assert session.unknown == {}
