"""Fails the test that leaves a connection to a database open."""

import sqlite3
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def connections_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail the test that leaves a connection open, and close it.

    Python 3.13 warns of one when it is collected, which is in whichever test runs by then.
    """
    opened: list[tuple[str, sqlite3.Connection]] = []
    connect = sqlite3.connect

    def connect_and_keep(database: str, **how: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(database, **how)  # type: ignore[call-overload]
        opened.append((str(database), connection))
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect_and_keep)
    yield
    left = [(place, connection) for place, connection in opened if _is_open(connection)]
    for _, connection in left:
        connection.close()
    assert not left, f"still open: {', '.join(place for place, _ in left)}"


def _is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.total_changes  # noqa: B018 - a closed one raises
    except sqlite3.ProgrammingError:
        return False
    return True
