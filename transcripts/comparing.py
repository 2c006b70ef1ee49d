"""Compares what the program gives today with the files that were recorded, and records them."""

import contextlib
import difflib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

GOLDEN: Final = Path(__file__).parent / "golden"

CONTEXT_LINES: Final = 3

BROKEN_OFF: Final = "It broke off here: "


@contextlib.contextmanager
def written_down(lines: list[str]) -> Iterator[None]:
    """Write an error down as the last line of a session: the others are still compared."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - a diff shows it, and it is never recorded
        lines.append(f"{BROKEN_OFF}{type(error).__name__}: {error}")


def recorded(folder: Path) -> dict[str, str]:
    """Read all recorded files below a folder, by their names there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def differences(before: Mapping[str, str], now: Mapping[str, str], part: str) -> Iterator[str]:
    """Yield a unified diff for each file of a part that differs, in the order of the names."""
    for name in sorted(before.keys() | now.keys()):
        old, new = (side.get(name, "").splitlines() for side in (before, now))
        lines = difflib.unified_diff(
            old,
            new,
            f"recorded/{part}/{name}" if name in before else "/dev/null",
            f"today/{part}/{name}" if name in now else "/dev/null",
            n=CONTEXT_LINES,
            lineterm="",
        )
        if diff := "\n".join(lines):
            yield diff


def record(folder: Path, now: Mapping[str, str]) -> None:
    """Write all files, and remove those that are no more."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in now.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
