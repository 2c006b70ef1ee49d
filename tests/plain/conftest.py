"""What tests of this package have: indexes and inputs that are closed at the end."""

from collections.abc import Iterator

import pytest

from tests.indexes import indexes_closed
from tests.plain.input_ends import LONG_ENOUGH, readers

__all__ = ["indexes_closed"]


@pytest.fixture(autouse=True)
def inputs_ended() -> Iterator[None]:
    """Fail the test that leaves a thread behind at its input."""
    yield
    for reader in readers():
        reader.join(LONG_ENOUGH)
    assert not readers()
