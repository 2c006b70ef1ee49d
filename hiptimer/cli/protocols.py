"""The commands of `hiptimer protocols`: finds the one that was typed, and runs it.

Data goes to standard output and messages to standard error. No file is changed by reading it.
"""

from argparse import Namespace

from hiptimer.cli.wiring import build_library
from hiptimer.storage.folders import Folders


def run(options: Namespace, folders: Folders) -> int:
    """Do what `options` say; return the exit code. Raises HiptimerError."""
    library = build_library(folders)
    match options.protocols_command:
        case "show":
            from hiptimer.cli.protocols_show import show  # noqa: PLC0415 - as for all: one is enough

            return show(options, library, folders)
        case "check":
            from hiptimer.cli.protocols_check import check  # noqa: PLC0415

            return check(options, library)
        case "new":
            from hiptimer.cli.protocols_new import new  # noqa: PLC0415

            return new(options, library)
        case "import":
            from hiptimer.cli.protocols_exchange import import_file  # noqa: PLC0415

            return import_file(options, library)
        case "export":
            from hiptimer.cli.protocols_exchange import export  # noqa: PLC0415

            return export(options, library)
        case "remove":
            from hiptimer.cli.protocols_exchange import remove  # noqa: PLC0415

            return remove(options, library)
        case _:
            from hiptimer.cli.protocols_list import list_all  # noqa: PLC0415

            return list_all(options, library, folders)
