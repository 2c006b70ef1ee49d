"""The two ends of plain mode: lines go out one after another, words come in.

No escape sequence ever goes out, and each line goes out at once. Whatever ends the process while
it waits or prints comes up from here as `Leave`.
"""

import contextlib
import errno
from collections.abc import Container, Iterable, Iterator
from typing import Final, TextIO

from hiptimer.errors import HiptimerError
from hiptimer.model.text import clean, one_line
from hiptimer.plain.arrivals import Chunk, EndOfInput, Failed, Signalled, Source
from hiptimer.plain.single_keys import SingleKeys
from hiptimer.plain.typed import END_OF_INPUT, Keys, Lines, Words
from hiptimer.wording.problems import output_fails, reason

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
        source: Source,
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
