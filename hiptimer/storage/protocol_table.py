"""One table of a protocol file being read: returns values and collects problems.

It never stops early, since a person wants to see every problem at once; a wrong value yields the
default, and `problems` shows the caller that the result can't be used.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Final, TypeVar

from hiptimer.storage.found import cut
from hiptimer.storage.protocol_keys import EXERCISE_KEYS, PROTOCOL_KEYS, Key
from hiptimer.storage.protocol_problem import Problem

T = TypeVar("T")

MOST_PROBLEMS: Final = 100
"""Problems reported for one file; a file with more of them is not a protocol."""


class Table:
    """One table: what was `found` in it, as the exercise at `entry` or (None) the protocol."""

    def __init__(
        self, found: Mapping[str, object], problems: list[Problem], entry: int | None = None
    ) -> None:
        self.found = found
        self.problems = problems
        self._entry = entry
        self._wrong: set[str] = set()

    def value(self, key: Key[T]) -> T:
        """Return the value of `key`, or its default if it is absent or wrong."""
        if key.name not in self.found:
            if key.required:
                self.refuse(key.name, f"missing, allowed is {key.kind.allowed}")
            return key.default
        found = self.found[key.name]
        value = key.kind.read(found)
        if value is None:
            self.refuse(key.name, f"found {key.kind.found(found)}, allowed is {key.kind.allowed}")
            return key.default
        return value

    def following(self, key: Key[T | None], other: T) -> T:
        """Return the value of a key that follows `other` if it is absent or wrong."""
        value = self.value(key)
        return other if value is None else value

    def is_sound(self, key: Key[object]) -> bool:
        """Return whether nothing was wrong with the value of `key`, once it was read."""
        return key.name not in self._wrong

    def refuse(self, name: str, why: str) -> None:
        """Record what is wrong with the value of the key `name`."""
        self._wrong.add(name)
        self.problems.append(Problem(cut(name) or '""', why, self._entry))

    def refuse_unknown(self, known: tuple[str, ...]) -> None:
        """Record every key that is not `known`: a misspelt one must not become a default."""
        unknown = (name for name in self.found if name not in known)
        for name in islice(unknown, MOST_PROBLEMS):
            self.refuse(name, f"unknown key, {_hint(name, known)}")


def _hint(name: str, known: tuple[str, ...]) -> str:
    if name in PROTOCOL_KEYS:
        return "it belongs to the protocol, above the first [[exercise]]"
    if name in EXERCISE_KEYS:
        return "it belongs to an exercise, below its [[exercise]]"
    nearest = get_close_matches(cut(name), known, n=1, cutoff=0)
    return f"the nearest known one is {nearest[0]}"
