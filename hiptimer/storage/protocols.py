"""The folder of a person's own protocols: lists, writes and removes their files.

`protocol_file` reads their content and `protocol_edit` writes it. A file that was not read before,
or has changed since, is overwritten only on request; a copy of what was there is then in the trash.
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
from hiptimer.storage.ids import ID_RULE, is_file_id
from hiptimer.storage.moving import save_new
from hiptimer.storage.toml_reading import PROTOCOL, cut, read_text
from hiptimer.storage.trash import Removed, Trash
from hiptimer.wording.problems import not_listed, not_saved, reason


class ProtocolText(Struct, frozen=True):
    """The text that an edit began with, and where it is saved.

    `on_disk` is what was there when it was last read or written; None if nothing was. It is not
    `durable` if a power cut might still bring back what was there before.
    """

    path: Path
    text: str = ""
    on_disk: str | None = None
    durable: bool = True


class Replaced(Struct, frozen=True):
    """A protocol is at `path`; what was there before, if anything, is in the trash at `old`."""

    path: Path
    old: Path | None


class ProtocolStore:
    """A person's own protocols: files `<id>.toml` in one folder."""

    def __init__(self, folder: Path, trash: Trash) -> None:
        self.folder = folder
        self._trash = trash

    def paths(self) -> tuple[Path, ...]:
        """Return the protocol files in the order of their names; none if there is no folder.

        Hidden files are left out, as saves and sync tools use them while they work. Raises
        UnreadableError if the folder can't be listed.
        """
        try:
            with os.scandir(self.folder) as entries:
                found = [self.folder / entry.name for entry in entries if _is_protocol(entry.name)]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise UnreadableError(self.folder, not_listed(reason(error))) from error
        return tuple(sorted(found))

    def find(self, protocol_id: str) -> Path | None:
        """Find the file of a protocol. An id is compared, never joined: typed text is not a path.

        Raises UnreadableError.
        """
        return next((path for path in self.paths() if path.stem == protocol_id), None)

    def path_for(self, protocol_id: str) -> Path:
        """Return where a protocol with that id is kept; raises IdError for anything else."""
        if not is_file_id(protocol_id):
            problem = f'"{cut(protocol_id)}" can\'t be the id of a protocol'
            raise IdError(f"{problem}; expected {ID_RULE}, and no name of a device on Windows")
        return self.folder / f"{protocol_id}.toml"

    def read(self, path: Path) -> ProtocolText:
        """Read the text of a protocol to edit it; raises UnreadableError."""
        text = read_text(path, PROTOCOL)
        return ProtocolText(path, text, on_disk=text)

    def write(self, base: ProtocolText, text: str, *, over: bool = False) -> ProtocolText:
        """Save `text` over what `base` was read from.

        Returns `base` with that text on disk: an edit continues from where it began. Raises
        SaveError, and FileChangedError if the file has changed, unless `over`.
        """
        if over:
            self._trash.keep(base.path)
        else:
            _refuse_changed(base)
        saved = save(base.path, text.encode())
        return replace(base, on_disk=text, durable=saved.durable)

    def add(self, protocol_id: str, text: str) -> Path:
        """Save `text` as a new protocol and return its path.

        Raises IdError and SaveError, and TakenError if there is one with that id.
        """
        path = self.path_for(protocol_id)
        taken = f'you already have a protocol "{protocol_id}" ({one_line(str(path))})'
        if any(each.stem.casefold() == protocol_id for each in self.paths()):
            raise TakenError(taken)
        try:
            return save_new(path, text.encode()).path
        except AlreadyThereError as error:
            raise TakenError(taken) from error

    def replace(self, protocol_id: str, text: str) -> Replaced:
        """Save `text` as a protocol, if need be over another, which the trash keeps.

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
        """Put a removed protocol back; raises SaveError, also if there is another by now."""
        self._trash.restore(removed.place, removed.path)


def _refuse_changed(base: ProtocolText) -> None:
    try:
        found: str | None = read_text(base.path, PROTOCOL)
    except MissingFileError:
        found = None
    except UnreadableError as error:
        problem = not_saved(f"meanwhile the file {error.problem}")
        raise FileChangedError(base.path, problem) from error
    if found == base.on_disk:
        return
    if found is None:
        raise FileRemovedError(base.path, not_saved("the file was removed meanwhile"))
    if base.on_disk is None:
        problem = not_saved("a file with that name was created meanwhile")
    else:
        problem = not_saved("something else changed the file meanwhile")
    raise FileChangedError(base.path, problem)


def _is_protocol(name: str) -> bool:
    return name.endswith(".toml") and not name.startswith(".")
