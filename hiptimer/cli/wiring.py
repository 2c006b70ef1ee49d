"""Puts together what a front end works with: real stores, the real clock, real randomness."""

import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from random import SystemRandom
from types import MappingProxyType
from typing import Final

from hiptimer import __version__
from hiptimer.catalogue import load_exercises, shipped_documents
from hiptimer.cli.messages import notify
from hiptimer.cli.places import rescue_folders
from hiptimer.clock import SystemClock
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.settings import Settings
from hiptimer.runner.awake import DisplayAwake, ask_the_system
from hiptimer.runner.context import Context
from hiptimer.runner.history import History, Progress
from hiptimer.runner.library import Library
from hiptimer.storage.device import device_id
from hiptimer.storage.folders import Folders
from hiptimer.storage.leftovers import remove_leftovers, saved_in
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


NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def build_context(folders: Folders, environment: Mapping[str, str] = NOTHING) -> Context:
    """Return the context of this run; folders are created only when something is saved."""
    trash = Trash(folders.trash)
    sessions = SessionStore(folders.sessions, trash)
    settings = SettingsStore(folders.settings)
    lock = SessionLock(folders.state)
    clock = SystemClock()
    return Context(
        clock=clock,
        library=build_library(folders),
        sessions=sessions,
        history=History(sessions, settings, lock, folders.cache),
        settings=settings,
        lock=lock,
        device=device_id(folders.state, socket.gethostname()),
        app_version=__version__,
        random=SystemRandom(),
        sound=SoundBox(folders.cache, environment, clock),
        awake=DisplayAwake(ask_the_system),
        tidy=lambda: remove_leftovers(saved_in(folders), clock.now().timestamp()),
        rescue_folders=rescue_folders(environment),
    )
