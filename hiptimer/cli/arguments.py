"""What can be typed after `hiptimer`, and what it means. Nothing is carried out here.

`--help` is answered here, so nothing slow is imported before the arguments are read.
"""

import argparse
import sys
from typing import TYPE_CHECKING

from hiptimer import __version__
from hiptimer.cli.completion_arguments import add_completion
from hiptimer.cli.doctor_arguments import add_doctor
from hiptimer.cli.history_arguments import add_history, add_show
from hiptimer.cli.protocols_arguments import add_protocols
from hiptimer.cli.sessions_arguments import add_sessions
from hiptimer.model.limits import SETS
from hiptimer.wording.numbers import whole_number

if TYPE_CHECKING:
    from typing import NoReturn

SIDES = ("left", "right", "each")

_DESCRIPTION = (
    "Guides you through holds for a sore hip. Without a command it opens its home screen."
)

_EXIT_CODES = (
    "Exit codes: 0 success; 1 something asked for is wrong or missing; 2 wrong usage, or no "
    "terminal when one is needed; 70 an error of hiptimer itself; 128+n ended by signal n, "
    "after saving."
)


class Parser(argparse.ArgumentParser):
    """Reports mistakes in words that are safe to show, whatever was typed."""

    def error(self, message: str) -> "NoReturn":
        """Print what is wrong and the usage, and exit with 2."""
        from hiptimer.model.text import one_line  # noqa: PLC0415 - needed only here

        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {one_line(message)}\n")


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read `arguments`; raises SystemExit with 0 or 2 if they end the program.

    The result has `data_dir` and `command` (None: home), and for `start` also `protocol`, `side`,
    `sets`, `plain` and `script`.
    """
    return build_parser().parse_args(arguments)


def build_parser() -> Parser:
    """Build the parser of everything that can be typed."""
    parser = Parser(
        prog="hiptimer", description=_DESCRIPTION, epilog=_EXIT_CODES, allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"hiptimer {__version__}")
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        help="keep everything below DIR and touch nothing outside it "
        "(the variable HIPTIMER_DATA_DIR does the same)",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_start(commands)
    add_protocols(commands)
    add_history(commands)
    add_show(commands)
    add_sessions(commands)
    add_doctor(commands)
    add_completion(commands)
    return parser


def _add_start(commands: "argparse._SubParsersAction[Parser]") -> None:
    start = commands.add_parser(
        "start",
        allow_abbrev=False,
        help="follow a protocol",
        description="Follow a protocol from start to finish.",
    )
    start.add_argument(
        "protocol",
        nargs="?",
        metavar="PROTOCOL|FILE",
        help="the id of a protocol, or the path of a file; without it the last one used",
    )
    start.add_argument(
        "--side",
        choices=SIDES,
        help="the side for today; exercises set to left, right or bilateral keep their side",
    )
    start.add_argument(
        "--sets", type=_sets, metavar="N", help="the number of sets of every exercise for today"
    )
    start.add_argument(
        "--plain",
        action=argparse.BooleanOptionalAction,
        help="print one line for each event, for screen readers, simple terminals and pipes; "
        "without either, the setting plain decides",
    )
    start.add_argument(
        "--script",
        action="store_true",
        help="print what would be shown and said, with its times, and run nothing",
    )


def _sets(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 2 and int(text) in SETS):
        raise argparse.ArgumentTypeError(f"{whole_number(1, SETS.highest)} is allowed")
    return int(text)
