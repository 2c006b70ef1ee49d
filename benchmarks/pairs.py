"""Pairs of measurements, taken in turn so that changes of the machine affect both."""

import argparse
import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from typing import Final

PAIRS: Final = 31
"""The fewest for which a median means much."""

WARM_UPS: Final = 2


def in_turn(
    ours: Callable[[], float], floor: Callable[[], float], pairs: int = PAIRS
) -> list[tuple[float, float]]:
    """Measure both in turn, alternating which goes first, after two pairs that don't count."""
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
    """Return how many pairs the command line asks for."""
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
    """Return how many seconds `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that `percent` of 100 values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
