"""`hiptimer protocols import`, `export` and `remove`: own protocols from and to other places.

Nothing is overwritten unasked; what is replaced or removed is in the trash.
"""

from argparse import Namespace
from pathlib import Path

from hiptimer.cli.messages import notify
from hiptimer.cli.output import put, put_data
from hiptimer.cli.places import absolute, path_of
from hiptimer.errors import AlreadyThereError, SaveError, TakenError
from hiptimer.model.text import one_line
from hiptimer.runner.library import Library
from hiptimer.storage.moving import save_new
from hiptimer.storage.protocol_exchange import complete, taken_in
from hiptimer.storage.protocol_keys import new_id
from hiptimer.wording.problems import not_saved, reason


def import_file(options: Namespace, library: Library) -> int:
    """Import a file under the id that its name makes, and print its new path."""
    path = path_of(options.file)
    protocol_id = new_id(path.stem, ())
    text = taken_in(path, protocol_id, library.exercises)
    put(f"{one_line(str(_kept(library, protocol_id, text, over=options.replace)))}\n")
    return 0


def _kept(library: Library, protocol_id: str, text: str, *, over: bool) -> Path:
    if over:
        replaced = library.store.replace(protocol_id, text)
        if replaced.old:
            old = one_line(str(replaced.old))
            notify(f"the {protocol_id} that was there is now in the trash: {old}")
        return replaced.path
    try:
        return library.add(protocol_id, text)
    except TakenError as error:
        raise TakenError(
            f"{error}. Use --replace to import it anyway; "
            "a protocol of yours with its id goes to the trash"
        ) from error


def export(options: Namespace, library: Library) -> int:
    """Print a protocol complete in itself, or write it to a new file."""
    text = complete(library.get(options.id))
    if options.file is None:
        put_data(text)
        return 0
    path = path_of(options.file)
    _refuse_missing_folder(path)
    try:
        save_new(path, text.encode())
    except AlreadyThereError as error:
        problem = "already exists, and is left as it is; choose another name or move it away"
        raise TakenError(f"{one_line(str(path))}: {problem}") from error
    return 0


def _refuse_missing_folder(path: Path) -> None:
    try:
        absolute(path).parent.stat()
    except FileNotFoundError as error:
        raise SaveError(path, not_saved("its folder does not exist")) from error
    except OSError as error:
        raise SaveError(path, not_saved(reason(error))) from error


def remove(options: Namespace, library: Library) -> int:
    """Move an own protocol to the trash, and report its place there."""
    removed = library.remove(options.id)
    notify(f"{one_line(options.id)} is now in the trash: {one_line(str(removed.place))}")
    return 0
