"""What tests of this package have: indexes of the history that are closed at the end."""

from tests.support.indexes import indexes_closed

__all__ = ["indexes_closed"]
