"""Makes folders for what is kept of sounds, for this person only."""

from pathlib import Path


def make_private(folder: Path) -> None:
    """Make a folder and those above it that are missing, each 0700. Raises OSError."""
    try:
        folder.stat()
    except FileNotFoundError:
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
