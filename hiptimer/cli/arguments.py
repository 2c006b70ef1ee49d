"""What can be typed after `hiptimer`, and what it means. Nothing is carried out here.

`--help` is answered here, so nothing slow is imported before the arguments are read.
"""

import argparse
from typing import TYPE_CHECKING

from hiptimer import __version__
from hiptimer.cli.parser import Parser
from hiptimer.model.limits import SETS
from hiptimer.wording.numbers import whole_number

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]


SIDES = ("left", "right", "each")

_DESCRIPTION = (
    "Guides you through holds for a sore hip. Without a command it opens its home screen."
)

_EXAMPLES = (
    "",
    "start lateral-hip-isometric-short --side left",
    'history --since "last week"',
    "help protocols check",
)

_EXIT_CODES = (
    "Exit codes: 0 success; 1 something asked for is wrong or missing; 2 wrong usage, or no "
    "terminal when one is needed; 70 an error of hiptimer itself; 128+n ended by signal n, "
    "after saving."
)


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read `arguments`; raises SystemExit with 0 or 2 if they end the program.

    The result has `data_dir` and `command` (None: home), and for `start` also `protocol`, `side`,
    `sets`, `plain` and `script`.
    """
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.command == "help":
        parser.find(options.topic).print_help()
        parser.exit()
    return options


def build_parser() -> Parser:
    """Build the parser of everything that can be typed."""
    parser = Parser(
        prog="hiptimer", description=_DESCRIPTION, examples=_EXAMPLES, epilog=_EXIT_CODES
    )
    parser.add_argument("-V", "--version", action="version", version=f"hiptimer {__version__}")
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        help="keep everything below DIR and touch nothing outside it "
        "(the variable HIPTIMER_DATA_DIR does the same)",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_start(commands)
    _add_protocols(commands)
    _add_history(commands)
    _add_show(commands)
    _add_sessions(commands)
    _add_doctor(commands)
    _add_completion(commands)
    _add_help(commands)
    return parser


def _add_help(commands: "Commands") -> None:
    """Add `help`."""
    shown = commands.add_parser(
        "help",
        help="show the help of a command",
        description="Shows the help of a command, as its --help does.",
        examples=(
            "help start",
            "help protocols check",
        ),
    )
    shown.add_argument("topic", nargs="*", metavar="COMMAND", help="a command, word by word")


def _add_start(commands: "argparse._SubParsersAction[Parser]") -> None:
    start = commands.add_parser(
        "start",
        help="follow a protocol",
        examples=(
            "start",
            "start lateral-hip-isometric --side each --sets 4",
            'start "From my physio.toml" --plain',
            "start lateral-hip-isometric-short --script",
        ),
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


MOST_SESSIONS = 1_000_000
"""The most that `--last` takes."""

_DAY = '2026-11-23, a month as in 2026-11, today, monday, 7d (a week ago) or "last week"'


def _add_history(commands: "Commands") -> None:
    """Add `history`."""
    history = commands.add_parser(
        "history",
        help="list your sessions, for you or for scripts",
        examples=(
            'history --since "last week"',
            "history --since 2026-10 --exercise side-lying-hover",
            "history --last 10 --csv > sessions.csv",
        ),
        description="Lists your sessions, the newest one last.",
    )
    history.add_argument("--since", metavar="D", help=f"from this day on: {_DAY}")
    history.add_argument("--until", metavar="D", help="up to this day, which is included")
    history.add_argument(
        "--protocol", metavar="ID", help="sessions of this protocol, also of one removed since"
    )
    history.add_argument(
        "--exercise", metavar="EXERCISE_ID", help="sessions in which this exercise was done"
    )
    history.add_argument("--last", type=_count, metavar="N", help="only the newest N of them")
    form = history.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print them as JSON, one object each")
    form.add_argument("--csv", action="store_true", help="print their sets as CSV, one row each")
    history.add_argument("--ids", action="store_true", help=argparse.SUPPRESS)  # for completion


def _add_show(commands: "Commands") -> None:
    """Add `show`."""
    show = commands.add_parser(
        "show",
        help="show one session, set by set, with its pain drawn",
        examples=(
            "show last",
            "show yesterday",
            "show 2026-11-23 --json",
        ),
        description="Shows one session, set by set, with its pain drawn.",
    )
    show.add_argument(
        "session",
        metavar="SESSION_ID|DAY|last",
        help="the id of a session, or its beginning from the day on; or a day like 2026-11-23, "
        "today, yesterday or monday; last is the newest one",
    )
    form = show.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print it as JSON")
    form.add_argument("--toml", action="store_true", help="print its file")


def _count(text: str) -> int:
    # Python refuses to convert very many digits.
    count = int(text[:8]) if text.isascii() and text.isdecimal() else 0
    if not 1 <= count <= MOST_SESSIONS:
        raise argparse.ArgumentTypeError(f"{whole_number(1, MOST_SESSIONS)} is allowed")
    return count


_NAME = "the id of a protocol"


def _add_protocols(commands: "Commands") -> None:
    """Add `protocols` with its own commands; without one of them the protocols are listed."""
    protocols = commands.add_parser(
        "protocols",
        help="list, show, create, check, import, export and remove protocols",
        examples=(
            "protocols",
            "protocols show lateral-hip-isometric",
            "protocols new my-hip --from lateral-hip-isometric",
        ),
        description="Works with protocols. Without a command it lists them.",
    )
    protocols.set_defaults(json=False, ids=False)
    parts = protocols.add_subparsers(dest="protocols_command", metavar="COMMAND", title="commands")
    _add_list(parts)
    _add_protocols_show(parts)
    _add_new(parts)
    _add_edit(parts)
    _add_check(parts)
    _add_import(parts)
    _add_export(parts)
    _add_remove(parts)


def _add_list(parts: "Commands") -> None:
    listing = _add(
        parts,
        "list",
        "list your own protocols and the shipped ones",
        (
            "protocols list",
            "protocols list --json",
        ),
    )
    listing.add_argument("--json", action="store_true", help="print them as JSON, for scripts")
    listing.add_argument("--ids", action="store_true", help=argparse.SUPPRESS)  # for completion


def _add_protocols_show(parts: "Commands") -> None:
    show = _add(
        parts,
        "show",
        "show the exercises of a protocol, and the session as it will run",
        (
            "protocols show lateral-hip-isometric",
            "protocols show my-hip --toml",
        ),
    )
    show.add_argument("id", metavar="ID", help=_NAME)
    show.add_argument("--toml", action="store_true", help="print its file instead")


def _add_new(parts: "Commands") -> None:
    new = _add(
        parts,
        "new",
        "create a protocol of your own, and print the path of its file",
        (
            "protocols new my-hip",
            "protocols new my-hip --from lateral-hip-isometric",
        ),
    )
    new.add_argument("id", metavar="NEW_ID", help="its id, which is also the name of its file")
    new.add_argument("--from", dest="source", metavar="ID", help="copy the protocol with this id")


def _add_edit(parts: "Commands") -> None:
    edit = _add(
        parts,
        "edit",
        "open a protocol in the editor; a shipped one opens as a copy",
        ("protocols edit my-hip",),
    )
    edit.add_argument("id", metavar="ID", help=_NAME)


def _add_check(parts: "Commands") -> None:
    check = _add(
        parts,
        "check",
        "show every mistake in protocol files, and change nothing",
        (
            "protocols check my-hip.toml",
            "protocols check ~/Downloads/*.toml",
        ),
    )
    check.add_argument("files", nargs="+", metavar="FILE", help="a protocol file")


def _add_import(parts: "Commands") -> None:
    taken = _add(
        parts,
        "import",
        "add a protocol file to your own protocols, and print its new path",
        (
            'protocols import "From my physio (2).toml" --as left-hip',
            "protocols import --replace my-hip.toml",
        ),
    )
    taken.add_argument("file", metavar="FILE", help="a protocol file; its name becomes the id")
    taken.add_argument(
        "--as", dest="as_id", metavar="NEW_ID", help="its id, instead of one made from its name"
    )
    taken.add_argument(
        "--replace",
        action="store_true",
        help="replace the protocol that has its id, which goes to the trash",
    )


def _add_export(parts: "Commands") -> None:
    given = _add(
        parts,
        "export",
        "print a protocol to share, complete with all texts and values",
        ("protocols export my-hip -o my-hip.toml",),
    )
    given.add_argument("id", metavar="ID", help=_NAME)
    given.add_argument(
        "-o", dest="file", metavar="FILE", help="write it to this file, which must not exist yet"
    )


def _add_remove(parts: "Commands") -> None:
    remove = _add(
        parts,
        "remove",
        "move a protocol of your own to the trash",
        ("protocols remove my-hip",),
    )
    remove.add_argument("id", metavar="ID", help=_NAME)


def _add(parts: "Commands", name: str, does: str, examples: tuple[str, ...]) -> Parser:
    sentence = f"{does[0].upper()}{does[1:]}."
    return parts.add_parser(name, help=does, description=sentence, examples=examples)


def _add_sessions(commands: "Commands") -> None:
    """Add `sessions` with its own commands."""
    sessions = commands.add_parser(
        "sessions",
        help="bring session files into the history",
        examples=("sessions import ~/rescued/2026-11-23_0718_my-hip_k3f9q2mb.toml",),
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
        help="bring session files into the history, and print their new paths",
        examples=(
            "sessions import ~/rescued/*.toml",
            "sessions import --replace ~/phone/2026-11-23_0718_my-hip_k3f9q2mb.toml",
        ),
        description="Brings session files into the history: copies that were saved elsewhere, or "
        "files of another device. No session is overwritten unless --replace is given.",
    )
    taken.add_argument(
        "--replace",
        action="store_true",
        help="replace another version of the same session, which goes to the trash",
    )
    taken.add_argument("files", nargs="+", metavar="FILE", help="a session file")


def _add_doctor(commands: "Commands") -> None:
    """Add `doctor`."""
    commands.add_parser(
        "doctor",
        help="show what works here and what does not: folders, files, terminal and sound",
        examples=(
            "doctor",
            "--data-dir /media/stick/hip doctor",
        ),
        description="Shows what works here and what does not: folders, files, terminal and sound. "
        "It repairs nothing. The exit code is 1 if something can't be read or saved.",
    )


SHELLS = ("bash", "zsh", "fish")


def _add_completion(commands: "Commands") -> None:
    """Add `completion`."""
    completion = commands.add_parser(
        "completion",
        help="print a script for completion in a shell",
        examples=(
            "completion bash > ~/.local/share/bash-completion/completions/hiptimer",
            "completion fish > ~/.config/fish/completions/hiptimer.fish",
        ),
        description="Prints a script that makes a shell complete commands, options, files, "
        "and the ids of protocols and sessions.",
    )
    completion.add_argument("shell", choices=SHELLS, help="the shell to print it for")
