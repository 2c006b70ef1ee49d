"""Compare what the program says, shows and saves today with what was recorded.

Run as `python -m transcripts`, or `make transcripts`. It prints a diff for each file that differs,
and then fails.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from transcripts.comparing import BROKEN_OFF, GOLDEN, differences, record, recorded
from transcripts.following import PARTS, follow_parts, settle_surroundings


def main() -> int:
    """Compare or record; return the exit code."""
    asked = _arguments()
    settle_surroundings()
    done = follow_parts(asked.only or PARTS)
    if asked.keep:
        for part, (_, whole) in done.items():
            record(asked.keep / part, whole)
    golden = {part: recorded_of_it for part, (recorded_of_it, _) in done.items()}
    if asked.record:
        return record_all(golden, GOLDEN)
    return compare(golden, GOLDEN)


def record_all(golden: Mapping[str, Mapping[str, str]], folder: Path) -> int:
    """Record the texts of some parts, unless a session broke off; return the exit code."""
    broken = [
        f"{part}/{name}: {line}"
        for part, texts in golden.items()
        for name, text in texts.items()
        for line in text.splitlines()
        if line.startswith(BROKEN_OFF)
    ]
    if broken:
        print("\n".join([*broken, "Nothing is recorded: mend this first."]))
        return 1
    for part, texts in golden.items():
        record(folder / part, texts)
    size = sum(len(text.encode()) for text in recorded(folder).values())
    print(f"Recorded, {size / 1e6:.2f} MB in all. Read the diff before you commit it.")
    return 0


def compare(golden: Mapping[str, Mapping[str, str]], folder: Path) -> int:
    """Print how the texts of some parts differ from those recorded in `folder`; return 1 if so."""
    differ = 0
    for part, texts in golden.items():
        for diff in differences(recorded(folder / part), texts, part):
            differ += 1
            print(f"{diff}\n")
    if differ:
        print(f"{differ} of the recorded files differ. A changed line is a changed promise:")
        print("read it, then record it (python -m transcripts --record), or mend the code.")
        return 1
    print("Nothing differs.")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m transcripts", description=__doc__)
    parser.add_argument("--record", action="store_true", help="record today's texts instead")
    parser.add_argument(
        "--only", action="append", choices=PARTS, help="one part (may be given more than once)"
    )
    parser.add_argument(
        "--keep",
        type=Path,
        metavar="DIR",
        help="write every text there in full, to compare two commits with diff -r",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
