"""What can be typed after `hiptimer sessions`, and what it means. It carries nothing out."""

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
        "files of another device. No session is written over unless --replace is given.",
    )
    taken.add_argument(
        "--replace",
        action="store_true",
        help="put another version of the same session into the trash",
    )
    taken.add_argument("files", nargs="+", metavar="FILE", help="a session file")
