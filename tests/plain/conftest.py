"""What tests of this package have: indexes, writers and inputs that are ended after them."""

from collections.abc import Iterator

import pytest

from tests.support.indexes import indexes_closed
from tests.support.input_ends import LONG_ENOUGH, readers
from tests.support.writers import writers_ended

__all__ = ["indexes_closed", "writers_ended"]


@pytest.fixture(autouse=True)
def inputs_ended() -> Iterator[None]:
    """Fail the test that leaves a thread behind at its input."""
    yield
    for reader in readers():
        reader.join(LONG_ENOUGH)
    assert not readers()
