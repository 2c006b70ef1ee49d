"""Puts together what a front end works with: real stores, the real clock, real randomness."""

import socket
from collections.abc import Mapping
from random import SystemRandom
from types import MappingProxyType
from typing import Final

from hiptimer import __version__
from hiptimer.cli.places import rescue_folders
from hiptimer.cli.shelf import build_library
from hiptimer.clock import SystemClock
from hiptimer.cues.sound_box import SoundBox
from hiptimer.runner.awake import DisplayAwake, ask_the_system
from hiptimer.runner.context import Context
from hiptimer.runner.history import History
from hiptimer.storage.device import device_id
from hiptimer.storage.folders import Folders
from hiptimer.storage.leftovers import remove_leftovers, saved_in
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash

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
