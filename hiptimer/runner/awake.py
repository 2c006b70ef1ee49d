"""Keeps the display on during a session, if the system allows it.

Systems are asked in a thread of their own, since some need a second to refuse. One that fails is
not asked again: a session matters more than a bright display.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final, Protocol

CANT: Final = "The screen may switch off during a session: set it to stay on, or go by the sound."
CANT_BRIEFLY: Final = "The screen may switch off."
CLOSE_SECONDS: Final = 2.0
"""Leaving waits no longer than this for the system; a hold on the display ends with the process."""


class Mode(Protocol):
    """The result of wakepy: whether the system keeps the display on."""

    active: bool


Keep = Callable[[], AbstractContextManager[Mode]]


def ask_the_system() -> AbstractContextManager[Mode]:
    """Ask this system to keep the display on for as long as the context lasts."""
    from wakepy import keep  # noqa: PLC0415 - it takes its time, and home needs none of it

    return keep.presenting(on_fail="pass")


class DisplayAwake:
    """Keeps the display on while it is wanted and `allowed`, using `keep`; None: never."""

    def __init__(self, keep: Keep | None = None) -> None:
        self._keep = keep
        self._changed = threading.Condition()
        self._wanted = False
        self._asks = False
        self._closing = False
        self._thread: threading.Thread | None = None
        self._answered = False
        self.allowed = True
        self.problem: str | None = None

    @property
    def looking(self) -> bool:
        """Whether the system was asked and has not answered yet."""
        return self._thread is not None and not self._answered

    def wait(self, seconds: float) -> None:
        """Wait until the system has answered, at most `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: not self.looking, seconds)

    def ask(self) -> None:
        """Find out once whether the display can be kept on, then release it. It never waits."""
        if self._keep and self.allowed and self._thread is None:
            with self._changed:
                self._asks = True
                self._start()

    def want(self, *, on: bool) -> None:
        """Start or stop keeping the display on. It never waits."""
        on = on and self.allowed
        if self._keep is None or on == self._wanted:
            return
        with self._changed:
            self._wanted = on
            self._changed.notify_all()
            self._start()

    def close(self) -> None:
        """Release the display."""
        with self._changed:
            self._closing = True
            self._wanted = False
            self._changed.notify_all()
        if self._thread:
            self._thread.join(CLOSE_SECONDS)

    def _start(self) -> None:
        if self._thread is None:
            thread = threading.Thread(target=self._work, name="awake", daemon=True)
            try:
                thread.start()
            except RuntimeError:  # the system allows no more threads
                self._keep, self.problem = None, CANT
            else:
                self._thread = thread

    def _work(self) -> None:
        while self._wait(lambda: self._wanted or self._asks) and self._keep:
            try:
                with self._keep() as mode:
                    self._answer(None if mode.active else CANT)
                    self._wait(lambda: not self._wanted)
            except Exception:  # noqa: BLE001 - it is reported; a session is worth more than a display
                self._keep = None
                self._answer(CANT)

    def _answer(self, problem: str | None) -> None:
        with self._changed:
            self.problem, self._answered, self._asks = problem, True, False
            self._changed.notify_all()

    def _wait(self, condition: Callable[[], bool]) -> bool:
        """Wait until `condition` holds; return whether work remains."""
        with self._changed:
            self._changed.wait_for(lambda: condition() or self._closing)
            return not self._closing
