"""What holds up the reading of a history for as long as something else matters more."""

import threading


class Gate:
    """Open, held, or shut for good until `begin`. It may be used from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._held = False
        self._shut = False

    def begin(self) -> None:
        """Forget that it was shut; a hold stays."""
        with self._changed:
            self._shut = False

    def hold(self) -> None:
        """Let nobody pass until `go_on`."""
        with self._changed:
            self._held = True

    def go_on(self) -> None:
        """Let everybody pass again."""
        with self._changed:
            self._held = False
            self._changed.notify_all()

    def shut(self) -> None:
        """Send everybody away who waits here or comes by, held or not."""
        with self._changed:
            self._shut = True
            self._changed.notify_all()

    def passed(self) -> bool:
        """Wait while it is held; False when it was shut, and there is nothing more to do."""
        with self._changed:
            self._changed.wait_for(lambda: self._shut or not self._held)
            return not self._shut
