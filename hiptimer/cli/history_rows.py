"""Turns session files into lines of CSV, in this process or as a helper of another.

A helper answers each line of its input with a line. It ends when its input does, and so together
with the process that started it, however that ends.
"""

import sys
from collections.abc import Iterable
from datetime import time
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from hiptimer.cli.history_csv import lines_of
from hiptimer.errors import UnreadableError
from hiptimer.model.settings import Settings
from hiptimer.storage.sessions import read_file

PROGRAM: Final = "from hiptimer.cli.history_rows import main; main()"
"""What a helper runs: this makes sure that it runs nothing more."""

Named = tuple[str, str]
"""The id of a session, and the name of its file below the folder."""


class ExportSource(Struct, frozen=True):
    """Where the files are, when a day begins, and which exercise to export (empty: all)."""

    folder: Path
    day_starts_at: time
    exercise: str = ""

    @property
    def settings(self) -> Settings:
        """The settings needed to assign a session to a day."""
        return replace(Settings(), day_starts_at=self.day_starts_at)

    @property
    def arguments(self) -> list[str]:
        """The arguments from which `main` makes the same source."""
        return [str(self.folder), self.day_starts_at.isoformat(), self.exercise]


class CsvRows(Struct, frozen=True):
    """Lines of CSV, and the files that yielded none: their names, with what is wrong."""

    text: str
    problems: list[tuple[str, str]]


def rows_of(files: Iterable[Named], source: ExportSource) -> CsvRows:
    """Read `files` and return their sets; no file makes it fail."""
    settings, parts, problems = source.settings, [], []
    for session_id, name in files:
        try:
            session = read_file(session_id, source.folder / name, source.folder)
        except UnreadableError as error:
            problems.append((name, error.problem))
        else:
            parts.append(lines_of(session, settings, source.exercise))
    return CsvRows("".join(parts), problems)


def main() -> None:
    """Read what the input asks for, as the arguments say."""
    folder, day_starts_at, exercise = sys.argv[1:]
    source = ExportSource(Path(folder), time.fromisoformat(day_starts_at), exercise)
    serve(sys.stdin.buffer, sys.stdout.buffer, source)


def serve(requests: BinaryIO, replies: BinaryIO, source: ExportSource) -> None:
    """Answer each line of files with a line of rows."""
    for line in requests:
        rows = rows_of(msgspec.json.decode(line, type=list[Named]), source)
        replies.write(msgspec.json.encode(rows) + b"\n")
        replies.flush()


def encode_request(files: list[Named]) -> bytes:
    """Encode a request."""
    return msgspec.json.encode(files) + b"\n"


def decode_reply(line: bytes) -> CsvRows:
    """Decode an answer; raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(line, type=CsvRows)
