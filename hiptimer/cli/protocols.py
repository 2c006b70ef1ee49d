"""The commands of `hiptimer protocols`: finds the one that was typed, and runs it.

Data goes to standard output and messages to standard error. No file is changed by reading it.
"""

from argparse import Namespace
from pathlib import Path
from typing import Final

from tomli import TOMLDecodeError

from hiptimer.cli.messages import notify
from hiptimer.cli.output import put, put_data
from hiptimer.cli.places import absolute, path_of
from hiptimer.cli.wiring import build_library
from hiptimer.errors import AlreadyThereError, SaveError, TakenError, UnreadableError
from hiptimer.model.text import one_line
from hiptimer.runner.library import Library
from hiptimer.runner.protocol_document import copied
from hiptimer.storage.folders import Folders
from hiptimer.storage.ids import new_id
from hiptimer.storage.moving import save_new
from hiptimer.storage.protocol_edit import text_of
from hiptimer.storage.protocol_exchange import complete, taken_in
from hiptimer.storage.protocol_file import judge
from hiptimer.storage.toml_lines import line_of, lines_of_keys
from hiptimer.storage.toml_reading import PROTOCOL, parse, read_text
from hiptimer.wording.numbers import counted
from hiptimer.wording.problems import not_saved, reason


def run(options: Namespace, folders: Folders) -> int:
    """Do what `options` say; return the exit code. Raises HiptimerError."""
    library = build_library(folders)
    match options.protocols_command:
        case "show":
            from hiptimer.cli.protocols_list import show  # noqa: PLC0415 - as for all: one is enough

            return show(options, library, folders)
        case "check":
            from hiptimer.cli.protocols import check  # noqa: PLC0415

            return check(options, library)
        case "new":
            from hiptimer.cli.protocols import new  # noqa: PLC0415

            return new(options, library)
        case "import":
            from hiptimer.cli.protocols import import_file  # noqa: PLC0415

            return import_file(options, library)
        case "export":
            from hiptimer.cli.protocols import export  # noqa: PLC0415

            return export(options, library)
        case "remove":
            from hiptimer.cli.protocols import remove  # noqa: PLC0415

            return remove(options, library)
        case _:
            from hiptimer.cli.protocols_list import list_all  # noqa: PLC0415

            return list_all(options, library, folders)


def check(options: Namespace, library: Library) -> int:
    """Read the files and print their mistakes; return 1 if there are any, else 0."""
    wrong = 0
    for typed in options.files:
        found = _mistakes(path_of(typed), library)
        if found:
            put("".join(f"{one_line(typed)}{place}: {problem}\n" for place, problem in found))
            wrong += 1
    files = counted(len(options.files), "file")
    notify(f"{files} checked, {f'{wrong:,} with mistakes' if wrong else 'no mistakes'}")
    return 1 if wrong else 0


def _mistakes(path: Path, library: Library) -> list[tuple[str, str]]:
    """Return the place of each mistake in the file (":7", or ":7:12"), and its words."""
    # An own protocol's file name is its id; elsewhere it may have any name.
    is_own = absolute(path).parent == library.store.folder
    try:
        text = read_text(path, PROTOCOL)
        document = parse(text, path, PROTOCOL)
    except UnreadableError as error:
        at = error.__cause__
        place = f":{at.lineno}:{at.colno}" if isinstance(at, TOMLDecodeError) else ""
        return [(place, error.problem)]
    protocol_id = path.stem if is_own else new_id(path.stem, ())
    problems = judge(document, protocol_id, library.exercises).problems
    lines = lines_of_keys(text) if problems else {}
    return [(f":{line_of(each.entry, each.key, lines)}", str(each)) for each in problems]


def import_file(options: Namespace, library: Library) -> int:
    """Import a file under the id that was asked for, or that its name makes; print its new path."""
    path = path_of(options.file)
    protocol_id = new_id(path.stem, ()) if options.as_id is None else options.as_id
    library.store.path_for(protocol_id)  # refuses what can't be an id before the file is read
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


TEMPLATE: Final = """\
format = 1
name = "{name}"
pain_ceiling = 3            # 0 to 10; a number above it opens a choice
# frequency = "once a day"
# notes = "what you want to remember"

[[exercise]]
id = "side-lying-hover"     # from the catalogue, or a name of your own: name = "Step down"
# side = "each"             # bilateral, left, right, each or affected
sets = 3
hold_seconds = 20           # or repetitions: reps = 12
rest_seconds = 20
# load = "red band"
"""
"""It is valid as it is, and shows what most people change."""


def new(options: Namespace, library: Library) -> int:
    """Make a protocol and print the path of its file; raises HiptimerError."""
    path = library.store.path_for(options.id)
    if options.source is None:
        text = TEMPLATE.format(name=options.id.replace("-", " ").capitalize())
    else:
        draft, base = copied(library, options.source)
        text = text_of(draft, base, path, library.exercises)
    put(f"{one_line(str(library.add(options.id, text)))}\n")
    return 0
