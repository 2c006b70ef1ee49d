"""Holds up the reading of a history while something else matters more."""

import threading


class Gate:
    """Open, held, or shut for good until `begin`. It may be used from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._held = False
        self._shut = False

    def begin(self) -> None:
        """Open it after a shutdown; a hold stays."""
        with self._changed:
            self._shut = False

    def hold(self) -> None:
        """Let no thread pass until `release`."""
        with self._changed:
            self._held = True

    def release(self) -> None:
        """Let all threads pass again."""
        with self._changed:
            self._held = False
            self._changed.notify_all()

    def shut(self) -> None:
        """Turn away every thread that waits here or arrives, held or not."""
        with self._changed:
            self._shut = True
            self._changed.notify_all()

    def passed(self) -> bool:
        """Wait while it is held; return False if it was shut, and there is nothing more to do."""
        with self._changed:
            self._changed.wait_for(lambda: self._shut or not self._held)
            return not self._shut
