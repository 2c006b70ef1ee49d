"""Protocol files to measure with."""

from pathlib import Path

LONG_HOLD = """\
format = 1
name = "One long hold"
[[exercise]]
name = "Long hold"
sets = 1
hold_seconds = 600
prepare_seconds = 0
"""

SHORT_PHASES = """\
format = 1
name = "Phases of a second"
prepare_seconds = 0
"""

SHORT_EXERCISE = """\
[[exercise]]
name = "Short hold {number}"
sets = 20
hold_seconds = 1
rest_seconds = 1
"""

HOLD_AND_REST = """\
format = 1
name = "Holds and rests"
prepare_seconds = 0
"""

HOLD_AND_REST_EXERCISE = """\
[[exercise]]
name = "Hold {number}"
sets = 20
hold_seconds = {seconds}
rest_seconds = {seconds}
"""

LARGEST = """\
format = 1
name = "The largest"
"""

LARGEST_EXERCISE = """\
[[exercise]]
name = "Exercise {number}"
side = "each"
alternate_sides = true
sets = 20
sets_max = 20
reps = 100
reps_max = 200
seconds_per_rep = 3
rest_seconds = 600
prepare_seconds = 300
side_prepare_seconds = 300
load = "{load}"
notes = "{text}"
instructions = "{text}"
"""


def largest(folder: Path) -> Path:
    """Write an own protocol of 40 exercises, 1,600 sets and 240 KiB: none can be larger."""
    path = folder / "protocols" / "the-largest.toml"
    path.parent.mkdir()
    parts = [
        LARGEST_EXERCISE.format(number=number, load="l" * 80, text="word " * 570)
        for number in range(1, 41)
    ]
    path.write_text(LARGEST + "".join(parts), encoding="utf-8")
    return path


def long_hold(folder: Path) -> Path:
    """Write a protocol of one hold of ten minutes."""
    path = folder / "long-hold.toml"
    path.write_text(LONG_HOLD, encoding="utf-8")
    return path


def holds_and_rests(folder: Path, seconds: int) -> Path:
    """Write a protocol of sixty holds, each as long as the rest after it."""
    path = folder / "holds-and-rests.toml"
    parts = [
        HOLD_AND_REST_EXERCISE.format(number=number, seconds=seconds) for number in range(1, 4)
    ]
    path.write_text(HOLD_AND_REST + "".join(parts), encoding="utf-8")
    return path


def short_phases(folder: Path, exercises: int) -> Path:
    """Write a protocol of holds and rests of one second: 40 changes of phase an exercise."""
    path = folder / "short-phases.toml"
    parts = [SHORT_EXERCISE.format(number=number) for number in range(1, exercises + 1)]
    path.write_text(SHORT_PHASES + "".join(parts), encoding="utf-8")
    return path
