"""How soon the history is on the screen, and how soon it answers, with 10,000 sessions.

Run as `python -m benchmarks.history_screen [--sessions N] [--folder FOLDER]`; FOLDER is a data
folder of `benchmarks.years`, as for `benchmarks.history_index`. The first paint is compared with
that of ten sessions; a step in the list, and a letter of the filter, with a DataTable that has only
the visible rows.
"""

import argparse
import shutil
import sys
from pathlib import Path

from benchmarks import years
from benchmarks.installed import PROGRAM, PYTHON, ROOT, data_folder, environment, install
from benchmarks.pairs import in_turn, report
from benchmarks.terminal import Terminal

TABLE = ROOT / "benchmarks" / "floors" / "table.py"

SESSIONS = 10_000
FEW = 10
PRESSES = 61

CALM_SECONDS = 0.5
"""After something was painted, so that nothing else is pending."""

LONGEST_BUILD_SECONDS = 30.0

UP, DOWN, BACKSPACE = b"\x1b[A", b"\x1b[B", b"\x7f"

LETTER = b"m"
"""Occurs in many names, but not in all."""


def main() -> int:
    """Measure, print, and fail if a bound is not held."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history_screen")
    parser.add_argument("--sessions", type=int, default=SESSIONS, metavar="N")
    parser.add_argument("--folder", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    install()
    many: Path = options.folder or data_folder("history")
    if not options.folder:
        years.store(many, count=options.sessions)
    few = data_folder("history-few")
    years.store(few, count=FEW)
    for folder in (many, few):
        shutil.rmtree(folder / ".cache", ignore_errors=True)  # it may be of another version
        (folder / "settings.toml").write_text('affected_side = "left"\n', encoding="utf-8")
        with opened(folder) as terminal:  # the index is built
            terminal.watch(LONGEST_BUILD_SECONDS if folder == many else CALM_SECONDS)
    held = [opening(many, few)]
    with opened(many) as ours, Terminal([PYTHON, TABLE], environment()) as table:
        table.wait_for(b"completed")
        for terminal in (ours, table):
            terminal.watch(CALM_SECONDS)
        held += [stepping(ours, table), filtering(ours, table, options.sessions)]
    return 0 if all(held) else 1


def opened(folder: Path) -> Terminal:
    """Start the app and open the history."""
    terminal = Terminal([PROGRAM, "--data-dir", folder], environment())
    terminal.wait_for(b"last four weeks")
    terminal.watch(CALM_SECONDS)
    terminal.press(b"h")
    terminal.wait_for(b"completed")
    return terminal


def opening(many: Path, few: Path) -> bool:
    """Open the history for the first time in a run, with an index built earlier."""

    def first_paint(folder: Path) -> float:
        with Terminal([PROGRAM, "--data-dir", folder], environment()) as terminal:
            terminal.wait_for(b"last four weeks")
            terminal.watch(CALM_SECONDS)
            return pressed(terminal, b"h", b"completed")

    pairs = in_turn(lambda: first_paint(many), lambda: first_paint(few))
    return report("first paint of the history, against ten sessions", pairs, "s", at_most=1.15)


def stepping(ours: Terminal, table: Terminal) -> bool:
    """Move a row down and up again."""
    steps = {ours: [UP, DOWN], table: [UP, DOWN]}

    def stepped(terminal: Terminal) -> float:
        steps[terminal].reverse()
        return pressed(terminal, steps[terminal][0])

    pairs = in_turn(lambda: stepped(ours), lambda: stepped(table), PRESSES)
    return report("a row down or up in the history, against a DataTable", pairs, "s", at_most=1.5)


def filtering(ours: Terminal, table: Terminal, sessions: int) -> bool:
    """Type a letter of the filter until the matches are listed, and delete it."""
    pressed(ours, b"/")

    def typed(terminal: Terminal, text: bytes) -> float:
        seconds = pressed(terminal, LETTER, text)
        pressed(terminal, BACKSPACE)
        return seconds

    counted = f" of {sessions:,}".encode()
    pairs = in_turn(lambda: typed(ours, counted), lambda: typed(table, b"another"), PRESSES)
    return report("a letter of the filter, against a DataTable refilled", pairs, "s", at_most=1.5)


def pressed(terminal: Terminal, key: bytes, text: bytes = b"\x1b[") -> float:
    """Press a key, wait for `text` (or any output), then for quiet; return the seconds."""
    seconds = terminal.press_until(key, text)
    terminal.watch(CALM_SECONDS)
    return seconds


if __name__ == "__main__":
    sys.exit(main())
