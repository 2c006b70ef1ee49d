"""What can be typed after `hiptimer completion`. It carries nothing out."""

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
        help="print what makes a shell complete the words of hiptimer",
        description="Prints a script that makes a shell complete commands, options, files, "
        "and the ids of protocols and sessions.",
    )
    completion.add_argument("shell", choices=SHELLS, help="the shell that it is for")
