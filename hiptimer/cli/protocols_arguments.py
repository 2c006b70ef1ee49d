"""The arguments of `hiptimer protocols`, and what they mean. Nothing is carried out here."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    Commands = argparse._SubParsersAction[Any]

_NAME = "the id of a protocol"


def add_protocols(commands: "Commands") -> None:
    """Add `protocols` with its own commands; without one of them the protocols are listed."""
    protocols = commands.add_parser(
        "protocols",
        allow_abbrev=False,
        help="list, show, create, check, import, export and remove protocols",
        description="Works with protocols. Without a command it lists them.",
    )
    protocols.set_defaults(json=False, ids=False)
    parts = protocols.add_subparsers(dest="protocols_command", metavar="COMMAND", title="commands")
    _add_list(parts)
    _add_show(parts)
    _add_new(parts)
    _add_edit(parts)
    _add_check(parts)
    _add_import(parts)
    _add_export(parts)
    _add_remove(parts)


def _add_list(parts: "Commands") -> None:
    listing = _add(parts, "list", "list your own protocols and the shipped ones")
    listing.add_argument("--json", action="store_true", help="print them as JSON, for scripts")
    listing.add_argument("--ids", action="store_true", help=argparse.SUPPRESS)  # for completion


def _add_show(parts: "Commands") -> None:
    show = _add(parts, "show", "show the exercises of a protocol, and the session as it will run")
    show.add_argument("id", metavar="ID", help=_NAME)
    show.add_argument("--toml", action="store_true", help="print its file instead")


def _add_new(parts: "Commands") -> None:
    new = _add(parts, "new", "create a protocol of your own, and print the path of its file")
    new.add_argument("id", metavar="NEW_ID", help="its id, which is also the name of its file")
    new.add_argument("--from", dest="source", metavar="ID", help="copy the protocol with this id")


def _add_edit(parts: "Commands") -> None:
    edit = _add(parts, "edit", "open a protocol in the editor; a shipped one opens as a copy")
    edit.add_argument("id", metavar="ID", help=_NAME)


def _add_check(parts: "Commands") -> None:
    check = _add(parts, "check", "show every mistake in protocol files, and change nothing")
    check.add_argument("files", nargs="+", metavar="FILE", help="a protocol file")


def _add_import(parts: "Commands") -> None:
    taken = _add(
        parts, "import", "add a protocol file to your own protocols, and print its new path"
    )
    taken.add_argument("file", metavar="FILE", help="a protocol file; its name becomes the id")
    taken.add_argument(
        "--replace",
        action="store_true",
        help="replace the protocol that has its id, which goes to the trash",
    )


def _add_export(parts: "Commands") -> None:
    given = _add(parts, "export", "print a protocol to share, complete with all texts and values")
    given.add_argument("id", metavar="ID", help=_NAME)
    given.add_argument(
        "-o", dest="file", metavar="FILE", help="write it to this file, which must not exist yet"
    )


def _add_remove(parts: "Commands") -> None:
    remove = _add(parts, "remove", "move a protocol of your own to the trash")
    remove.add_argument("id", metavar="ID", help=_NAME)


def _add(parts: "Commands", name: str, does: str) -> argparse.ArgumentParser:
    sentence = f"{does[0].upper()}{does[1:]}."
    parser: argparse.ArgumentParser = parts.add_parser(
        name, allow_abbrev=False, help=does, description=sentence
    )
    return parser
