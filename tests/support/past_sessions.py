"""Sessions of the past for the commands that look back, and files that are none."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from hiptimer.model.session import Session, SetOutcome
from hiptimer.storage.session_file import dumps
from tests.support.command_lines import CommandLine
from tests.support.fakes import MORNING
from tests.support.session_builders import CLAM, HOVER, hold, reps, session

ZONE = MORNING.tzinfo


def at(text: str) -> datetime:
    """Return a moment of the same place: "2026-11-23 07:18"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def holds(when: str, *pains: int | None, **changes: object) -> Session:
    """Give a session of holds with these pain numbers, begun at `when`."""
    rows = [hold(number, pain) for number, pain in enumerate(pains, 1)]
    return session(*rows, started_at=at(when), **changes)  # type: ignore[arg-type]


def mixed(when: str, **changes: object) -> Session:
    """Give a session of two exercises: a hold, one done again, and repetitions cut short."""
    return session(
        hold(1, 2),
        hold(2, 5, outcome=SetOutcome.CUT_SHORT, held=12.5),
        hold(2, 3, repeat=True),
        replace(hold(3), outcome=SetOutcome.SKIPPED, held_seconds=0.0),
        reps(1, 12, entry=2),
        reps(2, None, entry=2),
        exercises=(HOVER, CLAM),
        started_at=at(when),
        **changes,  # type: ignore[arg-type]
    )


def hostile(hiptimer: CommandLine) -> Mapping[str, Path]:
    """Put every kind of file that can't be read among the sessions, each named by its trouble."""
    good = dumps(holds("2026-10-01 07:00", 1))
    contents: dict[str, bytes] = {
        "empty": b"",
        "cut-off": good[:-30],
        "no-toml": b"id = \n",
        "wrong": good.replace(b"pain = 1", b"pain = true"),
        "newer": good.replace(b"format = 1", b"format = 2"),
        "utf-16": good.decode().encode("utf-16"),
        "zero": good.replace(b"note", b"n\0te"),
        "too-big": good + b"#" * 4 * 1024 * 1024,
        "nested": b"x = " + b"[" * 500 + b"]" * 500,
        "dotted": b"a." * 8_000 + b"b = 1",
        "digits": b"x = " + b"9" * 5_000,
    }
    folder = hiptimer.data / "sessions" / "2026"
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"2026-10-01_0700_{name}_aaaaaaaa.toml" for name in contents}
    for name, path in paths.items():
        path.write_bytes(contents[name])
    special = {
        name: folder / f"2026-10-02_0700_{name}_aaaaaaaa.toml"
        for name in ("pipe", "loop", "folder", "out")
    }
    os.mkfifo(special["pipe"])
    special["loop"].symlink_to(special["loop"])
    special["folder"].mkdir()
    outside = hiptimer.data.parent / "outside.toml"
    outside.write_bytes(good)
    special["out"].symlink_to(outside)
    return {**paths, **special}
