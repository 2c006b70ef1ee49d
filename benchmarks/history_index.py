"""How long the index of 10,000 sessions takes, from nothing and when nothing changed.

Run as `python -m benchmarks.history_index [--sessions N] [--folder FOLDER]`. Creating the sessions
takes a minute; FOLDER is a data folder that has them already (`python -m benchmarks.years`).
"""

import argparse
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import tomli

from benchmarks import years
from benchmarks.installed import data_folder
from benchmarks.pairs import in_turn, percentile, report, timed
from hiptimer.model.digest import HistoryFilter
from hiptimer.runner.history import History, Progress
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash

SESSIONS = 10_000
FEW = 10

BUILDS = 5
"""Fewer pairs than for a start: each takes seconds, which hide the differences between starts."""

KEY_MILLISECONDS = 100
HOLD_MILLISECONDS = 50
HOLDS = 15

EVERYTHING = HistoryFilter()
PAGE = 40


def main() -> int:
    """Measure, print, and fail if a bound is not held."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history_index")
    parser.add_argument("--sessions", type=int, default=SESSIONS, metavar="N")
    parser.add_argument("--folder", type=Path, metavar="FOLDER")
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory:
        print(memory(options.folder))
        return 0
    folder: Path = options.folder or data_folder("history")
    if not options.folder:
        years.store(folder, count=options.sessions)
    few = data_folder("history-few")
    years.store(few, count=FEW)
    held = [building(folder), warm(folder), *waiting(folder), remembering(folder, few)]
    for made in (few, *([] if options.folder else [folder])):
        shutil.rmtree(made)
    return 0 if all(held) else 1


def building(folder: Path) -> bool:
    """Build the index from nothing, against a loop that only parses the same files."""
    files = [path for year in (folder / "sessions").iterdir() for path in year.iterdir()]
    pairs = in_turn(
        lambda: timed(lambda: check(emptied(folder))),
        lambda: timed(lambda: [tomli.loads(path.read_text("utf-8")) for path in files][:0]),
        BUILDS,
    )
    return report(f"index of {len(files):,} sessions from nothing", pairs, "s", at_most=1.3)


def warm(folder: Path) -> bool:
    """Find out that nothing changed, against asking the disk about every file."""
    check(history_of(folder))
    pairs = in_turn(
        lambda: timed(lambda: check(history_of(folder))), lambda: timed(lambda: look(folder))
    )
    return report("the same when nothing changed", pairs, "s", at_most=2)


def waiting(folder: Path) -> tuple[bool, bool]:
    """Ask for a page again and again while it is built, and hold it now and then."""
    history = emptied(folder)
    progress, waits, holds = [time.perf_counter()], list[float](), list[float]()

    def note(_: Progress) -> None:
        progress.append(time.perf_counter())

    build = threading.Thread(target=history.check, args=(note,))
    build.start()
    while build.is_alive():
        waits.append(timed(lambda: (history.count(EVERYTHING), history.page(EVERYTHING, 0, PAGE))))
        build.join(0.02)
        if len(waits) % 10 == 0 and len(holds) < HOLDS:
            holds.append(held_after(history, progress))
    key, hold = percentile(waits, 99) * 1000, max(holds) * 1000
    fine = key < KEY_MILLISECONDS, hold < HOLD_MILLISECONDS
    print(
        f"a page while it is built: {percentile(waits, 50) * 1000:.1f} ms (median), {key:.1f} ms "
        f"(p99 of {len(waits)}), at most {KEY_MILLISECONDS}: {'held' if fine[0] else 'NOT HELD'}; "
        f"held after {hold:.1f} ms (longest of {len(holds)}), at most {HOLD_MILLISECONDS}: "
        f"{'held' if fine[1] else 'NOT HELD'}",
        flush=True,
    )
    return fine


def held_after(history: History, progress: list[float]) -> float:
    """Hold it, and return how many seconds it kept going."""
    began = time.perf_counter()
    history.hold()
    time.sleep(0.3)
    history.release()
    return max(0.0, progress[-1] - began)


def remembering(folder: Path, few: Path) -> bool:
    """Compare the memory of a process that lists many sessions with one that lists a few."""
    pairs = in_turn(lambda: listed_by(folder), lambda: listed_by(few), 5)
    return report("memory of a process that lists them, against ten", pairs, "MB", at_most=1.5)


def listed_by(folder: Path) -> float:
    """List the sessions in another process; return its peak memory in MB."""
    command: list[str | Path] = [sys.executable, "-m", "benchmarks.history_index", "--memory"]
    return float(
        subprocess.run([*command, "--folder", folder], check=True, capture_output=True).stdout
    )


def memory(folder: Path) -> float:
    """List all sessions, in this process."""
    history = history_of(folder)
    check(history)
    for _ in history.digests(EVERYTHING):
        continue
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def history_of(folder: Path) -> History:
    """Return the history as a newly started program has it."""
    trash = Trash(folder / "trash")
    settings = SettingsStore(folder / "settings.toml")
    return History(
        SessionStore(folder / "sessions", trash),
        settings,
        SessionLock(folder / ".state"),
        folder / ".cache",
    )


def emptied(folder: Path) -> History:
    """Return the same without an index."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return history_of(folder)


def check(history: History) -> None:
    """Bring it up to date with the files, and close it."""
    history.check(silent)
    history.stop()


def silent(_: Progress) -> None:
    """Show no progress."""


def look(folder: Path) -> None:
    """Ask the disk about every file: the least that a check can do."""
    for year in os.scandir(folder / "sessions"):
        with os.scandir(year.path) as entries:
            for entry in entries:
                entry.stat()


if __name__ == "__main__":
    sys.exit(main())
