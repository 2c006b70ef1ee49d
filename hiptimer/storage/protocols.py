"""The folder of a person's own protocols: lists, writes and removes their files.

`protocol_file` reads what they say and `protocol_edit` writes it. No file is written over that
was not read before, or that is not as it was read, unless that is asked for; a copy of what stood
there is in the trash then.
"""

import os
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.errors import (
    AlreadyThereError,
    FileChangedError,
    FileRemovedError,
    IdError,
    MissingFileError,
    TakenError,
    UnknownProtocolError,
    UnreadableError,
)
from hiptimer.model.text import one_line
from hiptimer.storage.atomic import save
from hiptimer.storage.found import cut
from hiptimer.storage.moving import save_new
from hiptimer.storage.protocol_id import ID_RULE, is_file_id
from hiptimer.storage.system_errors import reason
from hiptimer.storage.toml_reading import PROTOCOL, read_text
from hiptimer.storage.trash import Removed, Trash


class ProtocolText(Struct, frozen=True):
    """The text that an edit began with, and where it is saved.

    `on_disk` is what stood there when it was last read or written; None where nothing did. It is
    not `durable` when a power cut might still bring back what stood there before.
    """

    path: Path
    text: str = ""
    on_disk: str | None = None
    durable: bool = True


class Replaced(Struct, frozen=True):
    """A protocol is at `path`; what stood there before, if anything, lies in the trash at `old`."""

    path: Path
    old: Path | None


class ProtocolStore:
    """A person's own protocols: files `<id>.toml` in one folder."""

    def __init__(self, folder: Path, trash: Trash) -> None:
        self.folder = folder
        self._trash = trash

    def paths(self) -> tuple[Path, ...]:
        """List the protocol files in the order of their names; none where there is no folder.

        Hidden files are left out, as saves and sync tools use them while they work. Raises
        UnreadableError when the folder can't be listed.
        """
        try:
            with os.scandir(self.folder) as entries:
                found = [self.folder / entry.name for entry in entries if _is_protocol(entry.name)]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise UnreadableError(self.folder, f"can't be listed: {reason(error)}") from error
        return tuple(sorted(found))

    def find(self, protocol_id: str) -> Path | None:
        """Find the file of a protocol. An id is compared, never joined: what is typed is no path.

        Raises UnreadableError.
        """
        return next((path for path in self.paths() if path.stem == protocol_id), None)

    def path_for(self, protocol_id: str) -> Path:
        """Tell where a protocol of that id is kept; raises IdError for what can't be an id."""
        if not is_file_id(protocol_id):
            problem = f'"{cut(protocol_id)}" can\'t be the id of a protocol'
            raise IdError(f"{problem}; allowed is {ID_RULE}, and no name of a device on Windows")
        return self.folder / f"{protocol_id}.toml"

    def read(self, path: Path) -> ProtocolText:
        """Read the text of a protocol to edit it; raises UnreadableError."""
        text = read_text(path, PROTOCOL)
        return ProtocolText(path, text, on_disk=text)

    def write(self, base: ProtocolText, text: str, *, over: bool = False) -> ProtocolText:
        """Save `text` in the place of what `base` was read from.

        What comes back is `base` with that text on disk: an edit goes on from where it began.
        Raises SaveError, and FileChangedError when the file is not as it was, unless `over`.
        """
        if over:
            self._trash.keep(base.path)
        else:
            _refuse_changed(base)
        saved = save(base.path, text.encode())
        return replace(base, on_disk=text, durable=saved.durable)

    def add(self, protocol_id: str, text: str) -> Path:
        """Save `text` as a new protocol and tell where.

        Raises IdError and SaveError, and TakenError when there is one of that id.
        """
        path = self.path_for(protocol_id)
        taken = f"there is a protocol {protocol_id} already: {one_line(str(path))}"
        if any(each.stem.casefold() == protocol_id for each in self.paths()):
            raise TakenError(taken)
        try:
            return save_new(path, text.encode()).path
        except AlreadyThereError as error:
            raise TakenError(taken) from error

    def replace(self, protocol_id: str, text: str) -> Replaced:
        """Save `text` as a protocol, also in the place of another, which the trash keeps.

        Raises IdError and SaveError.
        """
        path = self.path_for(protocol_id)
        old = self._trash.keep(path)
        return Replaced(save(path, text.encode()).path, old)

    def remove(self, protocol_id: str) -> Removed:
        """Move a protocol into the trash; raises UnknownProtocolError and SaveError."""
        path = self.find(protocol_id)
        if path is None:
            raise UnknownProtocolError(f'there is no protocol "{cut(protocol_id)}" of your own')
        return Removed(path, self._trash.put(path))

    def restore(self, removed: Removed) -> None:
        """Put a removed protocol back; raises SaveError, also when there is another by now."""
        self._trash.restore(removed.place, removed.path)


def _refuse_changed(base: ProtocolText) -> None:
    try:
        found: str | None = read_text(base.path, PROTOCOL)
    except MissingFileError:
        found = None
    except UnreadableError as error:
        problem = f"it was not saved, for meanwhile the file {error.problem}"
        raise FileChangedError(base.path, problem) from error
    if found == base.on_disk:
        return
    if found is None:
        raise FileRemovedError(base.path, "it was not saved, for the file was removed meanwhile")
    if base.on_disk is None:
        problem = "it was not saved, for meanwhile a file of that name was made"
    else:
        problem = "it was not saved, for the file was changed by something else meanwhile"
    raise FileChangedError(base.path, problem)


def _is_protocol(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")
