"""Carries operations out under strace: `python -m tests.faults.traced FOLDER NAME...`.

Prints, as JSON, the calls that the shim saw of each. Looking for /begin/NAME and /end/NAME shows
in the trace where each begins and ends.
"""

import contextlib
import json
import os
import sys
from pathlib import Path

from tests.faults.operations import OPERATIONS
from tests.faults.system import System


def main(top: Path, names: list[str]) -> None:
    """Carry out each operation in a folder of its own, named after it."""
    for name in names:  # what is imported late is there then, and is no part of the trace
        (top / "before" / name).mkdir(parents=True)
        OPERATIONS[name](top / "before" / name)()
    seen = {}
    for name in names:
        (top / name).mkdir()
        act = OPERATIONS[name](top / name)
        with System(top / name, whole=True) as system:
            mark(f"/begin/{name}")
            act()
            mark(f"/end/{name}")
        seen[name] = system.calls
    print(json.dumps(seen))  # noqa: T201 - for the test


def mark(name: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.stat(name)  # noqa: PTH116 - nothing but this call is wanted


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
