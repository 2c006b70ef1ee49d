"""Lets a terminal give single keys, unseen, and leaves it as it was found, however this ends."""

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

if sys.platform != "win32":
    import termios
    import tty


class SingleKeys:
    """The terminal at `descriptor`: within the context it gives each key at once and shows none.

    Signals of the keyboard (ctrl-c, ctrl-z) stay what they are. While the process is stopped the
    terminal is as it was; `before_stop` is called first. One that is gone raises nothing here:
    reading from it reports that.
    """

    def __init__(self, descriptor: int, before_stop: Callable[[], object] = lambda: None) -> None:
        self._descriptor = descriptor
        self._before_stop = before_stop
        self._before: list[Any] | None = None
        self._handlers: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Begin."""
        if sys.platform != "win32":
            with contextlib.suppress(termios.error):
                self._before = termios.tcgetattr(self._descriptor)
            self._listen()
            self._handlers = {
                signal.SIGTSTP: signal.signal(signal.SIGTSTP, self._stop),
                signal.SIGCONT: signal.signal(signal.SIGCONT, self._go_on),
            }
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Put everything back."""
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self.restore()

    def restore(self) -> None:
        """Leave the terminal as it was found."""
        if sys.platform != "win32" and self._before is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._before)

    def _listen(self) -> None:
        if sys.platform != "win32":
            with contextlib.suppress(termios.error):
                tty.setcbreak(self._descriptor, termios.TCSANOW)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        self._before_stop()
        self.restore()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, self._stop)

    def _go_on(self, _number: int, _frame: FrameType | None) -> None:
        self._listen()
