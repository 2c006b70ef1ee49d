"""`hiptimer history` for people: a table that fits the width, and a line that sums it up."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from hiptimer.cli.history_words import ending_words, number_words, sets_words, worst_words
from hiptimer.cli.output import drawing, paragraph
from hiptimer.model.digest import SessionDigest
from hiptimer.model.text import one_line
from hiptimer.runner.history import History

if TYPE_CHECKING:
    from rich.table import Table

WIDE: Final = 100
"""Cells from which there is room for the pain before and after."""

WIDEST: Final = 160
"""Cells from which there is room for the id as well."""

NARROW: Final = 60
"""Cells below which a session takes two lines."""

SECONDS_OF_AN_HOUR: Final = 3600


def draw(sessions: Sequence[SessionDigest], history: History) -> None:
    """Print `sessions` in their order, and the line below."""
    from rich.text import Text  # noqa: PLC0415 - not for data

    with drawing(whole_lines=True) as console:
        if console.width < NARROW:
            for session in sessions:
                first, *others = _facts(session, history.day_of(session.started_at))
                console.print(Text(first, "bold"), overflow="ellipsis", no_wrap=True)
                paragraph(console, "  ", Text(", ".join(others)))
        else:
            console.print(_table(sessions, history, console.width))
        console.print(Text(f"\n{_summary(sessions, history)}"))


def _facts(session: SessionDigest, day: date) -> tuple[str, ...]:
    return (
        f"{day} {session.started_at:%H:%M}",
        one_line(session.protocol_name),
        f"{sets_words(session)} sets",
        f"worst pain {worst_words(session)}" if session.worst is not None else worst_words(session),
        ending_words(session),
    )


def _table(sessions: Sequence[SessionDigest], history: History, width: int) -> "Table":
    from rich.table import Table  # noqa: PLC0415 - not for data
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    around = ("Before", "Day after") if width >= WIDE else ()
    names = ("Session",) if width >= WIDEST else ()
    for title in ("Day", "Time", "Protocol", "Sets", "Worst pain", *around, "Ended", *names):
        table.add_column(title, no_wrap=title != "Protocol")
    for session in sessions:
        pains = (number_words(session.pain_before), number_words(session.pain_next_day))
        table.add_row(
            f"{history.day_of(session.started_at)}",
            f"{session.started_at:%H:%M}",
            Text(one_line(session.protocol_name), no_wrap=True, overflow="ellipsis"),
            f"{session.done_sets}/{session.planned_sets}",
            worst_words(session),
            *(pains if around else ()),
            ending_words(session),
            *((session.id,) if names else ()),
        )
    return table


def _summary(sessions: Sequence[SessionDigest], history: History) -> str:
    days = [history.day_of(session.started_at) for session in (sessions[0], sessions[-1])]
    count = "1 session" if len(sessions) == 1 else f"{len(sessions):,} sessions"
    when = f"on {days[0]}" if days[0] == days[1] else f"from {days[0]} to {days[1]}"
    worst = max((each.worst for each in sessions if each.worst is not None), default=None)
    pain = "no pain was rated" if worst is None else f"worst pain {worst}"
    return f"{count} {when}; {pain}; {_work(sum(each.worked_seconds for each in sessions))} of work"


def _work(seconds: float) -> str:
    if seconds < SECONDS_OF_AN_HOUR:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / SECONDS_OF_AN_HOUR:,.1f} h"
