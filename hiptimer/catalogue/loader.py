"""Reads what hiptimer ships with: the exercises, the protocols and the pages of text.

All of it is data in this folder, so that it can be read, corrected and translated without touching
the code. Nothing is cached: a caller that needs it twice keeps it. A protocol is returned as a
document, since the rules of a protocol file are in `hiptimer.storage`; shipped protocols follow
them too.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec
import tomli
from msgspec import Struct

from hiptimer.errors import UnreadableError
from hiptimer.model.protocol import CatalogueExercise

_FOLDER: Final = Path(__file__).parent

_SENTENCES: Final = ("set_up", "hold", "repetitions")

EXERCISE_FILES: Final = (
    "lateral-hip-isometric",
    "lateral-hip-dynamic",
    "lateral-hip-kinetic-chain",
    "anterior-hip",
    "mobility",
)
"""Files of exercises, one for each family, in the order in which they are listed."""

SHIPPED_PROTOCOLS: Final = (
    "lateral-hip-isometric-short",
    "lateral-hip-isometric",
    "lateral-hip-repetitions",
    "lateral-hip-dynamic",
    "lateral-hip-reformer",
    "lateral-hip-kinetic-chain",
    "anterior-hip-start",
    "anterior-hip-dynamic",
    "anterior-hip-loaded",
    "hip-mobility-warm-up",
)
"""Protocol ids in the order they are listed: within a stage, the one to begin with first."""


class Page(Struct, frozen=True):
    """A page of text. A paragraph may have several lines; those beginning with `- ` are a list."""

    title: str
    paragraphs: tuple[str, ...]


def load_exercises() -> Mapping[str, CatalogueExercise]:
    """Read all exercises of the catalogue by id, family by family."""
    exercises = msgspec.convert(list(_exercise_tables()), list[CatalogueExercise])
    return MappingProxyType({exercise.id: exercise for exercise in exercises})


def shipped_documents() -> Mapping[str, Mapping[str, object]]:
    """Read the shipped protocols as TOML documents by id, in the order they are listed."""
    return MappingProxyType({id_: _read(f"protocols/{id_}.toml") for id_ in SHIPPED_PROTOCOLS})


def page(page_id: str) -> Page:
    """Read one page: `when-to-seek-help` or `what-the-pain-numbers-mean`."""
    return msgspec.convert(_read(f"pages/{page_id}.toml"), Page)


def _exercise_tables() -> Iterator[dict[str, Any]]:
    for name in EXERCISE_FILES:
        for table in _read(f"exercises/{name}.toml")["exercise"]:
            yield table | {key: _folded(table[key]) for key in _SENTENCES if key in table}


def _folded(text: str) -> str:
    # in the files each sentence is on a line of its own; screens break lines elsewhere
    return " ".join(text.split())


def _read(name: str) -> dict[str, Any]:
    # importlib.resources would take longer than reading all of it, and home waits for this
    path = _FOLDER / name
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        problem = f"this part of hiptimer can't be read ({error.strerror}); install it again"
        raise UnreadableError(path, problem) from error
