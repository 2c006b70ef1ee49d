"""Where everything is kept: the one place that works a path out.

The usual folders of the system, or everything below one folder that was named. It makes none.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from hiptimer.errors import HiptimerError, UsageError
from hiptimer.model.text import one_line
from hiptimer.storage.folders import Folders

DATA_DIR_VARIABLE: Final = "HIPTIMER_DATA_DIR"


def choose_folders(data_dir: str | None, environment: Mapping[str, str]) -> Folders:
    """Choose the folders: below `data_dir`, or below the variable's, or the system's usual ones.

    Raises UsageError for a `data_dir` that can be none, HiptimerError where there is no home.
    """
    named = environment.get(DATA_DIR_VARIABLE) or None if data_dir is None else data_dir
    return _usual() if named is None else _below(named)


def path_of(typed: str) -> Path:
    """Make a path of what was typed; a shell leaves the `~` in `--data-dir=~/x` as it is."""
    if "\0" in typed:
        raise UsageError("a path can't hold a NUL character")
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # there is no home to put in its place
        return Path(typed)


def _below(named: str) -> Folders:
    if not named.strip():
        raise UsageError("--data-dir needs the name of a folder, but it is empty")
    top = path_of(named).absolute()
    if top.exists() and not top.is_dir():
        raise UsageError(f"{one_line(str(top))}: a folder is needed here, but this is a file")
    return Folders(
        protocols=top / "protocols",
        sessions=top / "sessions",
        trash=top / "trash",
        settings=top / "settings.toml",
        cache=top / ".cache",
        state=top / ".state",
    )


def _usual() -> Folders:
    from platformdirs import PlatformDirs  # noqa: PLC0415 - not needed with a folder of one's own

    dirs = PlatformDirs("hiptimer", appauthor=False)
    try:
        data, config = dirs.user_data_path, dirs.user_config_path
        cache, state = dirs.user_cache_path, dirs.user_state_path
    except RuntimeError as error:
        raise _homeless() from error
    if not all(path.is_absolute() for path in (data, config, cache, state)):
        raise _homeless()
    return Folders(
        protocols=data / "protocols",
        sessions=data / "sessions",
        trash=data / "trash",
        settings=config / "settings.toml",
        cache=cache,
        state=state,
    )


def _homeless() -> HiptimerError:
    return HiptimerError(
        "hiptimer can't tell where your home folder is. "
        "Set HOME, or name a folder to keep everything in: hiptimer --data-dir DIR"
    )
