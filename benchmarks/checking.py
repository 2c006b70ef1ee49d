"""How long `hiptimer protocols check` takes for a thousand files, from start to exit.

Run as `python -m benchmarks.checking`.
"""

import shutil
import sys

from benchmarks.installed import PROGRAM, PYTHON, ROOT, data_folder, install, ran
from benchmarks.pairs import in_turn, report

FILES = 1_000

FLOOR = ROOT / "benchmarks" / "floors" / "bare_toml.py"
EXAMPLE = ROOT / "hiptimer" / "catalogue" / "protocols" / "lateral-hip-isometric.toml"


def main() -> int:
    """Measure, print, and fail if the bound is not held."""
    install()
    folder = data_folder("checking")
    paths = [folder / f"protocol-{number}.toml" for number in range(FILES)]
    for path in paths:
        shutil.copyfile(EXAMPLE, path)
    pairs = in_turn(
        lambda: ran([PROGRAM, "--data-dir", folder, "protocols", "check", *paths]),
        lambda: ran([PYTHON, FLOOR, *paths]),
    )
    held = report("protocols check, 1,000 files", pairs, "s", at_most=1.5)
    shutil.rmtree(folder)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
