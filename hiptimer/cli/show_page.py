"""`hiptimer show` for people: a session on one page, its pain drawn set by set."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from hiptimer.model import pain as pain_scale
from hiptimer.model.digest import ending_of
from hiptimer.model.session import Session, SetOutcome, SetRecord
from hiptimer.model.text import one_line
from hiptimer.wording.adjustments import DIFFERENT, departures
from hiptimer.wording.days import when_with_year
from hiptimer.wording.doses import with_side
from hiptimer.wording.session import ENDINGS, NO_END, SKIPPED, done_words, headline, paused_words

if TYPE_CHECKING:
    from rich.text import Text

FULL: Final = "█"
EMPTY: Final = "·"
LIMIT: Final = "│"

SCALE: Final = pain_scale.HIGHEST - pain_scale.LOWEST

ABOVE: Final = "bold red"
"""In addition to the number, which says the same."""

Paragraph = tuple[str, "Text"]
"""What goes to the left of the first line, and the text."""


def page(session: Session, day: date) -> Iterator[Paragraph]:
    """Yield the paragraphs of the page; `day` is the day that the session counts for."""
    from rich.text import Text  # noqa: PLC0415 - not for data

    yield from _head(session, day)
    limit = session.protocol.pain_ceiling
    yield "", Text(f"pain from 0 to {pain_scale.HIGHEST}, your limit {limit} is {LIMIT}", "dim")
    for rows in session.sets_by_place:
        first = rows[0]
        yield "", Text("")
        yield "", Text(with_side(one_line(first.name), first.side), "bold")
        for row in rows:
            yield f"{row.number:>3}  ", Text.assemble(*_drawn(row, limit), f"  {_done(row)}")
    yield from _foot(session)


def _head(session: Session, day: date) -> Iterator[Paragraph]:
    from rich.text import Text  # noqa: PLC0415 - not for data

    yield "", Text(one_line(session.protocol.name), "bold")
    yield "", Text(when_with_year(session, day))
    yield "", Text(headline(session))
    yield "", Text(_facts(session))
    yield "", Text("")


def _foot(session: Session) -> Iterator[Paragraph]:
    from rich.text import Text  # noqa: PLC0415 - not for data

    for title, lines in (
        (DIFFERENT, departures(session)),
        ("Note", tuple(session.note.splitlines())),
    ):
        if any(lines):
            yield "", Text("")
            yield "", Text(title, "bold")
            yield from (("  ", Text(line)) for line in lines)
    yield "", Text("")
    yield "", Text(session.id, "dim")


def _facts(session: Session) -> str:
    ending = ENDINGS[ending_of(session.outcome, session.stop_reason)].capitalize()
    ended = f"{ending}." if session.outcome else NO_END
    return " ".join(filter(None, (ended, _around(session))))


def _around(session: Session) -> str:
    numbers = (
        ("before", session.pain_before),
        ("in the night or morning after", session.pain_next_day),
    )
    ratings = [f"{number} {when}" for when, number in numbers if number is not None]
    return f"Pain {', '.join(ratings)}." if ratings else ""


def _drawn(row: SetRecord, limit: int) -> Iterator[tuple[str, str]]:
    """Draw a rating on the whole scale, the limit as a line; a missing one in words."""
    width = 2 + 1 + SCALE + len(LIMIT)
    if row.pain is None:
        yield f"{pain_scale.NOT_RATED:<{width}}", "dim"
        return
    bar = FULL * row.pain + EMPTY * (SCALE - row.pain)
    style = ABOVE if row.pain > limit else ""
    yield f"{row.pain:>2} ", style
    yield bar[:limit], ""
    yield LIMIT, "dim"
    yield bar[limit:], style


def _done(row: SetRecord) -> str:
    done = done_words(row)
    how = "" if row.outcome is SetOutcome.DONE or done == SKIPPED else row.outcome.replace("-", " ")
    again = "again" if row.repeat else ""
    return ", ".join(filter(None, (done, how, again, paused_words(row), one_line(row.load))))
