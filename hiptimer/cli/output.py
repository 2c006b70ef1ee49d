"""The result of a command, on standard output: texts for people, and bytes for scripts."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Final

from hiptimer.errors import HiptimerError
from hiptimer.wording.problems import output_fails, reason

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH_OF_A_PIPE: Final = 80
"""Line width in cells if no terminal reports its own."""


def put(text: str) -> None:
    """Print lines for a person; characters that the output can't show become question marks."""
    with _writing():
        _standard_output().write(text)


def put_data(text: str) -> None:
    """Print data, in UTF-8 whatever the terminal's encoding."""
    with _writing():
        stream = _standard_output()
        stream.flush()
        stream.buffer.write(text.encode(errors="replace"))  # a path may contain undecodable bytes


@contextmanager
def drawing(*, whole_lines: bool = False) -> "Iterator[Console]":
    """Return a console that draws on standard output, plain and without escapes in a pipe.

    With `whole_lines` no line is folded or cut there, so that each can be read as a record.
    """
    from rich.console import Console  # noqa: PLC0415 - only two commands draw

    to_terminal = _standard_output().isatty()
    width = None
    if not to_terminal:
        width = 100_000 if whole_lines else WIDTH_OF_A_PIPE
    page = StringIO()  # Rich would end the program itself if a pipe is closed
    yield Console(
        file=page,
        width=width,
        force_terminal=to_terminal or None,
        markup=False,
        emoji=False,
        highlight=False,
    )
    put(page.getvalue())


def paragraph(console: "Console", left: str, text: "Text") -> None:
    """Draw `text` with `left` before its first line, and indent all others as far."""
    from rich.text import Text  # noqa: PLC0415 - as above

    lines = text.wrap(console, max(1, console.width - len(left)))
    for number, line in enumerate(lines):
        drawn = Text(" " * len(left) if number else left).append_text(line)
        drawn.rstrip()
        console.print(drawn)


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise HiptimerError(output_fails(reason(error))) from error


def _standard_output() -> TextIOWrapper:
    if not isinstance(sys.stdout, TextIOWrapper):
        raise HiptimerError("there is no standard output to write to")
    sys.stdout.reconfigure(errors="replace")
    return sys.stdout
