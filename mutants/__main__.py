"""Put small faults into the package, one at a time, and list those that no test notices.

Run as `python -m mutants [PACKAGE...]`, or `make mutants`. Without changes it does the same every
time; another `--seed` makes other faults.
"""

import argparse
import multiprocessing
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from mutants.copies import ROOT
from mutants.equivalents import equivalents, stale
from mutants.faults import Fault, faults_of
from mutants.measuring import measured
from mutants.reach import Reach
from mutants.trials import Result, Trial, start_worker, try_out

PACKAGES: Final = (
    "cli",
    "cues",
    "plain",
    "tui/screens/history",
    "runner/history_browser",
    "runner/selected_session",
)
"""What is tried if no package is named."""

SEED: Final = 20261130
COUNT: Final = 200

WORKERS: Final = 2

LEAST_OF_ONE: Final = 85.0
LEAST_OF_ALL: Final = 90.0
"""The lowest scores, in percent of the faults that are not equivalents."""


def main() -> int:
    """Make the faults, print the results, and fail if a score is too low."""
    asked = _arguments()
    chosen = chosen_faults(asked.packages, asked.count, asked.seed)
    listed = equivalents()
    for key in stale(listed):
        print(f"equivalent.toml lists a fault that can no longer be made: {key}")
    faults = [fault for package in chosen.values() for fault in package if fault.key not in listed]
    reach = Reach(measured(asked.tests, afresh=asked.measure))
    trials = [_trial(number, fault, reach) for number, fault in enumerate(faults)]
    print(f"Trying {len(trials)} faults (seed {asked.seed}).", flush=True)
    noticed = {}
    for trial, result in zip(trials, _results(trials), strict=True):
        noticed[trial.fault] = result.noticed
        _print(trial.fault, result)
    return 0 if _summary(chosen, noticed) else 1


def chosen_faults(packages: Sequence[str], count: int, seed: int) -> dict[str, list[Fault]]:
    """Choose `count` faults from all packages, at random but the same for the same seed."""
    chosen = {}
    for number, package in enumerate(packages):
        folder = ROOT / "hiptimer" / package
        files = sorted(folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")])
        names = [file.relative_to(ROOT).as_posix() for file in files]
        faults = [
            fault
            for name in names
            for fault in faults_of(name, (ROOT / name).read_text(encoding="utf-8"))
        ]
        share = count // len(packages) + (number < count % len(packages))
        generator = random.Random(f"{seed} {package}")  # noqa: S311 - chance, not secrecy
        order = generator.sample(faults, min(share, len(faults)))
        chosen[package] = sorted(order, key=lambda fault: (fault.file, fault.start, fault.text))
    return chosen


def _trial(number: int, fault: Fault, reach: Reach) -> Trial:
    """Return a trial of all tests of a fault: a slow machine must not leave any out."""
    tests = tuple(reach.tests(fault))
    return Trial(number, fault, tests, max(map(reach.seconds, tests), default=0.0))


def _results(trials: list[Trial]) -> Iterator[Result]:
    """Yield the results in the order of the trials, which run in two processes."""
    with (
        TemporaryDirectory(prefix="mutants-", ignore_cleanup_errors=True) as folder,
        ProcessPoolExecutor(
            WORKERS, multiprocessing.get_context("spawn"), start_worker, (Path(folder),)
        ) as pool,
    ):
        yield from pool.map(try_out, trials)


def _print(fault: Fault, result: Result) -> None:
    if result.noticed:
        print(
            f"{fault.place}: noticed ({fault.kind}; {result.how}; {result.seconds:.1f} s)",
            flush=True,
        )
        return
    print(f"{fault.place}: SURVIVES ({fault.kind}; {result.how}) in {fault.scope or 'module'}")
    source = (ROOT / fault.file).read_text(encoding="utf-8")
    print("\n".join(f"    {line}" for line in fault.diff(source).splitlines()), flush=True)


def _summary(chosen: dict[str, list[Fault]], noticed: dict[Fault, bool]) -> bool:
    """Print the score of each package and of all; return whether they are high enough."""
    high_enough = True
    print(f"\n{'':28}{'faults':>8}{'equal':>8}{'noticed':>9}{'survive':>9}{'score':>8}")
    rows = {f"hiptimer/{package}": faults for package, faults in chosen.items()}
    bounds = dict.fromkeys(rows, LEAST_OF_ONE)
    if len(rows) > 1:
        rows["all of them"] = [fault for faults in chosen.values() for fault in faults]
    for name, faults in rows.items():
        tried = [fault for fault in faults if fault in noticed]
        hits = sum(noticed[fault] for fault in tried)
        score = 100 * hits / len(tried) if tried else 100.0
        print(
            f"{name:28}{len(faults):8}{len(faults) - len(tried):8}{hits:9}"
            f"{len(tried) - hits:9}{score:7.1f}%"
        )
        high_enough &= score >= bounds.get(name, LEAST_OF_ALL)
    return high_enough


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m mutants", description=__doc__)
    parser.add_argument(
        "packages",
        nargs="*",
        default=PACKAGES,
        metavar="PACKAGE",
        help=f"a package or module below hiptimer/ (default: {' '.join(PACKAGES)})",
    )
    parser.add_argument("--seed", type=int, default=SEED, help="default: %(default)s")
    parser.add_argument(
        "--count", type=int, default=COUNT, help="faults, of all packages (default: %(default)s)"
    )
    parser.add_argument(
        "--tests",
        action="append",
        metavar="FOLDER",
        help="only tests below this folder (default: all of them)",
    )
    parser.add_argument(
        "--measure", action="store_true", help="measure again which tests run which line"
    )
    asked = parser.parse_args()
    asked.packages = [package.removeprefix("hiptimer/").rstrip("/") for package in asked.packages]
    asked.tests = asked.tests or ["tests"]
    return asked


if __name__ == "__main__":
    sys.exit(main())
