"""The state of the terminal before the screens, to restore it if they can't do so themselves."""

import os
import select
import sys
from typing import Any, Final, Self

if sys.platform != "win32":
    import termios

LEAVE_THE_SCREEN: Final = b"".join(
    (
        b"\x1b[?2004l\x1b[?7h\x1b[?2048l",  # pasted text unmarked, lines wrap, resizes by signal
        b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l",  # no reports of the mouse
        b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l",  # usual keys and screen, cursor, no focus
    )
)
"""Turns off what Textual's driver turns on."""

LONGEST_WRITE_SECONDS: Final = 0.5
"""How long to wait for a terminal that may be stopped (ctrl-s)."""


class TerminalState:
    """The modes of the terminal on `descriptor`; `screen` is where it is drawn."""

    def __init__(self, descriptor: int, screen: int, modes: list[Any] | None) -> None:
        self._descriptor = descriptor
        self._screen = screen
        self._modes = modes

    @classmethod
    def of(cls, descriptor: int, screen: int) -> Self:
        """Return the current state of the terminal."""
        modes: list[Any] | None = None
        if sys.platform != "win32" and os.isatty(descriptor):
            modes = termios.tcgetattr(descriptor)
        return cls(descriptor, screen, modes)

    def restore_modes(self) -> None:
        """Make the terminal echo and edit lines as before; it may be gone."""
        if sys.platform != "win32" and self._modes is not None:
            try:
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._modes)
            except termios.error:
                return

    def restore(self) -> None:
        """Also show the normal screen again. This does not block."""
        self.restore_modes()
        try:
            if select.select([], [self._screen], [], LONGEST_WRITE_SECONDS)[1]:
                os.write(self._screen, LEAVE_THE_SCREEN)
        except OSError:
            return
