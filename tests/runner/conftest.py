"""What tests of this package have: indexes and writers that are ended after them, and a desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.indexes import indexes_closed
from tests.tui.desk import Desk
from tests.writers import writers_ended

__all__ = ["desk", "indexes_closed", "writers_ended"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with folders that are empty."""
    made = Desk(tmp_path)
    yield made
    made.context.history.stop()
