"""Where things are kept: names for the places, nothing more. The command line chooses them."""

from pathlib import Path

from msgspec import Struct


class Folders(Struct, frozen=True, kw_only=True):
    """The folders of one person on this device, and the one file of settings."""

    protocols: Path
    sessions: Path
    trash: Path
    settings: Path
    cache: Path
    state: Path
