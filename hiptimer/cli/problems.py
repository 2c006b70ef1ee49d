"""Tells on standard error which session files can't be read; the others are not held up by it."""

from collections.abc import Iterable
from typing import Final

from hiptimer.cli.messages import tell
from hiptimer.errors import UnreadableError

MOST_TOLD: Final = 10
"""Files; a folder that was damaged as a whole must not flood the terminal."""


class Problems:
    """Tells the first few problems one by one, and at the end how many there were besides."""

    def __init__(self) -> None:
        self._count = 0

    def tell(self, problems: Iterable[UnreadableError]) -> None:
        """Tell `problems`, as far as there is room for them."""
        for problem in problems:
            self._count += 1
            if self._count <= MOST_TOLD:
                tell(f"hiptimer: this session can't be read: {problem}")

    def close(self) -> None:
        """Tell how many there were that found no room."""
        more = self._count - MOST_TOLD
        if more > 0:
            tell(f"hiptimer: {more:,} more can't be read; hiptimer doctor names them all")
