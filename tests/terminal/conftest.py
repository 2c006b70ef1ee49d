"""What the tests of the whole program have: a person's folders, and a protocol of short holds."""

from pathlib import Path

import pytest

from tests.support.person import Person


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """A person who has been here before, and has said which hip it is."""
    return Person(tmp_path)
