"""Breaks a save at any of its steps: what it asks of the system is counted and can be tampered."""

import os
from collections.abc import Callable
from typing import Any

import pytest

CALLS = ("open", "write", "fsync", "close", "replace", "chmod", "mkdir", "lstat", "stat")
"""What a save may ask of the system; each call is a step."""


class Steps:
    """Counts the steps of what follows, and tampers with one of them."""

    def __init__(self, patch: pytest.MonkeyPatch, tamper: Callable[["Steps", str], None]) -> None:
        self.count = 0
        self._tamper = tamper
        for name in CALLS:
            patch.setattr(os, name, self._counted(name, getattr(os, name)))

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            self._tamper(self, f"before {name}")
            result = call(*args, **kwargs)
            self._tamper(self, f"after {name}")
            return result

        return step


def at_moment(number: int, act: Callable[[], None]) -> Callable[[Steps, str], None]:
    """Do `act` at the moment of that number; a moment lies before and after every step."""

    def tamper(steps: Steps, _: str) -> None:
        steps.count += 1
        if steps.count == number:
            act()

    return tamper


def failing(moment: str, number: int, occurrence: int = 1) -> Callable[[Steps, str], None]:
    """Fail with the error `number` (of `errno`) at a moment like "before fsync"."""

    def tamper(steps: Steps, now: str) -> None:
        if now == moment:
            steps.count += 1
            if steps.count == occurrence:
                raise OSError(number, os.strerror(number))

    return tamper
