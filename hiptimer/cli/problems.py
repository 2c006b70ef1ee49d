"""Reports on standard error which session files can't be read; the others are not held up by it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from hiptimer.cli.messages import notify
from hiptimer.errors import UnreadableError

SESSION: Final = ".toml"
"""The suffix of session files; anything else that can't be read is a folder."""

MOST_LISTED: Final = 10
"""Files; a folder that was damaged as a whole must not flood the terminal."""


def in_order(problems: Iterable[UnreadableError]) -> list[UnreadableError]:
    """Return folders first, and then files by name; each once."""
    by_path = {problem.path: problem for problem in problems}
    return [by_path[path] for path in sorted(by_path, key=_is_file_and_path)]


def _is_file_and_path(path: Path) -> tuple[bool, Path]:
    return path.suffix == SESSION, path


class Problems:
    """Reports the first few problems one by one, and at the end how many more there were."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, problems: Iterable[UnreadableError]) -> None:
        """Report `problems`, as far as there is room for them."""
        for problem in problems:
            self._count += 1
            if self._count <= MOST_LISTED:
                what = "session" if problem.path.suffix == SESSION else "folder"
                notify(f"hiptimer: this {what} can't be read: {problem}")

    def close(self) -> None:
        """Report how many there was no room for."""
        more = self._count - MOST_LISTED
        if more > 0:
            notify(f"hiptimer: {more:,} more can't be read; hiptimer doctor lists them all")
