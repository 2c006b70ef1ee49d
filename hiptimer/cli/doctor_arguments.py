"""What can be typed after `hiptimer doctor`. It carries nothing out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from typing import Any


def add_doctor(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add `doctor`."""
    commands.add_parser(
        "doctor",
        allow_abbrev=False,
        help="tell what works here and what does not: folders, files, terminal and sound",
        description="Tells what works here and what does not: folders, files, terminal and sound. "
        "It mends nothing. The exit code is 1 when something can't be read or saved.",
    )
