"""`hiptimer protocols check`: every mistake of every file, one a line."""

from argparse import Namespace
from pathlib import Path

from hiptimer.cli.messages import notify
from hiptimer.cli.output import put
from hiptimer.cli.places import absolute, path_of
from hiptimer.errors import ProtocolError, UnreadableError
from hiptimer.model.text import one_line
from hiptimer.runner.library import Library
from hiptimer.storage.protocol_file import read_loose_protocol, read_protocol
from hiptimer.wording.numbers import counted


def check(options: Namespace, library: Library) -> int:
    """Read the files and print their mistakes; return 1 if there are any, else 0."""
    wrong = 0
    for typed in options.files:
        found = _mistakes(path_of(typed), library)
        if found:
            put("".join(f"{one_line(typed)}: {problem}\n" for problem in found))
            wrong += 1
    files = counted(len(options.files), "file")
    notify(f"{files} checked, {f'{wrong:,} with mistakes' if wrong else 'no mistakes'}")
    return 1 if wrong else 0


def _mistakes(path: Path, library: Library) -> tuple[str, ...]:
    # An own protocol's file name is its id; elsewhere it may have any name.
    is_own = absolute(path).parent == library.store.folder
    try:
        (read_protocol if is_own else read_loose_protocol)(path, library.exercises)
    except ProtocolError as error:
        return error.problems
    except UnreadableError as error:
        return (error.problem,)
    return ()
