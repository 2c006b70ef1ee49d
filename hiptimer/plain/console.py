"""The two ends of plain mode: lines go out one after another, words come in.

No escape sequence ever goes out, and each line goes out at once. Whatever ends the process while
it waits or prints comes up from here as `Leave`.

A word is a line, or a key where the terminal gives single keys, which it then does unseen. Words
are the timer's keys ("3", "n", " "), "" for enter, "-" for backspace, and PAGE_UP. Anything else
that comes in, be it a megabyte without an end or no text at all, does no harm.
"""

import contextlib
import errno
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Container, Iterable, Iterator
from types import FrameType, TracebackType
from typing import Any, Final, Protocol, Self, TextIO

from msgspec import Struct

from hiptimer.clock import Clock
from hiptimer.errors import HiptimerError
from hiptimer.interaction.key_sequences import Input, KeyPress
from hiptimer.interaction.terminal_reader import TerminalReader
from hiptimer.model.text import clean, one_line
from hiptimer.wording.problems import output_fails, reason

LONGEST_LINE_BYTES: Final = 16_000
"""A note of 4,000 characters in any script; the rest of a longer line is dropped."""

END_OF_INPUT: Final = "\x04"
"""What ctrl-d sends where the terminal gives single keys."""

PAGE_UP: Final = "\x1b[5~"
"""The word for what a presenter's clicker sends for "back"; no line can be that word."""

_WORDS: Final = {
    **{"enter": "", "ctrl+j": "", "backspace": "-", "ctrl+d": END_OF_INPUT},
    **{"pagedown": "", "pageup": PAGE_UP},  # a presenter's clicker: "on" and "back"
}


class Words(Protocol):
    """Makes words of bytes as they come in."""

    def feed(self, data: bytes, at: float) -> list[str]:
        """Take the bytes that came at `at`; return the words that are complete."""
        ...

    def end(self) -> list[str]:
        """Give what was left without its end."""
        ...


class Lines:
    """A word a line: its text, cleaned and without the space around it."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes, at: float) -> list[str]:  # noqa: ARG002 - a line has all the time
        """Take bytes; return the lines that are complete."""
        *lines, rest = (self._rest + data).split(b"\n")
        self._rest = rest[:LONGEST_LINE_BYTES]
        return [_word(line) for line in lines]

    def end(self) -> list[str]:
        """Give the last line where it had no end."""
        rest, self._rest = self._rest, b""
        return [_word(rest)] if rest else []


class Keys:
    """A word a key. What is no key, and what was pasted, is no word."""

    def __init__(self) -> None:
        self._reader = TerminalReader()

    def feed(self, data: bytes, at: float) -> list[str]:
        """Take the bytes that came at `at`; return a word for each key in them."""
        words = (_word_of(each) for each in self._reader.feed(data, at))
        return [word for word in words if word is not None]

    def end(self) -> list[str]:
        """Return nothing: a key has no parts."""
        return []


def _word_of(what: Input) -> str | None:
    match what:
        case KeyPress(repeated=True):
            return None
        case KeyPress(name=name) if name in _WORDS:
            return _WORDS[name]
        case KeyPress(text=str(text)) if text.isprintable():
            return text
        case _:
            return None


def _word(line: bytes) -> str:
    text = line[:LONGEST_LINE_BYTES].decode("utf-8", errors="replace").rstrip("\r\n")
    return " " if text and text.isspace() else one_line(text)


CHUNK_BYTES: Final = 4096

MOST_WAITING_CHUNKS: Final = 16
"""So much is read ahead; a program that floods the input waits, and memory stays small."""


class Chunk(Struct, frozen=True):
    """Bytes were typed or piped in, at a time in the clock's monotonic seconds."""

    data: bytes
    at: float


class EndOfInput(Struct, frozen=True):
    """Nothing more will come. `hung_up` means that the terminal is gone."""

    hung_up: bool = False


class Signalled(Struct, frozen=True):
    """The process was asked to end, by the signal of this number."""

    number: int


class Failed(Struct, frozen=True):
    """A thread ended with an unforeseen error."""

    error: Exception


Arrival = Chunk | EndOfInput | Signalled | Failed


class InputSource(Protocol):
    """Where arrivals come from; tests have one of their own."""

    def next(self, seconds: float | None) -> Arrival | None:
        """Wait this many seconds (None: for ever) for the next arrival; None if none came."""
        ...


