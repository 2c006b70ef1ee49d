"""Textual's driver for a terminal, made to outlive what terminals do.

Textual 8.2.8 spins when its input has ended, dies of a byte that is no UTF-8 (its issues 6456 and
6668: a rebuilt terminal reports the mouse in raw bytes), waits for ever to write to a terminal that
is gone, and leaves the terminal raw after a SIGSTOP and SIGCONT.
"""

import os
import selectors
from codecs import getincrementaldecoder
from typing import IO, Any, Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from hiptimer.tui.guarded_app import GuardedApp, HungUp
from hiptimer.tui.terminal_reports import TerminalReports

CHUNK_BYTES: Final = 4096

LOOK_SECONDS: Final = 0.1
"""So often it looks whether it should end, and whether an escape sequence is complete."""


class Output:
    """What is drawn goes to `terminal`, and nowhere when that is gone."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal

    def write(self, text: str) -> None:
        """Write `text` if there is still a terminal."""
        try:
            self._terminal.write(text)
        except OSError:
            return

    def flush(self) -> None:
        """Bring out what was written, if there is still a terminal."""
        try:
            self._terminal.flush()
        except OSError:
            return

    def fileno(self) -> int:
        """Give the number of the terminal's file."""
        return self._terminal.fileno()


class TerminalDriver(LinuxDriver):
    """Reads any bytes, tells when the terminal is gone, and comes back from every stop."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._file: Any = Output(self._file)
        self._stopped = False
        # Where a terminal tells none, Rich takes another size for it than Textual, and the two
        # make a screen change its size for ever.
        self._size = self._size or self._get_terminal_size()

    def _run_input_thread(self) -> None:
        # What fails here is reported by threading.excepthook, and not as a traceback on the screen.
        self.run_input_thread()

    def run_input_thread(self) -> None:
        """Read until the driver stops or the terminal is gone."""
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            reports = TerminalReports()
            decode = getincrementaldecoder("utf-8")(errors="replace").decode
            parser = XTermParser(self._debug)
            while not self.exit_event.is_set():
                if selector.select(LOOK_SECONDS):
                    data = self._read()
                    if not data:
                        self.send_message(HungUp())
                        return
                    typed = reports.without(data)
                else:
                    typed = reports.rest()
                for character in decode(typed) or ("",):
                    parser = self._parse(parser, character)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK_BYTES)
        except OSError:  # a terminal that is gone answers with an error, or with nothing
            return b""

    def _parse(self, parser: XTermParser, character: str) -> XTermParser:
        """Send what `character` completes (an empty one: the time); give the parser to go on with.

        Single ones, so that a sequence with a number that is no character takes no key with it.
        """
        try:
            for message in parser.feed(character) if character else parser.tick():
                self.process_message(message)
        except (ValueError, OverflowError):
            return XTermParser(self._debug)
        return parser

    def _sigtstp_application(self, *_: object) -> None:
        self._stopped = True
        if isinstance(self._app, GuardedApp):
            self._app.before_stop()
        super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        if self._stopped:
            self._stopped = False
            super()._sigcont_application()
        else:
            self._loop.call_soon_threadsafe(self._come_back)

    def _come_back(self) -> None:
        """Take the terminal again after a SIGSTOP: somebody else may have used it meanwhile."""
        if self._key_thread is not None and not self.exit_event.is_set():
            self.suspend_application_mode()
            self.resume_application_mode()
