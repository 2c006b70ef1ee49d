"""What tests of this package have: indexes and writers that are ended after them."""

from tests.indexes import indexes_closed
from tests.writers import writers_ended

__all__ = ["indexes_closed", "writers_ended"]
