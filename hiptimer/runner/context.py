"""What a front end is given to work with, and what it may be asked to begin with.

Only the composition root builds a context.
"""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from msgspec import Struct, field

from hiptimer.clock import Clock
from hiptimer.cues.sound_box import SoundBox
from hiptimer.model.protocol import Protocol, SideChoice
from hiptimer.runner.awake import DisplayAwake
from hiptimer.runner.history import History
from hiptimer.runner.library import Library
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore

if TYPE_CHECKING:
    from hiptimer.runner.protocol_editor import ProtocolEditor


def nothing_to_tidy() -> None:
    """Do nothing: no folder was named."""


class Context(Struct, frozen=True, kw_only=True):
    """The clock, the stores and the names that a session is run with.

    `device` is the random name of this device, `random` draws the names of sessions. `sound` is
    silent unless it has a cache folder and is prepared; `awake` does nothing unless it is given a
    way to keep the display on. `tidy` removes what killed saves left behind, and raises nothing.
    `rescue_folders` are suggested for a copy of a session that can't be saved in its place.
    """

    clock: Clock
    library: Library
    sessions: SessionStore
    history: History
    settings: SettingsStore
    lock: SessionLock
    device: str
    app_version: str
    random: Random
    sound: SoundBox = field(default_factory=SoundBox)
    awake: DisplayAwake = field(default_factory=DisplayAwake)
    tidy: Callable[[], object] = nothing_to_tidy
    rescue_folders: tuple[Path, ...] = ()

    def tidy_up(self) -> None:
        """Remove what killed saves left behind, in the background."""
        with contextlib.suppress(RuntimeError):  # the system allows no more threads
            threading.Thread(target=self.tidy, name="tidying", daemon=True).start()


class StartRequest(Struct, frozen=True):
    """A `protocol` to open the start sheet for; None means no choice was made."""

    protocol: Protocol
    side: SideChoice | None = None
    sets: int | None = None


class EditRequest(Struct, frozen=True):
    """A protocol to open the editor with; the app ends when the editor is left."""

    editor: "ProtocolEditor"
