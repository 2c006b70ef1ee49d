"""Builds what commands read: the protocols, own and shipped, and the past sessions."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from hiptimer.catalogue import load_exercises, shipped_documents
from hiptimer.cli.messages import notify
from hiptimer.model.settings import Settings
from hiptimer.runner.history import History, Progress
from hiptimer.runner.library import Library
from hiptimer.storage.folders import Folders
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash

MANY: Final = 1_000
"""Reading more sessions than this takes long enough to need a message."""


def build_library(folders: Folders) -> Library:
    """Return the library of this run; no folder is created for it."""
    store = ProtocolStore(folders.protocols, Trash(folders.trash))
    return Library(store, load_exercises(), shipped_documents())


def read_settings(folders: Folders) -> Settings:
    """Read the settings; problems in their file are reported, and defaults are used."""
    loaded = SettingsStore(folders.settings).load()
    for problem in loaded.problems:
        notify(f"hiptimer: {problem}")
    return loaded.settings


@contextmanager
def open_history(folders: Folders) -> Iterator[History]:
    """Open the history, bring it up to date with the files, and close its index after use.

    At a terminal a long wait is announced.
    """
    sessions = SessionStore(folders.sessions, Trash(folders.trash))
    settings, lock = SettingsStore(folders.settings), SessionLock(folders.state)
    history = History(sessions, settings, lock, folders.cache)
    first = iter((True,))

    def report(progress: Progress) -> None:
        new = progress.total - progress.done
        if next(first, False) and new > MANY and sys.stderr is not None and sys.stderr.isatty():
            notify(f"hiptimer: {new:,} sessions are being read; next time only new ones are")

    try:
        history.check(report)
        yield history
    finally:
        history.stop()
