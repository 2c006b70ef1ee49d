"""The arguments of `hiptimer sessions`, and what they mean. Nothing is carried out here."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from typing import Any


def add_sessions(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add `sessions` with its own commands."""
    sessions = commands.add_parser(
        "sessions",
        allow_abbrev=False,
        help="bring session files into the history",
        description="Works with session files.",
    )
    parts = sessions.add_subparsers(
        dest="sessions_command",
        metavar="COMMAND",
        title="commands",
        required=True,
    )
    taken = parts.add_parser(
        "import",
        allow_abbrev=False,
        help="bring session files into the history, and print their new paths",
        description="Brings session files into the history: copies that were saved elsewhere, or "
        "files of another device. No session is overwritten unless --replace is given.",
    )
    taken.add_argument(
        "--replace",
        action="store_true",
        help="replace another version of the same session, which goes to the trash",
    )
    taken.add_argument("files", nargs="+", metavar="FILE", help="a session file")
