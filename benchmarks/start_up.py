"""How long until the home screen is painted, how much memory it takes, and `hiptimer --version`.

Run as `python -m benchmarks.start_up [--pairs N]`.
"""

import shutil
import sys
from pathlib import Path

from benchmarks.installed import PROGRAM, PYTHON, ROOT, data_folder, environment, install, ran
from benchmarks.pairs import in_turn, pairs_asked, report
from benchmarks.sessions import store_sessions
from benchmarks.terminal import Terminal, resident_kib

HELLO = ROOT / "benchmarks" / "floors" / "hello.py"


def main() -> int:
    """Measure, print, and fail if a bound is not held."""
    pairs = pairs_asked()
    install()
    folder = data_folder("start-up")
    store_sessions(folder, 10)
    (folder / "settings.toml").write_text('affected_side = "both"\n', encoding="utf-8")
    memory: list[tuple[float, float]] = []
    ours: list[float] = []

    def home() -> float:
        seconds, kib = painted([PROGRAM, "--data-dir", folder], b"Lateral hip: isometric")
        ours.append(kib)
        return seconds

    def hello() -> float:
        seconds, kib = painted([PYTHON, HELLO], b"Hello, world")
        memory.append((ours[-1], kib) if ours else (kib, kib))
        return seconds

    held = [report("first paint of home", in_turn(home, hello, pairs), "s", at_most=1.22)]
    held.append(report("memory at home", memory[1:], "KiB", at_most=1.22))
    version = in_turn(
        lambda: ran([PROGRAM, "--version"]), lambda: ran([PYTHON, "-c", "pass"]), pairs
    )
    held.append(report("hiptimer --version", version, "s", at_most=1.3))
    shutil.rmtree(folder)
    return 0 if all(held) else 1


def painted(command: list[str | Path], text: bytes) -> tuple[float, float]:
    """Start a program and wait for `text` on its screen; return seconds, and KiB at that moment."""
    with Terminal(command, environment()) as terminal:
        seconds = terminal.wait_for(text)
        return seconds, resident_kib(terminal.pid)


if __name__ == "__main__":
    sys.exit(main())
