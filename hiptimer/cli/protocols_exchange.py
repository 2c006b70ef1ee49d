"""`hiptimer protocols import`, `export` and `remove`: in among a person's own, and out of them.

What stands somewhere already is never written over unasked.
"""

import os
from argparse import Namespace

from hiptimer.cli.messages import tell
from hiptimer.cli.output import put, put_data
from hiptimer.cli.places import path_of
from hiptimer.errors import SaveError, TakenError
from hiptimer.model.text import one_line
from hiptimer.runner.library import Library
from hiptimer.storage.atomic import save
from hiptimer.storage.protocol_exchange import complete, taken_in
from hiptimer.storage.protocol_id import new_id


def import_file(options: Namespace, library: Library) -> int:
    """Take a file in under the id that its name makes, and print its new path."""
    path = path_of(options.file)
    protocol_id = new_id(path.stem, ())
    text = taken_in(path, protocol_id, library.exercises)
    try:
        kept = library.add(protocol_id, text, over=options.replace)
    except TakenError as error:
        raise TakenError(f"{error}. With --replace it is written over") from error
    put(f"{one_line(str(kept))}\n")
    return 0


def export(options: Namespace, library: Library) -> int:
    """Print a protocol complete in itself, or write it to a new file."""
    text = complete(library.get(options.id))
    if options.file is None:
        put_data(text)
        return 0
    path = path_of(options.file)
    if os.path.lexists(path):
        problem = "is there already, and is left as it is; choose another name or move it away"
        raise TakenError(f"{one_line(str(path))}: {problem}")
    if not path.absolute().parent.is_dir():
        raise SaveError(path, "it was not saved: its folder is not there")
    save(path, text.encode())
    return 0


def remove(options: Namespace, library: Library) -> int:
    """Put an own protocol into the trash, and tell where it lies now."""
    removed = library.remove(options.id)
    tell(f"{one_line(options.id)} is in the trash now: {one_line(str(removed.place))}")
    return 0
