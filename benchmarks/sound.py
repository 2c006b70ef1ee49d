"""How late cues are, and what they cost: the app, its player, and the start of both.

Run as `python -m benchmarks.sound`; it needs PulseAudio, and plays into a sink that goes nowhere.

Lateness is the time from a cue's due time until its samples reach the device, over at least 500
cues: once on an idle machine, once with one busy process a core. Four apps run side by side, as for
`benchmarks.lateness`, with all speech prepared in advance, or four engines would speak at once. The
CPU of an app with voice and tones is compared with one with cues off beside it, and that of its
player with a bare device that plays silence, over the same windows of a hold and a rest.
"""

import json
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.installed import PROGRAM, PYTHON, ROOT, data_folder, environment, install
from benchmarks.lateness import BESIDE_EACH_OTHER, EXERCISES, busy_cores
from benchmarks.pairs import PAIRS, in_turn, percentile, report
from benchmarks.protocols import holds_and_rests, short_phases
from benchmarks.terminal import Terminal, shares, watch
from tests.support.recordings import missing, sound_server

HEARD = ROOT / "benchmarks" / "heard.py"
SILENT_DEVICE = ROOT / "benchmarks" / "floors" / "silent_device.py"
CUES = 130
"""In each of the apps."""

IDLE_MILLISECONDS = 4.0
BUSY_MILLISECONDS = 20.0

PHASE_SECONDS = 5
WINDOW_SECONDS = 2.0 * PHASE_SECONDS
"""A hold and a rest, with the tones and sentences of both: more than anyone hears."""

CACHE = Path(".cache") / "speech"
CACHE_WARM_SECONDS = 15.0
"""By then all speech of the session is prepared. A slow engine needs longer for the many sentences
of `spoken_before`, which waits until no more is added."""


def main() -> int:
    """Measure, print, and fail if a bound is not held."""
    if missing():
        print(f"not installed here: {missing()}")
        return 1
    install()
    with tempfile.TemporaryDirectory() as folder, sound_server(Path(folder)) as address:
        env = environment(PULSE_SERVER=address)
        held = [start_up(env), *cost(env)]
        held.append(lateness("idle", IDLE_MILLISECONDS, env))
        with busy_cores():
            held.append(lateness("one busy process a core", BUSY_MILLISECONDS, env))
    return 0 if all(held) else 1


def start_up(env: dict[str, str]) -> bool:
    """Print how much later home appears with cues than without: the player is started later."""
    with_cues = settled("sound-start", "voice")
    without = settled("quiet-start", "off")

    def home(folder: Path) -> float:
        with Terminal([PROGRAM, "--data-dir", folder], env) as terminal:
            return terminal.wait_for(b"Lateral hip: isometric")

    pairs = in_turn(lambda: home(with_cues), lambda: home(without))
    return report("first paint of home with cues, against cues off", pairs, "s", 1.05)


def cost(env: dict[str, str]) -> tuple[bool, bool]:
    """Print what cues cost the app, and what its player uses beside a bare device."""
    with (
        Terminal(starting(settled("loud", "voice")), env) as loud,
        Terminal(starting(settled("quiet", "off")), env) as quiet,
        Terminal([PYTHON, SILENT_DEVICE], env) as device,
    ):
        device.wait_for(b"Silence")
        terminals = (loud, quiet, device)
        for terminal in (loud, quiet):
            terminal.wait_for(b"Holds and rests")
            terminal.watch(1)
            terminal.press(b"\r")
        watch(terminals, CACHE_WARM_SECONDS)
        processes = (loud.pid, quiet.pid, player_of(loud.pid), device.pid)
        windows = [shares(processes, terminals, WINDOW_SECONDS) for _ in range(PAIRS)]
    apps = [(with_cues, without) for with_cues, without, _, _ in windows]
    players = [(player, bare) for _, _, player, bare in windows]
    return (
        report("the app with voice and tones, against cues off", apps, "of a core", 1.05),
        report("its player, against a silent device", players, "of a core", 1.5),
    )


def lateness(name: str, at_most: float, env: dict[str, str]) -> bool:
    """Run a protocol of 1 s phases and print how late their cues were, in milliseconds."""
    spoken = spoken_before(env)
    folders = [settled(f"heard-{number}", "voice") for number in range(BESIDE_EACH_OTHER)]
    for folder in folders:
        shutil.copytree(spoken, folder / CACHE)
    with ExitStack() as stack:
        terminals = [stack.enter_context(heard(folder, env)) for folder in folders]
        for terminal in terminals:
            terminal.wait_for(b"Phases of a second")
            terminal.watch(2)
        for terminal in terminals:
            terminal.press(b"\r")
            terminal.watch(1 + 1 / BESIDE_EACH_OTHER)
        while any(terminal.is_running for terminal in terminals):
            watch(terminals, 0.2)
    late = [seconds * 1000 for folder in folders for seconds in lateness_in(folder)]
    worst = percentile(late, 99)
    held = len(late) >= 500 and worst <= at_most
    print(
        f"lateness of {len(late)} cues at the device, {name}: median {percentile(late, 50):.2f} "
        f"ms, p99 {worst:.2f} ms, longest {max(late):.2f} ms, at most {at_most} ms: "
        f"{'held' if held else 'NOT HELD'}",
        flush=True,
    )
    return held


def spoken_before(env: dict[str, str]) -> Path:
    """Prepare all speech of a session; return the folder of its sounds."""
    folder = settled("spoken", "voice")
    with heard(folder, env) as terminal:
        terminal.wait_for(b"Phases of a second")
        terminal.watch(2)
        terminal.press(b"\r")
        spoken, before = 0, -1
        while spoken != before:
            terminal.watch(CACHE_WARM_SECONDS / 3)
            spoken, before = sum(1 for _ in (folder / CACHE).iterdir()), spoken
    return folder / CACHE


def lateness_in(folder: Path) -> list[float]:
    """Return how many seconds after its due time each cue was played."""
    due = json.loads((folder / "due.json").read_text(encoding="utf-8"))
    played = (folder / "played.txt").read_text(encoding="utf-8").splitlines()
    times = {number: float(moment) for number, moment in map(str.split, played)}
    return [times[number] - moment for number, moment in due.items()]


def settled(name: str, cues: str) -> Path:
    """Return a data folder with settings for these cues and no waiting for keys."""
    folder = data_folder(name)
    settings = f'affected_side = "both"\nadvance = "auto"\ncues = "{cues}"\n'
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    return folder


def starting(folder: Path) -> list[str | Path]:
    """Return the command that starts a session of holds and rests."""
    return [PROGRAM, "--data-dir", folder, "start", holds_and_rests(folder, PHASE_SECONDS)]


def heard(folder: Path, env: dict[str, str]) -> Terminal:
    """Start an app that records when each cue was due and when it was played."""
    protocol = short_phases(folder, EXERCISES)
    return Terminal([PYTHON, HEARD, folder, protocol, str(CUES)], env)


def player_of(app: int) -> int:
    """Find the process that plays for an app."""
    for task in Path(f"/proc/{app}/task").iterdir():
        for child in (task / "children").read_text().split():
            if b"hiptimer.cues.player" in Path(f"/proc/{child}/cmdline").read_bytes():
                return int(child)
    raise RuntimeError("nothing plays for the app")


if __name__ == "__main__":
    sys.exit(main())
