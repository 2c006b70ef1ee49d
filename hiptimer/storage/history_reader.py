"""The process that reads session files for another one: each line of input gets a line back.

It ends when its input does, and so together with the process that started it, however that ends.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from hiptimer.storage.history_file import IndexedFile, read_files

PROGRAM: Final = "from hiptimer.storage.history_reader import main; main()"
"""What the process runs: this makes sure that it runs nothing more."""


def main() -> None:
    """Read, in the folder that the argument names, the files that the input asks for."""
    serve(sys.stdin.buffer, sys.stdout.buffer, Path(sys.argv[1]))


def serve(requests: BinaryIO, replies: BinaryIO, folder: Path) -> None:
    """Answer each line of names with a line of what was found in those files."""
    for line in requests:
        names = msgspec.json.decode(line, type=list[str])
        replies.write(msgspec.json.encode(read_files(folder, names)) + b"\n")
        replies.flush()


def decode_reply(line: bytes) -> list[IndexedFile]:
    """Decode an answer; raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(line, type=list[IndexedFile])


def encode_request(names: Sequence[str]) -> bytes:
    """Encode a request."""
    return msgspec.json.encode(names) + b"\n"
