"""The command `start`: finds the requested protocol, and hands it to a front end."""

from pathlib import Path
from typing import TYPE_CHECKING

from hiptimer.cli.places import path_of
from hiptimer.errors import UnknownProtocolError
from hiptimer.model.protocol import Protocol
from hiptimer.model.side import SideChoice
from hiptimer.runner.context import Context
from hiptimer.runner.last_used import last_used
from hiptimer.runner.start_request import StartRequest

if TYPE_CHECKING:
    from argparse import Namespace


def make_request(options: "Namespace", context: Context) -> StartRequest:
    """Return a request for what was typed; raises HiptimerError if it can't be followed."""
    return StartRequest(
        protocol=_protocol(options.protocol, context),
        side=SideChoice(options.side) if options.side else None,
        sets=options.sets,
    )


def _protocol(typed: str | None, context: Context) -> Protocol:
    """Look for an id first; a path has a separator or ends in .toml, or is an existing file."""
    if typed is None:
        return last_used(context)
    path = path_of(typed)
    if path.name != typed or path.suffix == ".toml":
        return context.library.read_file(path)
    try:
        return context.library.get(typed)
    except UnknownProtocolError:
        if _exists(path):
            return context.library.read_file(path)
        raise


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except OSError:  # a name that is too long, for example
        return False
    return True
