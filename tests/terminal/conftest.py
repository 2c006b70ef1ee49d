"""What the tests of the whole program have: a person's folders, and a protocol of short holds."""

from pathlib import Path

import pytest

from tests.terminal.person import Person


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody who has been here before: nobody asks any more which hip it is."""
    return Person(tmp_path)
