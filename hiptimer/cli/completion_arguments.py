"""The arguments of `hiptimer completion`. Nothing is carried out here."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from typing import Any

SHELLS = ("bash", "zsh", "fish")


def add_completion(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add `completion`."""
    completion = commands.add_parser(
        "completion",
        allow_abbrev=False,
        help="print a script for completion in a shell",
        description="Prints a script that makes a shell complete commands, options, files, "
        "and the ids of protocols and sessions.",
    )
    completion.add_argument("shell", choices=SHELLS, help="the shell to print it for")
