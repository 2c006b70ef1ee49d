"""Follows all sessions of some parts, in processes whose surroundings are the same everywhere."""

import multiprocessing
import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from tempfile import gettempdir
from types import ModuleType
from typing import Final

PARTS: Final = ("scripts", "sessions", "plain", "screens")

WORKERS: Final = 2

KEPT: Final = frozenset({"PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP"})
SURROUNDINGS: Final = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "UTC"}
"""What is the same on every machine, whatever the person there has set."""

Done = tuple[dict[str, str], dict[str, str]]
"""What is recorded of a piece, and all of it; each text by the name of its file."""


def settle_surroundings() -> None:
    """Make variables the same everywhere, before Textual and the processes look at them."""
    home = gettempdir()
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    os.environ.clear()
    os.environ.update(kept | SURROUNDINGS | {"HOME": home})
    if os.name == "posix":
        time.tzset()


def follow_parts(parts: Sequence[str]) -> dict[str, Done]:
    """Follow all pieces of some parts, in two processes."""
    context = multiprocessing.get_context("spawn")
    done: dict[str, Done] = {part: ({}, {}) for part in parts}
    with ProcessPoolExecutor(WORKERS, context) as pool:
        pieces = [(part, piece) for part in parts for piece in import_part(part).pieces()]
        for (part, _), (golden, whole) in zip(
            pieces, pool.map(follow_piece, pieces, chunksize=1), strict=True
        ):
            done[part][0].update(golden)
            done[part][1].update(whole)
    return done


def follow_piece(piece: tuple[str, str]) -> Done:
    """Follow one piece of a part; return what is recorded of it, and all of it."""
    part = import_part(piece[0])
    whole: Mapping[str, str] = part.follow(piece[1])
    return dict(part.golden(whole)), dict(whole)


def import_part(name: str) -> ModuleType:
    """Import what follows a part: it takes its time, and looks at variables."""
    return import_module(f"transcripts.{name}")
