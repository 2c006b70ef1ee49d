"""`hiptimer history --csv`: all requested sets, file by file, so that memory stays small."""

import contextlib
from collections.abc import Collection, Iterable

from msgspec import Struct

from hiptimer.cli.history_csv import header
from hiptimer.cli.history_helpers import rows_in_order
from hiptimer.cli.history_rows import ExportSource
from hiptimer.cli.output import put_data
from hiptimer.cli.problems import Problems, in_order
from hiptimer.errors import UnreadableError
from hiptimer.storage.session_files import find_files


class Chosen(Struct, frozen=True):
    """The ids of the requested sessions, and what could not be read in choosing them."""

    ids: Collection[str]
    unreadable: Iterable[UnreadableError]


class Exported(Struct, frozen=True):
    """Whether there was `any` file to read, and what could not be read."""

    any: bool
    unreadable: tuple[UnreadableError, ...]


def export(source: ExportSource, chosen: Chosen | None = None) -> Exported:
    """Print the sets of all sessions, or of the chosen ones; report what can't be read."""
    found = find_files(source.folder)
    files = [
        (session_id, str(path.relative_to(source.folder)))
        for session_id, path in found.by_id.items()
        if chosen is None or session_id in chosen.ids
    ]
    unreadable = [*(chosen.unreadable if chosen else found.unreadable)]
    put_data(header())
    for rows in rows_in_order(files, source):
        put_data(rows.text)
        unreadable += (UnreadableError(source.folder / name, why) for name, why in rows.problems)
    with contextlib.closing(Problems()) as problems:
        problems.add(in_order(unreadable))
    return Exported(bool(files), tuple(unreadable))
