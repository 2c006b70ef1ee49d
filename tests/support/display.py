"""A stand-in for the system call that keeps the display on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

LONG_ENOUGH = 20.0
"""Seconds that a test waits at most, for what takes milliseconds."""


@dataclass
class FakeDisplay:
    """Keeps a display on, or refuses to."""

    able: bool = True
    held: threading.Event = field(default_factory=threading.Event)
    let_go: threading.Event = field(default_factory=threading.Event)

    @dataclass
    class Mode:
        active: bool

    @contextmanager
    def keep(self) -> Iterator["FakeDisplay.Mode"]:
        self.held.set()
        yield FakeDisplay.Mode(self.able)
        self.let_go.set()
