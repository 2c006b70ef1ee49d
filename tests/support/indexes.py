"""Closes the indexes of the history that a test builds, as the program does at its end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer.storage.history_database import HistoryDatabase


@pytest.fixture(autouse=True)
def indexes_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every index that a test opened; not for tests of commands, which close their own."""
    built: list[HistoryDatabase] = []
    build = HistoryDatabase.__init__

    def build_and_keep(self: HistoryDatabase, folder: Path) -> None:
        build(self, folder)
        built.append(self)

    monkeypatch.setattr(HistoryDatabase, "__init__", build_and_keep)
    yield
    for database in built:
        database.close()
