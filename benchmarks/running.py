"""How much of a core the timer screen takes during a hold, beside two other countdowns.

Run as `python -m benchmarks.running`. All three run at once, each in a terminal of its own, and
are measured through the same windows of time: a Textual app that only updates Digits once a
second is the floor, and termdown is what people use today.
"""

import sys
import time
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
from benchmarks.pairs import PAIRS, report
from benchmarks.protocols import long_hold
from benchmarks.terminal import Terminal, cpu_nanoseconds

DIGITS = ROOT / "benchmarks" / "floors" / "digits.py"
WINDOW_SECONDS = 10.0
SETTLING_SECONDS = 5.0


def main() -> int:
    """Measure, print, and fail where a bound is not held."""
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
        for terminal in (ours, floor, termdown):
            terminal.watch(SETTLING_SECONDS)
        windows = [measured(ours, floor, termdown) for _ in range(PAIRS)]
    against_floor = [(mine, digits) for mine, digits, _ in windows]
    against_termdown = [(mine, other) for mine, _, other in windows]
    held = [report("timer during a hold, against Digits", against_floor, "of a core", 1.5)]
    held.append(report("timer during a hold, against termdown", against_termdown, "of a core", 1))
    return 0 if all(held) else 1


def begin_hold(terminal: Terminal) -> None:
    """Take the start sheet as it is."""
    terminal.wait_for(b"One long hold")
    terminal.watch(1)
    terminal.press(b"\r")
    terminal.wait_for(b"H O L D")


def measured(*terminals: Terminal) -> tuple[float, ...]:
    """Let a window pass for all of them; the share of a core that each took."""
    before = [cpu_nanoseconds(terminal.pid) for terminal in terminals]
    began = time.perf_counter()
    while time.perf_counter() - began < WINDOW_SECONDS:
        for terminal in terminals:
            terminal.watch(0.05)
    passed = (time.perf_counter() - began) * 1e9
    after = [cpu_nanoseconds(terminal.pid) for terminal in terminals]
    return tuple((late - early) / passed for early, late in zip(before, after, strict=True))


if __name__ == "__main__":
    sys.exit(main())
