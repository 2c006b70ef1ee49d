"""Imports what saving needs before anything is saved.

Home starts sooner without these modules. But an import opens files, which may be what fails when
something is to be saved: too many open files, a drive that is gone, too little memory.
"""

from importlib import import_module
from typing import Final

_SESSIONS: Final = (
    "filelock",
    "hiptimer.storage.session_writing",
    "hiptimer.storage.session_writing",
)

_HISTORY: Final = (
    "hiptimer.storage.history_check",
    "hiptimer.storage.history_index",
)

_TEXTS: Final = ("tomlkit", "tomlkit.exceptions", "tomlkit.items")


def preload_saving() -> None:
    """Import what saving a session needs."""
    _load(_SESSIONS)


def preload_changes() -> None:
    """Import what correcting and removing past sessions needs."""
    _load(_SESSIONS + _HISTORY)


def preload_texts() -> None:
    """Import what saving protocols and settings needs."""
    _load(_TEXTS)


def _load(names: tuple[str, ...]) -> None:
    for name in names:
        import_module(name)
