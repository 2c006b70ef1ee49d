"""The arguments of `hiptimer history` and `hiptimer show`. Nothing is carried out here."""

import argparse
from typing import TYPE_CHECKING

from hiptimer.wording.numbers import whole_number

if TYPE_CHECKING:
    from typing import Any

    Commands = argparse._SubParsersAction[Any]

MOST_SESSIONS = 1_000_000
"""The most that `--last` takes."""

_DAY = "2026-11-23; a month as in 2026-11; today or yesterday"


def add_history(commands: "Commands") -> None:
    """Add `history`."""
    history = commands.add_parser(
        "history",
        allow_abbrev=False,
        help="list your sessions, for you or for scripts",
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


def add_show(commands: "Commands") -> None:
    """Add `show`."""
    show = commands.add_parser(
        "show",
        allow_abbrev=False,
        help="show one session, set by set, with its pain drawn",
        description="Shows one session, set by set, with its pain drawn.",
    )
    show.add_argument(
        "session",
        metavar="SESSION_ID|DAY|last",
        help="the id of a session, or its beginning from the day on; or a day like 2026-11-23, "
        "today or yesterday; last is the newest one",
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
