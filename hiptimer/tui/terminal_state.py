"""How the terminal was before the screens, to put it right when they can't do so themselves."""

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
"""Undoes what Textual's driver switches on."""

LONGEST_WRITE_SECONDS: Final = 0.5
"""A terminal that is stopped (ctrl-s) is not waited for."""


class TerminalState:
    """The modes of the terminal on `descriptor`; what is drawn goes to `screen`."""

    def __init__(self, descriptor: int, screen: int, modes: list[Any] | None) -> None:
        self._descriptor = descriptor
        self._screen = screen
        self._modes = modes

    @classmethod
    def of(cls, descriptor: int, screen: int) -> Self:
        """Remember how the terminal is now."""
        modes: list[Any] | None = None
        if sys.platform != "win32" and os.isatty(descriptor):
            modes = termios.tcgetattr(descriptor)
        return cls(descriptor, screen, modes)

    def restore_modes(self) -> None:
        """Let the terminal echo and edit lines as before; it may be gone."""
        if sys.platform != "win32" and self._modes is not None:
            try:
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._modes)
            except termios.error:
                return

    def restore(self) -> None:
        """Also show the usual screen again. It does not block."""
        self.restore_modes()
        try:
            if select.select([], [self._screen], [], LONGEST_WRITE_SECONDS)[1]:
                os.write(self._screen, LEAVE_THE_SCREEN)
        except OSError:
            return
