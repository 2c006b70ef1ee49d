"""Protocol files as tests write them: one that is right, with something put in or taken out."""

from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.errors import ProtocolError
from hiptimer.model.protocol import Exercise, Protocol
from hiptimer.storage.protocol_file import read_protocol

EXERCISES = catalogue.load_exercises()

HEAD = 'format = 1\nname = "Mine"\n'
BRIDGE = '[[exercise]]\nid = "band-bridge"\n'


def read(folder: Path, text: str, name: str = "mine.toml") -> Protocol:
    """Read `text` as a protocol file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_protocol(path, EXERCISES)


def read_one(folder: Path, lines: str) -> Exercise:
    """Read a protocol with one exercise, made of `lines`."""
    (exercise,) = read(folder, f"{HEAD}[[exercise]]\n{lines}").exercises
    return exercise


def problems(folder: Path, text: str, name: str = "mine.toml") -> tuple[str, ...]:
    """Read `text` as a protocol file that must be refused, and return its problems."""
    with pytest.raises(ProtocolError) as caught:
        read(folder, text, name)
    return caught.value.problems
