"""Tells a key that is held down from one that is pressed again. The time is passed in."""

from typing import Final

REPEAT_SECONDS: Final = 0.7
"""Longer than keyboards wait before they repeat (0.66 s at most), shorter than second thoughts."""


QUICK_SECONDS: Final = 0.15
"""Nobody presses a button again so soon, and a keyboard repeats sooner: for keys that step."""


class KeyRepeat:
    """Remembers the last key; those in `may_repeat` are never taken for a repetition."""

    def __init__(self, may_repeat: frozenset[str] = frozenset()) -> None:
        self._may_repeat = may_repeat
        self._last = ""
        self._arrived = 0.0

    def is_repeated(self, key: str, at: float, within: float = REPEAT_SECONDS) -> bool:
        """Whether `key`, arriving at `at` (seconds), is the last one still held down.

        Each arrival counts as the last one, so a key that is held down for long stays one key.
        """
        same = key == self._last and at - self._arrived < within
        self._last, self._arrived = key, at
        return same and key not in self._may_repeat
