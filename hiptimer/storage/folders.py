"""Where things are kept: names for the places, nothing more. The command line chooses them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folders of one person on this device, and the one file of settings."""

    protocols: Path
    sessions: Path
    trash: Path
    settings: Path
    cache: Path
    state: Path
