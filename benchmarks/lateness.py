"""How late changes of phase are reported, over at least 500 of them, and how far a day drifts.

Run as `python -m benchmarks.lateness`. The installed app runs in a real terminal and records, for
every change of phase, how long after its due time the runner reported it: once on an idle machine,
once with one busy process for each core. Four of them run side by side, a quarter of a second
apart: each takes less than a hundredth of a core, and the wait is a quarter. The drift is that of
the engine, over a simulated session of 24 hours.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.installed import PYTHON, ROOT, data_folder, environment, install
from benchmarks.pairs import percentile
from benchmarks.protocols import short_phases
from benchmarks.terminal import Terminal
from hiptimer.engine import Engine, lay_out
from hiptimer.engine.commands import Start
from hiptimer.engine.events import RatingOpened
from hiptimer.model.choices import AdvanceRule, Rules
from hiptimer.model.protocol import Exercise, Protocol, Side

RESULT = "lateness.json"
WATCHED = ROOT / "benchmarks" / "watched.py"
EXERCISES = 14
"""39 changes of phase in each, and more between them."""

BESIDE_EACH_OTHER = 4
CHANGES = 130
"""In each of them."""

BEGAN = 12345.678
"""Not a round number, so that a sum of floats would show."""

IDLE_MILLISECONDS = 10.0
BUSY_MILLISECONDS = 25.0


def main() -> int:
    """Measure, print, and fail if a bound is not held."""
    install()
    held = [drift()]
    held.append(lateness("idle", IDLE_MILLISECONDS))
    with busy_cores():
        held.append(lateness("one busy process a core", BUSY_MILLISECONDS))
    return 0 if all(held) else 1


def lateness(name: str, at_most: float) -> bool:
    """Run a protocol of 1 s phases and print how late they were, in milliseconds."""
    folders = [data_folder(f"lateness-{number}") for number in range(BESIDE_EACH_OTHER)]
    with ExitStack() as stack:
        terminals = [stack.enter_context(watched(folder)) for folder in folders]
        for terminal in terminals:
            terminal.wait_for(b"Phases of a second")
            terminal.watch(1)
        for terminal in terminals:
            terminal.press(b"\r")
            terminal.watch(1 + 1 / BESIDE_EACH_OTHER)
        while any(terminal.is_running for terminal in terminals):
            for terminal in terminals:
                terminal.watch(0.05)
    recorded = [json.loads((folder / RESULT).read_text(encoding="utf-8")) for folder in folders]
    late = [seconds * 1000 for each in recorded for seconds in each]
    worst = percentile(late, 99)
    held = len(late) >= 500 and worst <= at_most
    print(
        f"lateness of {len(late)} changes of phase, {name}: median {percentile(late, 50):.2f} ms, "
        f"p99 {worst:.2f} ms, longest {max(late):.2f} ms, at most {at_most} ms: "
        f"{'held' if held else 'NOT HELD'}",
        flush=True,
    )
    return held


def watched(folder: Path) -> Terminal:
    """Start an app on the start sheet, with a data folder of its own."""
    protocol = short_phases(folder, EXERCISES)
    settings = 'affected_side = "both"\nadvance = "auto"\n'
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    result = folder / RESULT
    return Terminal([PYTHON, WATCHED, folder, protocol, result, str(CHANGES)], environment())


@contextmanager
def busy_cores() -> Iterator[None]:
    """Keep every core busy."""
    with ExitStack() as stack:
        for _ in range(os.cpu_count() or 1):
            process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
            stack.callback(process.wait)
            stack.callback(process.kill)
        yield


def drift() -> bool:
    """Simulate a day of holds and rests, seen at odd moments, and print the drift."""
    exercise = Exercise(id="hold", name="Hold", sets=2160, sets_max=2160, hold_seconds=20)
    protocol = Protocol(id="a-day", name="A day", exercises=(exercise,))
    plan = lay_out(protocol, ({Side.BILATERAL: 2160},), Rules(advance=AdvanceRule.AUTO))
    engine, now = Engine(plan), BEGAN
    events = engine.send(Start(), now)
    while not engine.at_last_wait:
        now += 97.3
        events = engine.advance(now)
    ended = [event.at for event in events if isinstance(event, RatingOpened)][-1]
    off = nanoseconds(ended) - nanoseconds(BEGAN) - nanoseconds(plan.seconds)
    print(f"drift over a simulated session of {plan.seconds / 3600:.2f} h: {off} ns", flush=True)
    return off == 0


def nanoseconds(seconds: float) -> int:
    """Return whole nanoseconds, which add up exactly."""
    return round(seconds * 1_000_000_000)


if __name__ == "__main__":
    sys.exit(main())
