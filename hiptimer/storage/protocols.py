"""The folder of a person's own protocols. It lists files; `protocol_file` reads them.

Which of them can be followed is not decided here, and nothing is made, changed or removed.
"""

from pathlib import Path

from hiptimer.errors import UnreadableError
from hiptimer.storage.system_errors import reason


class ProtocolStore:
    """A person's own protocols: files `<id>.toml` in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def paths(self) -> tuple[Path, ...]:
        """List the protocol files in the order of their names; none where there is no folder.

        Hidden files are left out, as saves and sync tools use them while they work. Raises
        UnreadableError when the folder can't be listed.
        """
        try:
            found = [path for path in self.folder.iterdir() if _is_protocol(path)]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise UnreadableError(self.folder, f"can't be listed: {reason(error)}") from error
        return tuple(sorted(found))


def _is_protocol(path: Path) -> bool:
    return path.suffix == ".toml" and not path.name.startswith(".")
