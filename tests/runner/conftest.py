"""What tests of this package have: indexes and writers that are ended after them, and a driver."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.app_driver import AppDriver
from tests.support.indexes import indexes_closed
from tests.support.writers import writers_ended

__all__ = ["driver", "indexes_closed", "writers_ended"]


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[AppDriver]:
    """A driver with folders that are empty."""
    made = AppDriver(tmp_path)
    yield made
    made.context.history.stop()
