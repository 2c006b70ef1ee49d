"""The table of mistakes in protocol_mistakes.txt, and what must stand in it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hiptimer.storage.protocol_keys import (
    OF_EXERCISE,
    OF_PROTOCOL,
    FileKey,
    Number,
    OneOf,
    Text,
    WholeNumber,
)

TABLE: Final = Path(__file__).with_suffix(".txt")


@dataclass(frozen=True)
class Mistake:
    """One row: a key, what is wrong with it, the lines that were written, the message."""

    key: str
    what: str
    given: str
    message: str

    def __str__(self) -> str:
        return f"{self.key}, {self.what}"


def mistakes(title: str) -> list[Mistake]:
    """Read the rows below `[title]`."""
    section = TABLE.read_text(encoding="utf-8").split(f"[{title}]\n")[1].split("\n\n")[0]
    return [Mistake(*map(_spelt_out, row.split(" | "))) for row in section.splitlines()]


def mistakes_without_a_row() -> list[str]:
    """List the mistakes that a person can make and that no row is about."""
    return [
        f"{name}: {what}"
        for keys, title in ((OF_PROTOCOL, "above the exercises"), (OF_EXERCISE, "in an exercise"))
        for name, key in keys.items()
        for what in _expected(key) - {row.what for row in mistakes(title) if row.key == name}
    ]


def _expected(key: FileKey[object]) -> set[str]:
    expected = {"wrong type", "misspelt"} | ({"missing"} if key.required else set())
    if isinstance(key.kind, WholeNumber | Number):
        expected.add("out of range")
    if isinstance(key.kind, OneOf):
        expected.add("no such word")
    if isinstance(key.kind, Text):
        expected.add("too long")
    return expected


def _spelt_out(cell: str) -> str:
    letters = re.sub(r"\{x\*(\d+)\}", lambda match: "x" * int(match[1]), cell)
    return letters.replace(" ⏎ ", "\n")
