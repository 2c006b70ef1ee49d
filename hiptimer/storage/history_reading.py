"""Reads many session files without getting in the way: in helper processes, and in small parts.

Holding the gate waits only for the part that is being read at the moment.
"""

import contextlib
import queue
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from hiptimer.storage.history_file import IndexedFile, read_files
from hiptimer.storage.history_gate import Gate
from hiptimer.storage.history_reader import PROGRAM, decode_reply, encode_request
from hiptimer.storage.reading_process import FEW, ReadingProcess, helper_count

PART: Final = 8
"""Files read at once: about 7 ms of work, since a gate has to take effect within 50."""


def read_in_parts(folder: Path, names: Sequence[str], gate: Gate) -> Iterator[list[IndexedFile]]:
    """Read these files in about this order; it ends early if the gate is shut."""
    parts = deque(names[first : first + PART] for first in range(0, len(names), PART))
    if len(names) <= FEW:
        while parts and gate.passed():
            yield read_files(folder, parts.popleft())
        return
    with contextlib.closing(_Helpers(folder, parts, gate)) as helpers:
        yield from helpers.results()


class _Helpers:
    """Helper processes, each with a thread that asks it for one part after the other."""

    def __init__(self, folder: Path, parts: deque[Sequence[str]], gate: Gate) -> None:
        self._folder = folder
        self._parts = parts
        self._gate = gate
        self._results: queue.Queue[list[IndexedFile] | Exception | None] = queue.Queue()
        self._count = helper_count()
        for _ in range(self._count):
            threading.Thread(target=self._work, name="history-reading", daemon=True).start()

    def results(self) -> Iterator[list[IndexedFile]]:
        """Yield what they find, until all of them have ended. Raises what made one of them fail."""
        for _ in range(self._count):
            while (found := self._results.get()) is not None:
                if isinstance(found, Exception):
                    raise found
                yield found

    def close(self) -> None:
        """Let them end after the part that they are reading."""
        self._parts.clear()

    def _work(self) -> None:
        try:
            with contextlib.closing(_Helper(self._folder)) as helper:
                while self._gate.passed() and (part := self._next_part()):
                    self._results.put(helper.read(part))
        except Exception as error:  # noqa: BLE001 - it is raised where the results are taken
            self._results.put(error)
        finally:
            self._results.put(None)

    def _next_part(self) -> Sequence[str]:
        """Take a part, none of which is empty; return nothing if another thread took the last."""
        with contextlib.suppress(IndexError):
            return self._parts.popleft()
        return ()


class _Helper:
    """One helper process. If it can't be started, or ends, this process reads instead."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: ReadingProcess | None = None
        with contextlib.suppress(OSError):
            self._process = ReadingProcess(PROGRAM, str(folder))

    def read(self, names: Sequence[str]) -> list[IndexedFile]:
        """Read these files, in the helper if possible."""
        if self._process:
            try:
                self._process.ask(encode_request(names))
                return decode_reply(self._process.answer())
            except (OSError, msgspec.DecodeError):
                self.close()
        return read_files(self._folder, names)

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.close()
            self._process = None
