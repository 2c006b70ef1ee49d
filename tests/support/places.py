"""The folders of a person, below one that a test made."""

from pathlib import Path

from hiptimer.storage.folders import Folders


def folders_below(top: Path) -> Folders:
    """Lay them out as `--data-dir` does."""
    return Folders(
        protocols=top / "protocols",
        sessions=top / "sessions",
        trash=top / "trash",
        settings=top / "settings.toml",
        cache=top / ".cache",
        state=top / ".state",
    )