class ProcessSource:
    """The input of this process and its signals, in the order in which they came.

    A thread reads, for that works with every kind of input on every system. `signal` may be
    called by a signal handler: it takes no lock.
    """

    def __init__(self, descriptor: int | None, clock: Clock) -> None:
        self._clock = clock
        self._arrivals: queue.SimpleQueue[Arrival] = queue.SimpleQueue()
        self._room = threading.Semaphore(MOST_WAITING_CHUNKS)
        if descriptor is None:
            self._arrivals.put(EndOfInput())
        else:
            threading.Thread(
                target=self._read,
                args=(descriptor,),
                kwargs={"terminal": os.isatty(descriptor)},
                name="plain-input",
                daemon=True,
            ).start()

    def next(self, seconds: float | None) -> Arrival | None:
        """Wait this many seconds (None: for ever) for the next arrival; None if none came."""
        try:
            arrival = self._arrivals.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(arrival, Chunk):
            self._room.release()
        return arrival

    def signal(self, number: int) -> None:
        """Let a signal arrive."""
        self._arrivals.put(Signalled(number))

    def fail(self, error: Exception) -> None:
        """Let the error of a thread arrive."""
        self._arrivals.put(Failed(error))

    def _read(self, descriptor: int, *, terminal: bool) -> None:
        """Read to the end; a terminal that is gone also reads as ended, and is none any more."""
        while True:
            self._room.acquire()
            try:
                data = os.read(descriptor, CHUNK_BYTES)
            except OSError:
                self._arrivals.put(EndOfInput(hung_up=terminal))
                return
            except Exception as error:  # noqa: BLE001 - it ends the session, in words
                self._arrivals.put(Failed(error))
                return
            if not data:
                self._arrivals.put(EndOfInput(hung_up=terminal and not os.isatty(descriptor)))
                return
            self._arrivals.put(Chunk(data, self._clock.monotonic()))


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


SIGNALLED: Final = 128
"""Added to the number of the signal that ended a process."""

HUNG_UP: Final = 129
"""128 and SIGHUP's number: the terminal is gone."""

PIPE_CLOSED: Final = 141
"""128 and SIGPIPE's number: the reader of the output has left."""


class Leave(Exception):  # noqa: N818 - it is no error
    """The session is to be saved and left, with this exit code; `why` is printed if it can be.

    `unsaved` says what could not be saved, for standard error: the output may be gone.
    """

    def __init__(self, code: int, why: str = "", *, unsaved: str = "") -> None:
        self.code = code
        self.why = why
        self.unsaved = unsaved
        super().__init__(why)

    @property
    def by_signal(self) -> bool:
        """Whether the process has to end, and nothing can be asked any more."""
        return self.code > SIGNALLED


class OutputError(HiptimerError):
    """What is said can't be written, to a full disk for one."""


class Console:
    """Says lines on `out` and takes words from `source`.

    It is `interactive` where somebody sits at a terminal: only then is anything asked before and
    after the session. `on_screen` is whether what it says is seen there, and kept nowhere.
    `terminal` gives single keys, where it can.
    """

    def __init__(
        self,
        out: TextIO,
        source: InputSource,
        *,
        interactive: bool = False,
        on_screen: bool = False,
        terminal: SingleKeys | None = None,
    ) -> None:
        self._out = out
        self._source = source
        self._terminal = terminal
        self._words: Words = Lines()
        self._waiting: list[str] = []
        self.interactive = interactive
        self.on_screen = interactive and on_screen
        self.ended = False

    def say(self, *lines: str) -> None:
        """Print lines, each at once; raises Leave if no one reads them, and OutputError."""
        self._print(map(one_line, lines))

    def show(self, text: str) -> None:
        """Print a text of ours to be copied: its spaces stay as they are; raises as `say` does."""
        self._print(clean(text).rstrip("\n").split("\n"))

    def _print(self, lines: Iterable[str]) -> None:
        try:
            for line in lines:
                self._out.write(f"{line}\n")
                self._out.flush()
        except BrokenPipeError:
            raise Leave(PIPE_CLOSED) from None
        except OSError as error:
            if error.errno == errno.EIO:
                raise Leave(HUNG_UP) from None
            raise OutputError(output_fails(reason(error))) from error

    def ring(self) -> None:
        """Ring the terminal's bell, where somebody sits at one."""
        if self.interactive:
            with contextlib.suppress(OSError):
                self._out.write("\a")
                self._out.flush()

    def ask(self, question: str) -> str | None:
        """Ask for a line; None where the input has ended."""
        self.say(question)
        while not self._waiting and not self.ended:
            self._waiting += self._arrived(None)
        return self._waiting.pop(0).strip() if self._waiting else None

    def choose(self, question: str, letters: Container[str]) -> str | None:
        """Ask until the answer is one of the letters; None where the input has ended."""
        while (answer := self.ask(question)) is not None:
            if answer.lower() in letters:
                return answer.lower()
        return None

    def words(self, seconds: float) -> list[str]:
        """Wait for words, at most this many seconds; return those that came."""
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            return waiting
        return [] if self.ended and not seconds else self._arrived(seconds)

    @property
    def gives_keys(self) -> bool:
        """Whether words are single keys just now, and not lines."""
        return isinstance(self._words, Keys)

    @contextlib.contextmanager
    def single_keys(self) -> Iterator[None]:
        """Take single keys for as long as this lasts, where the terminal gives them."""
        if self._terminal is None:
            yield
            return
        with self._terminal:
            self._words = Keys()
            try:
                yield
            finally:
                self._words = Lines()

    def _arrived(self, seconds: float | None) -> list[str]:
        match self._source.next(seconds):
            case Chunk(data, at):
                words = self._words.feed(data, at)
                if self.gives_keys and END_OF_INPUT in words:
                    self.ended = True
                    words = words[: words.index(END_OF_INPUT)]
                return words
            case EndOfInput(hung_up=True):
                raise Leave(HUNG_UP)
            case EndOfInput():
                self.ended = True
                return self._words.end()
            case Signalled(number):
                raise Leave(SIGNALLED + number)
            case Failed(error):
                raise error
            case None:
                return []
