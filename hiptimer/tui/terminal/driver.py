"""Textual's terminal driver, made robust against what terminals do.

What follows was seen in Textual 8.2.8. "No issue" means that none was found upstream.

- Its parser takes terminals' reports and the rest of torn sequences for keys, and fails on kitty's
  event types, for which `ASKED` asks. No issue. Remove `_send_on` when `XTermParser` passes on no
  part of a sequence as keys, and its `Key` says whether it is a repeat and when it came.
- It crashes on a byte that is not UTF-8: issues 6456 and 6668. `TerminalReader` reads any byte.
- When its input has ended it reads on without a pause: pull request 6690. Remove `HungUp` when the
  driver reports the end to the app, which has to save then.
- Writing to a terminal that is gone fails in its writing thread, and then blocks the app for ever,
  because the queue of that thread is full. No issue. Remove `Output` when a failed write is no end.
- After a SIGSTOP and SIGCONT the terminal is as another program left it; near to it is issue 6298.
  Remove `_come_back` when `resume_application_mode` follows every SIGCONT.
- `app_suspend_signal` is published for Textual's own key only, not for SIGTSTP. No issue. Remove
  `_sigtstp_application` when it is published for both.
- It looks for input ten times a second, which keeps the processor from sleeping. No issue. Remove
  `WakingEvent` when its thread waits for input and for the end at once.
"""

import os
import selectors
from threading import Event
from typing import IO, Any, Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import _character_to_key

from hiptimer.clock import Clock, SystemClock
from hiptimer.interaction.key_sequences import Input, KeyPress, Paste, Report
from hiptimer.interaction.terminal_reader import TerminalReader
from hiptimer.tui.terminal.events import HungUp
from hiptimer.tui.terminal.events import Key as TerminalKey

CHUNK_BYTES: Final = 4096

ASKED_BY_TEXTUAL: Final = "\x1b[>25u"
ASKED: Final = "\x1b[>27u"
"""Asks a terminal with kitty's protocol to report repeated keys too."""

SOONER_SECONDS: Final = 0.001

SIZE_REPORT: Final = "\x1b[48;"


class WakingEvent(Event):
    """An event to wait for together with files: `fileno` is readable once it is set."""

    def __init__(self) -> None:
        super().__init__()
        self._reads, self._writes = os.pipe()
        os.set_blocking(self._reads, False)
        os.set_blocking(self._writes, False)

    def __del__(self) -> None:
        os.close(self._reads)
        os.close(self._writes)

    def fileno(self) -> int:
        """Return the descriptor that becomes readable."""
        return self._reads

    def set(self) -> None:
        """Wake the waiting thread."""
        if not self.is_set():
            super().set()
            try:
                os.write(self._writes, b"!")
            except OSError:  # only a full pipe refuses, and that is readable already
                return

    def clear(self) -> None:
        """Make the next wait block again."""
        if self.is_set():
            super().clear()
            try:
                os.read(self._reads, 1)
            except OSError:  # there was nothing to read, which is fine
                return


class Output:
    """Writes to `terminal`, and discards the output when that is gone."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal

    def write(self, text: str) -> None:
        """Write `text` if there is still a terminal."""
        try:
            self._terminal.write(text)
        except OSError:
            return

    def flush(self) -> None:
        """Flush what was written, if there is still a terminal."""
        try:
            self._terminal.flush()
        except OSError:
            return

    def fileno(self) -> int:
        """Return the terminal's descriptor."""
        return self._terminal.fileno()


class TerminalDriver(LinuxDriver):
    """Reads any bytes, reports when the terminal is gone, and recovers from every stop."""

    def __init__(self, *arguments: Any, clock: Clock | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._file: Any = Output(self._file)
        self._stopped = False
        self.exit_event: WakingEvent = WakingEvent()
        self._clock = clock or SystemClock()
        # If a terminal reports no size, Rich assumes another one than Textual, and the two would
        # resize a screen for ever.
        self._size = self._size or self._get_terminal_size()

    def write(self, data: str) -> None:
        """Write to the terminal; ask for more keyboard reports than Textual does."""
        super().write(ASKED if data == ASKED_BY_TEXTUAL else data)

    def _run_input_thread(self) -> None:
        # An error here is reported by threading.excepthook, not as a traceback on the screen.
        self.run_input_thread()

    def run_input_thread(self) -> None:
        """Read input until the driver stops or the terminal is gone."""
        reader, parser = TerminalReader(), XTermParser()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event, selectors.EVENT_READ)
            while True:
                due = reader.wake_at
                wait = None if due is None else max(0.0, due - self._clock.monotonic())
                ready = {key.fileobj for key, _ in selector.select(wait)}
                if self.exit_event.is_set():
                    return
                now = self._clock.monotonic()
                if self.fileno not in ready:
                    self._send_on(reader.expire(now), now, parser)
                elif data := self._read():
                    # It came before the wait was over, however late this thread was scheduled.
                    came_at = now if due is None else min(now, due - SOONER_SECONDS)
                    self._send_on(reader.feed(data, came_at), now, parser)
                else:
                    self.send_message(HungUp())
                    return

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, CHUNK_BYTES)
        except OSError:  # a terminal that is gone raises an error or returns nothing
            return b""

    def _send_on(self, inputs: list[Input], now: float, parser: XTermParser) -> None:
        """Send what was read to the app, as Textual's messages."""
        for each in inputs:
            match each:
                case KeyPress(name=name, text=text, repeated=repeated):
                    key = TerminalKey(textual_name(name), text, now, repeated=repeated)
                    self.process_message(key)
                case Paste(text=text):
                    self.process_message(events.Paste(text))
                case Report(sequence=sequence):
                    if sequence.startswith(SIZE_REPORT) and not self._in_band_window_resize:
                        continue  # it was not requested
                    for message in parser.feed(sequence):
                        self.process_message(message)

    def _sigtstp_application(self, *_: object) -> None:
        self._stopped = True
        # Textual publishes it only for its own key, not if another program sends SIGTSTP.
        self._app.app_suspend_signal.publish(self._app)
        super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        if self._stopped:
            self._stopped = False
            super()._sigcont_application()
        else:
            self._loop.call_soon_threadsafe(self._come_back)

    def _come_back(self) -> None:
        """Take over the terminal again after a SIGSTOP: another program may have used it."""
        if self._key_thread is not None and not self.exit_event.is_set():
            self.suspend_application_mode()
            self.resume_application_mode()


def textual_name(name: str) -> str:
    """Return Textual's name of a key, which spells out signs, as in "ctrl+full_stop"."""
    modifiers, character = name[:-1], name[-1]
    single = not modifiers or modifiers.endswith("+")
    return modifiers + _character_to_key(character) if single else name
