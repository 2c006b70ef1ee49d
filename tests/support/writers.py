"""Ends the threads that save, as the program does when it leaves a session or the history."""

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import pytest

from hiptimer.model.session import Session
from hiptimer.runner.writer import SessionWriter

LONG_ENOUGH: Final = 20
"""Seconds within which a save ends; a test that passes waits for none of them."""


@pytest.fixture(autouse=True)
def writers_ended(indexes_closed: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """End every writer that a test made, before the indexes are closed.

    One that is left behind tries again what it could not save, and so reads files, opens an index
    and takes what is patched in the tests after it.
    """
    del indexes_closed
    made: list[SessionWriter] = []
    make = SessionWriter.__init__

    def make_and_keep(
        self: SessionWriter,
        save: Callable[[Session], object],
        saved: Session | None = None,
        pauses: Sequence[float] | None = None,
    ) -> None:
        make(self, save, saved, pauses)
        made.append(self)

    monkeypatch.setattr(SessionWriter, "__init__", make_and_keep)
    yield
    for writer in made:
        writer.forget()
    for thread in _writing():
        thread.join(LONG_ENOUGH)
    assert not _writing()


def _writing() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name == "session-writer"]
