"""How long a save of a 24-set session takes, and for how long a save delays the event loop.

The loop is measured with that session, and with the largest that a protocol allows.

Run as `python -m benchmarks.saving [--pairs N]`. The floor writes the same bytes with nothing but
the system calls that a safe save needs: write, fsync, replace, fsync of the folder.
"""

import asyncio
import os
import sys
import time
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from benchmarks.installed import data_folder
from benchmarks.pairs import in_turn, pairs_asked, percentile, report, timed
from benchmarks.sessions import FIRST_DAY, largest_session, seeded, shipped, whole_session
from hiptimer.model.session import Session
from hiptimer.runner.writer import SessionWriter
from hiptimer.storage.session_file import dumps
from hiptimer.storage.session_files import OwnSession
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash

PAIRS = 201
"""A save takes a millisecond or two: many pairs cost nothing."""

LOOP_MILLISECONDS = 1.0
"""The longest that a save of 24 sets may delay the event loop."""

LARGEST_MILLISECONDS = 5.0
"""The same for the largest session, whose file has nearly 4 MiB."""

LARGEST_SAVES = 21


def session_of_24() -> Session:
    """Return a session of 24 sets."""
    protocol = shipped("lateral-hip-isometric")
    more = (replace(protocol.exercises[1], sets=6), *protocol.exercises[2:])
    session = whole_session(
        replace(protocol, exercises=(protocol.exercises[0], *more)), FIRST_DAY, seeded()
    )
    assert len(session.sets) == 24
    return session


def main() -> int:
    """Measure, print, and fail if a bound is not held."""
    count = pairs_asked(PAIRS)
    folder = data_folder("saving")
    store = SessionStore(folder / "sessions", Trash(folder / "trash"))
    session = session_of_24()
    data = dumps(session)
    store.save(session)
    pairs = in_turn(
        lambda: timed(lambda: store.save(session)),
        lambda: timed(lambda: bare_save(folder / "bare.toml", data)),
        count,
    )
    held = [report("one save of 24 sets", pairs, "s", at_most=4)]
    held.append(asyncio.run(loop_held(store, session, count)))
    held.append(asyncio.run(loop_held_by_the_largest(store, largest_session())))
    return 0 if all(held) else 1


def bare_save(path: Path, data: bytes) -> None:
    """Save with the system calls alone."""
    temporary = path.with_suffix(".tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    temporary.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


async def loop_held(store: SessionStore, session: Session, count: int) -> bool:
    """Measure how long `put` takes, and how late a busy loop is while the writer writes."""
    writer = SessionWriter(store.save)
    puts: list[float] = []
    stalls: list[float] = []
    calm: list[float] = []
    for number in range(count):
        puts.append(timed(partial(writer.put, replace(session, note=str(number)))))
        stalls.append(await longest_turn(0.02))
        writer.flush()
        calm.append(await longest_turn(0.02))
    writer.close()
    held = percentile(puts, 99) * 1000 < LOOP_MILLISECONDS
    held = held and percentile(stalls, 50) * 1000 < LOOP_MILLISECONDS
    print(
        f"event loop held by a save: {percentile(puts, 99) * 1000:.3f} ms to hand it over (p99); "
        f"longest turn of the loop meanwhile {percentile(stalls, 50) * 1000:.3f} ms (median), "
        f"{percentile(stalls, 99) * 1000:.3f} ms (p99), without a save "
        f"{percentile(calm, 50) * 1000:.3f} ms and {percentile(calm, 99) * 1000:.3f} ms: "
        f"{'held' if held else 'NOT HELD'}",
        flush=True,
    )
    return held


async def loop_held_by_the_largest(store: SessionStore, session: Session) -> bool:
    """Measure how late a busy loop is while the writer writes the most it ever has to."""
    own = OwnSession(store)
    writer = SessionWriter(own.save)
    stalls: list[float] = []
    for number in range(LARGEST_SAVES):
        longest = timed(partial(writer.put, replace(session, note=str(number))))
        while not writer.flush(0):
            longest = max(longest, await longest_turn(0.02))
        stalls.append(longest)
    calm = [await longest_turn(0.2) for _ in range(LARGEST_SAVES)]
    writer.close()
    held = percentile(stalls, 50) * 1000 < LARGEST_MILLISECONDS
    print(
        f"event loop held by a save of {len(session.sets):,} sets: longest turn of the loop "
        f"{percentile(stalls, 50) * 1000:.3f} ms (median), {max(stalls) * 1000:.3f} ms (longest), "
        f"without a save {percentile(calm, 50) * 1000:.3f} ms and {max(calm) * 1000:.3f} ms: "
        f"{'held' if held else 'NOT HELD'}",
        flush=True,
    )
    return held


async def longest_turn(seconds: float) -> float:
    """Run the loop for `seconds` and return its longest turn, in seconds."""
    longest, last = 0.0, time.perf_counter()
    until = last + seconds
    while last < until:
        await asyncio.sleep(0)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest


if __name__ == "__main__":
    sys.exit(main())
