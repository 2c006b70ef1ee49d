"""How much of a core the timer screen uses during a hold, beside two other countdowns.

Run as `python -m benchmarks.running [--pairs N]`. All three run at the same time, each in a
terminal of its own, and are measured over the same windows of time: a Textual app that only updates
Digits once a second is the floor, and termdown is what people use today.
"""

import sys
from pathlib import Path

from benchmarks.installed import (
    PROGRAM,
    PYTHON,
    ROOT,
    TERMDOWN,
    data_folder,
    environment,
    install,
)
from benchmarks.pairs import pairs_asked, report
from benchmarks.protocols import long_hold
from benchmarks.terminal import Terminal, shares

DIGITS = ROOT / "benchmarks" / "floors" / "digits.py"
WINDOW_SECONDS = 10.0
SETTLING_SECONDS = 5.0


def main() -> int:
    """Measure, print, and fail if a bound is not held."""
    pairs = pairs_asked()
    install()
    folder = data_folder("running")
    (folder / "settings.toml").write_text('affected_side = "both"\n', encoding="utf-8")
    protocol = long_hold(folder)
    hiptimer: list[str | Path] = [PROGRAM, "--data-dir", folder, "start", protocol]
    with (
        Terminal(hiptimer, environment()) as ours,
        Terminal([PYTHON, DIGITS], environment()) as floor,
        Terminal([TERMDOWN, "600"], environment()) as termdown,
    ):
        begin_hold(ours)
        terminals = (ours, floor, termdown)
        for terminal in terminals:
            terminal.watch(SETTLING_SECONDS)
        processes = [terminal.pid for terminal in terminals]
        windows = [shares(processes, terminals, WINDOW_SECONDS) for _ in range(pairs)]
    against_floor = [(mine, digits) for mine, digits, _ in windows]
    against_termdown = [(mine, other) for mine, _, other in windows]
    held = [report("timer during a hold, against Digits", against_floor, "of a core", 1.15)]
    what = "timer during a hold, against termdown"
    held.append(report(what, against_termdown, "of a core", 0.45))
    return 0 if all(held) else 1


def begin_hold(terminal: Terminal) -> None:
    """Accept the start sheet as it is."""
    terminal.wait_for(b"One long hold")
    terminal.watch(1)
    terminal.press(b"\r")
    terminal.wait_for(b"H O L D")


if __name__ == "__main__":
    sys.exit(main())
