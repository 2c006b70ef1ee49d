"""Where everything is kept: the only place that works out a path.

The usual folders of the system, or everything below one folder that was named. None is created
here, and a named one that can't be used is refused.
"""

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from hiptimer.errors import HiptimerError, UsageError
from hiptimer.model.text import one_line
from hiptimer.storage.folders import Folders, dead_link
from hiptimer.wording.problems import reason

DATA_DIR_VARIABLE: Final = "HIPTIMER_DATA_DIR"

XDG_VARIABLES: Final = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")

_LONGEST_BELOW: Final = "x" * len(f"sessions/2026/{'x' * 100}")
"""As long as the path of any file below a folder, and found in no other folder."""


def choose_folders(data_dir: str | None, environment: Mapping[str, str]) -> Folders:
    """Return the folders: below `data_dir`, or below the variable's, or the system's usual ones.

    Raises UsageError for an empty `data_dir`, and HiptimerError for one that can't be used or if
    there is no home.
    """
    named = environment.get(DATA_DIR_VARIABLE) or None if data_dir is None else data_dir
    return _usual(environment) if named is None else _below(named)


def path_of(typed: str) -> Path:
    """Return the path that was typed; a shell leaves the `~` in `--data-dir=~/x` as it is."""
    if "\0" in typed:
        raise UsageError("a path can't contain a NUL character")
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # there is no home to put in its place
        return Path(typed)


def absolute(path: Path) -> Path:
    """Return an absolute path; raises HiptimerError if the current folder is gone."""
    try:
        return path.absolute()
    except OSError as error:
        raise HiptimerError(
            f"{one_line(str(path))}: the current folder no longer exists. "
            "Go to another one, or give the whole path."
        ) from error


def rescue_folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Return the folders to suggest for a copy of what can't be saved in its place."""
    names = ("~", environment.get("TMPDIR") or environment.get("TEMP") or "/tmp")  # noqa: S108 - only proposed
    return tuple(path for path in map(path_of, names) if path.is_absolute())


def _below(named: str) -> Folders:
    if not named.strip():
        raise UsageError("--data-dir needs the name of a folder, but it is empty")
    if not {"\0", "\n", "\r"}.isdisjoint(named):
        raise HiptimerError(
            f"{one_line(named)}: the name of the data folder can't contain a line break "
            "or a NUL character; choose another name"
        )
    top = absolute(path_of(named))
    _refuse_unusable(top)
    return Folders(
        protocols=top / "protocols",
        sessions=top / "sessions",
        trash=top / "trash",
        settings=top / "settings.toml",
        cache=top / ".cache",
        state=top / ".state",
    )


def _refuse_unusable(top: Path) -> None:
    """Raise HiptimerError unless `top` is a readable folder, or can be created."""
    try:
        if _is_something_else(top):
            raise HiptimerError(
                f"{one_line(str(top))}: a folder is needed here, but this is a file; "
                "move it away, or choose another folder"
            )
        # Checks whether it may be searched, and whether longer paths fit below it.
        (top / _LONGEST_BELOW).lstat()
    except FileNotFoundError:
        problem = dead_link(top)
        if problem:
            raise _unusable(top, problem) from None
    except OSError as error:
        raise _unusable(top, reason(error)) from error


def _is_something_else(top: Path) -> bool:
    """Return whether `top` exists and is not a folder. Raises OSError."""
    try:
        return not stat.S_ISDIR(top.stat().st_mode)
    except FileNotFoundError:
        return False


def _unusable(top: Path, problem: str) -> HiptimerError:
    return HiptimerError(
        f"{one_line(str(top))}: this folder can't be used: {problem}. "
        "Fix that, or choose another folder"
    )


def _usual(environment: Mapping[str, str]) -> Folders:
    from platformdirs import PlatformDirs  # noqa: PLC0415 - not needed with a folder of one's own

    for name in XDG_VARIABLES:
        chosen = Path(environment.get(name, ""))
        if chosen.is_absolute():  # others are ignored
            _refuse_unusable(chosen / "hiptimer")
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
        "hiptimer can't find your home folder. "
        "Set HOME, or name a folder to keep everything in: hiptimer --data-dir DIR"
    )
