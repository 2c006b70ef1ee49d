"""`hiptimer history` for people: a table that fits the width, and a line that sums it up.

It is drawn in parts, so that the first lines appear at once however many there are.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from hiptimer.cli.output import drawing, paragraph
from hiptimer.model.digest import SessionDigest
from hiptimer.model.text import one_line
from hiptimer.runner.history import History
from hiptimer.wording.lengths import rough_length
from hiptimer.wording.numbers import counted

if TYPE_CHECKING:
    from rich.table import Table

from hiptimer.model.digest import ending_of
from hiptimer.model.pain import NOT_RATED
from hiptimer.wording.session import ENDINGS


def ending_words(session: SessionDigest) -> str:
    """Return how it ended: "completed", "stopped for pain"."""
    return ENDINGS[ending_of(session.outcome, session.stop_reason)]


def worst_words(session: SessionDigest) -> str:
    """Return the worst pain: "2", "5, limit 3" above the limit, "not rated"."""
    worst = session.worst
    if worst is None:
        return NOT_RATED
    return f"{worst}, limit {session.pain_ceiling}" if worst > session.pain_ceiling else f"{worst}"


def sets_words(session: SessionDigest) -> str:
    """Return how many of the planned sets were completed: "20 of 21"."""
    return f"{session.done_sets} of {session.planned_sets}"


def number_words(pain: int | None) -> str:
    """Return a pain number as text; empty if there is none."""
    return "" if pain is None else f"{pain}"


NARROW: Final = 72
"""Cells below which a session takes two lines."""

TITLES: Final = (
    *("Day", "Time", "Protocol", "Sets", "Worst pain"),
    *("Before", "Day after", "Ended", "Session"),
)
PROTOCOL: Final = TITLES.index("Protocol")

FROM: Final = {"Before": 100, "Day after": 100, "Session": 160}
"""Total width in cells from which a column is shown; the others are always there."""

GAP: Final = 2

PART: Final = 200
"""Sessions drawn at once."""


def draw(sessions: Sequence[SessionDigest], history: History) -> None:
    """Print `sessions` in their order, and the line below."""
    from rich.text import Text  # noqa: PLC0415 - not for data

    with drawing(whole_lines=True) as console:
        width = console.width
    rows = [_row(session, history) for session in sessions]
    widths = _widths(rows, width)
    for first in range(0, len(rows), PART):
        part = rows[first : first + PART]
        with drawing(whole_lines=True) as console:
            if width >= NARROW:
                console.print(_table(part, widths, titles=first == 0))
                continue
            for row, session in zip(part, sessions[first:], strict=False):
                console.print(Text(" ".join(row[:2]), "bold"))
                paragraph(console, " " * GAP, Text(", ".join(_facts(row, session))))
    with drawing(whole_lines=True) as console:
        console.print(Text(f"\n{_summary(sessions, history)}"))


def _row(session: SessionDigest, history: History) -> tuple[str, ...]:
    """Return the cells of the columns of TITLES."""
    return (
        f"{history.day_of(session.started_at)}",
        f"{session.started_at:%H:%M}",
        one_line(session.protocol_name),
        f"{session.done_sets}/{session.planned_sets}",
        worst_words(session),
        number_words(session.pain_before),
        number_words(session.pain_next_day),
        ending_words(session),
        session.id,
    )


def _facts(row: tuple[str, ...], session: SessionDigest) -> Iterator[str]:
    yield row[PROTOCOL]
    yield f"{sets_words(session)} sets"
    yield worst_words(session) if session.worst is None else f"worst pain {worst_words(session)}"
    yield ending_words(session)


def _widths(rows: list[tuple[str, ...]], width: int) -> dict[str, int]:
    """Choose the columns and their widths; protocol names take what the others leave."""
    from rich.cells import cell_len  # noqa: PLC0415 - not for data

    chosen = {
        title: max(len(title), *(cell_len(row[at]) for row in rows))
        for at, title in enumerate(TITLES)
        if width >= FROM.get(title, 0)
    }
    excess = sum(chosen.values()) + GAP * (len(chosen) - 1) - width
    chosen["Protocol"] = max(1, chosen["Protocol"] - max(0, excess))
    return chosen


def _table(rows: list[tuple[str, ...]], widths: dict[str, int], *, titles: bool) -> "Table":
    from rich.table import Table  # noqa: PLC0415 - not for data
    from rich.text import Text  # noqa: PLC0415

    table = Table(
        box=None,
        padding=(0, GAP, 0, 0),
        pad_edge=False,
        show_header=titles,
    )
    for title, width in widths.items():
        table.add_column(title, width=width, no_wrap=True, overflow="ellipsis")
    columns = [TITLES.index(title) for title in widths]
    for row in rows:
        table.add_row(*(Text(row[at]) for at in columns))
    return table


def _summary(sessions: Sequence[SessionDigest], history: History) -> str:
    # In order: crossing the date line can make the next session start on an earlier day.
    days = sorted({history.day_of(session.started_at) for session in sessions})
    count = counted(len(sessions), "session")
    when = f"on {days[0]}" if len(days) == 1 else f"from {days[0]} to {days[-1]}"
    worst = max((each.worst for each in sessions if each.worst is not None), default=None)
    pain = "no pain was rated" if worst is None else f"worst pain {worst}"
    worked = rough_length(sum(each.worked_seconds for each in sessions))
    return f"{count} {when}; {pain}; {worked} under tension"
