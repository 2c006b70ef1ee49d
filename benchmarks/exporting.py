"""How long `hiptimer history --csv` takes for all of 10,000 sessions, from start to exit.

Run as `python -m benchmarks.exporting [--sessions N]`. Creating the sessions takes a minute.
"""

import argparse
import shutil
import sys
from pathlib import Path

from benchmarks import years
from benchmarks.installed import PROGRAM, PYTHON, ROOT, data_folder, install, ran
from benchmarks.pairs import in_turn, report

SESSIONS = 10_000

PAIRS = 9
"""Fewer than for a start: each takes seconds, which hide the differences between starts."""

FLOOR = ROOT / "benchmarks" / "floors" / "bare_sessions.py"


def main() -> int:
    """Measure, print, and fail if the bound is not held."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exporting")
    parser.add_argument("--sessions", type=int, default=SESSIONS, metavar="N")
    count: int = parser.parse_args().sessions
    install()
    folder = data_folder("exporting")
    years.store(folder, count=count)
    export: list[str | Path] = [PROGRAM, "--data-dir", folder, "history", "--csv"]
    pairs = in_turn(
        lambda: ran(export), lambda: ran([PYTHON, FLOOR, folder / "sessions"]), pairs=PAIRS
    )
    held = report(f"history --csv of {count:,} sessions", pairs, "s", at_most=1.5)
    shutil.rmtree(folder)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
