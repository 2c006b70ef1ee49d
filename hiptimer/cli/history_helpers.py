"""Has helper processes make lines of CSV, and returns them in order.

If a helper can't be started, or ends, this process does its work.
"""

import contextlib
from collections import deque
from collections.abc import Iterator
from typing import Final

import msgspec

from hiptimer.cli.history_rows import (
    PROGRAM,
    CsvRows,
    ExportSource,
    Named,
    decode_reply,
    encode_request,
    rows_of,
)
from hiptimer.storage.reading_process import FEW, ReadingProcess, helper_count

PART: Final = 25
"""Files requested at once. Two requests must fit into a pipe of any system."""

AHEAD: Final = 2
"""Requests queued for a helper, so that it never waits for the next one."""


def rows_in_order(files: list[Named], source: ExportSource) -> Iterator[CsvRows]:
    """Yield the rows of `files`, part by part."""
    parts = [files[first : first + PART] for first in range(0, len(files), PART)]
    count = helper_count()
    if len(files) <= FEW or count == 1:
        yield from (rows_of(part, source) for part in parts)
        return
    with contextlib.ExitStack() as stack:
        helpers = [stack.enter_context(contextlib.closing(Helper(source))) for _ in range(count)]
        asked: deque[Helper] = deque()
        for number, part in enumerate(parts):
            if len(asked) == AHEAD * count:
                yield asked.popleft().answer()
            helper = helpers[number % count]
            helper.ask(part)
            asked.append(helper)
        yield from (helper.answer() for helper in asked)


class Helper:
    """One helper process, and the requests that it has not answered yet."""

    def __init__(self, source: ExportSource) -> None:
        self._source = source
        self._asked: deque[list[Named]] = deque()
        self._process: ReadingProcess | None = None
        with contextlib.suppress(OSError):
            self._process = ReadingProcess(PROGRAM, *source.arguments)

    def ask(self, files: list[Named]) -> None:
        """Ask for the rows of `files`."""
        self._asked.append(files)
        with self._given_up_if_broken():
            if self._process:
                self._process.ask(encode_request(files))

    def answer(self) -> CsvRows:
        """Return the answer to the oldest request."""
        files = self._asked.popleft()
        with self._given_up_if_broken():
            if self._process:
                return decode_reply(self._process.answer())
        return rows_of(files, self._source)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process:
            process.close()

    @contextlib.contextmanager
    def _given_up_if_broken(self) -> Iterator[None]:
        try:
            yield
        except (OSError, msgspec.DecodeError):
            self.close()
