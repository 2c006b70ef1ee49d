"""The arguments of `hiptimer doctor`. Nothing is carried out here."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from typing import Any


def add_doctor(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add `doctor`."""
    commands.add_parser(
        "doctor",
        allow_abbrev=False,
        help="show what works here and what does not: folders, files, terminal and sound",
        description="Shows what works here and what does not: folders, files, terminal and sound. "
        "It repairs nothing. The exit code is 1 if something can't be read or saved.",
    )
