"""Pairs of measurements, taken in turn so that a machine's moods meet both."""

import argparse
import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from typing import Final

PAIRS: Final = 31
"""At least so many, or a median says little."""

WARM_UPS: Final = 2


def in_turn(
    ours: Callable[[], float], floor: Callable[[], float], pairs: int = PAIRS
) -> list[tuple[float, float]]:
    """Measure both in turn, the first of a pair changing, after two pairs that don't count."""
    taken = []
    for number in range(-WARM_UPS, pairs):
        if number % 2:
            one, other = ours(), floor()
        else:
            other, one = floor(), ours()
        if number >= 0:
            taken.append((one, other))
    return taken


def pairs_asked(usual: int = PAIRS) -> int:
    """Read from the command line how many pairs to take."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--pairs",
        type=int,
        default=usual,
        help="fewer are quicker and say less (default: %(default)s)",
    )
    asked: int = parser.parse_args().pairs
    return max(2, asked)


def report(name: str, pairs: Sequence[tuple[float, float]], unit: str, at_most: float) -> bool:
    """Print a row: medians, the median of the ratios with its quartiles, and the bound."""
    ratios = [ours / floor for ours, floor in pairs]
    low, middle, high = quantiles(ratios, n=4)
    held = median(ratios) <= at_most
    print(
        f"{name}: {median(ours for ours, _ in pairs):.4g} {unit} against "
        f"{median(floor for _, floor in pairs):.4g} {unit}; ratio {middle:.2f} "
        f"({low:.2f}-{high:.2f}), at most {at_most}: {'held' if held else 'NOT HELD'}, "
        f"{len(pairs)} pairs",
        flush=True,
    )
    return held


def timed(work: Callable[[], object]) -> float:
    """Do it; seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def percentile(values: Sequence[float], percent: int) -> float:
    """Give the value that `percent` of 100 values do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
