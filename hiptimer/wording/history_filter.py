"""Makes a filter of the history of what a person types: "october left bridge" are three pieces.

A piece is one thing that is asked for; each is shown and can be taken away by itself. What is no
side, no time, no ending, no id and not "unrated" is a word that has to be found in a name.
"""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from hiptimer.model.digest import Ending, HistoryFilter
from hiptimer.model.protocol import Side
from hiptimer.model.statistics import WEEK, monday_of
from hiptimer.model.text import folded, one_line
from hiptimer.wording.session import ENDINGS

SIDES: Final = {"left": Side.LEFT, "right": Side.RIGHT, "both": Side.BILATERAL}

UNRATED: Final = ("unrated", "not rated")

SHORTEST_MONTH: Final = 3
"""Letters that name a month: "oct"."""

DAY: Final = timedelta(days=1)

_TIME: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


class FilterKind(Enum):
    """What a piece is about; of all but words one stands at a time."""

    WHEN = auto()
    PROTOCOL = auto()
    EXERCISE = auto()
    SIDE = auto()
    ENDING = auto()
    RATED = auto()
    WORD = auto()


class FilterPart(Struct, frozen=True):
    """One thing that is asked for: its words, and how it changes a filter."""

    kind: FilterKind
    words: str
    asked: Mapping[str, object] = field(default_factory=dict)


class KnownNames(Struct, frozen=True):
    """The names of the protocols and exercises that were ever done, by their ids."""

    protocols: Mapping[str, str] = field(default_factory=dict)
    exercises: Mapping[str, str] = field(default_factory=dict)


def read_pieces(typed: str, known: KnownNames, today: date) -> tuple[FilterPart, ...]:
    """Return what `typed` asks for; a month without a year is the most recent one."""
    pieces: list[FilterPart] = []
    words = folded(one_line(typed)).split()
    while words:
        word = words.pop(0)
        if words and (piece := _of_two(word, words[0], today)):
            del words[0]
        else:
            piece = _piece(word, known, today)
        pieces.append(piece)
    return with_pieces((), pieces)


def with_pieces(pieces: Sequence[FilterPart], more: Iterable[FilterPart]) -> tuple[FilterPart, ...]:
    """Add `more`; a new piece takes the place of one that it can't stand beside."""
    kept = list(pieces)
    for piece in more:
        kept = [each for each in kept if each != piece and (each.kind, piece.kind) not in _ALONE]
        kept.append(piece)
    return tuple(kept)


def filter_of(pieces: Iterable[FilterPart]) -> HistoryFilter:
    """Make one filter of all pieces."""
    wanted = HistoryFilter()
    for piece in pieces:
        if piece.kind is FilterKind.WORD:
            wanted = replace(wanted, words=(*wanted.words, piece.words))
        else:
            wanted = replace(wanted, **piece.asked)
    return wanted


def pieces_words(pieces: Sequence[FilterPart]) -> str:
    """Name all pieces in a sentence: "October 2026, left and “bridge”"."""
    names = [f"“{each.words}”" if each.kind is FilterKind.WORD else each.words for each in pieces]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def span_of(words: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day of a time as it is typed in a filter; None if it is none.

    `words` are in small letters, with one space between them.
    """
    first, _, second = words.partition(" ")
    if second:
        part = _of_two(first, second, today)
    else:
        part = _time(first) or _lately(first, today) or _month(first, "", today)
    if part is None or part.kind is not FilterKind.WHEN:
        return None
    wanted = filter_of([part])
    return (wanted.since, wanted.until) if wanted.since and wanted.until else None


def _piece(word: str, known: KnownNames, today: date) -> FilterPart:
    if word in SIDES:
        return FilterPart(FilterKind.SIDE, word, {"side": SIDES[word]})
    if word in tuple(Ending):
        return FilterPart(FilterKind.ENDING, ENDINGS[Ending(word)], {"ending": Ending(word)})
    if word in known.protocols:
        return FilterPart(FilterKind.PROTOCOL, one_line(known.protocols[word]), {"protocol": word})
    if word in known.exercises:
        return FilterPart(FilterKind.EXERCISE, one_line(known.exercises[word]), {"exercise": word})
    if word in UNRATED:
        return _unrated()
    return (
        _time(word)
        or _lately(word, today)
        or _month(word, "", today)
        or FilterPart(FilterKind.WORD, word)
    )


def _of_two(word: str, after: str, today: date) -> FilterPart | None:
    """Read what takes two words: "october 2025", "2025 october", "last week", "not rated"."""
    both = f"{word} {after}"
    if both in UNRATED:
        return _unrated()
    return _lately(both, today) or _month(word, after, today) or _month(after, word, today)


def _unrated() -> FilterPart:
    return FilterPart(FilterKind.RATED, UNRATED[-1], {"unrated": True})


def _lately(words: str, today: date) -> FilterPart | None:
    """Read a time relative to `today`; a week begins on Monday."""
    monday = monday_of(today)
    first = today.replace(day=1)
    match words:
        case "today":
            return _span(words, today, today)
        case "yesterday":
            return _span(words, today - DAY, today - DAY)
        case "this week":
            return _span(words, monday, today)
        case "last week":
            return _span(words, monday - WEEK, monday - DAY)
        case "this month":
            return _month_of(today.year, today.month)
        case "last month":
            return _month_of((first - DAY).year, (first - DAY).month)
        case _:
            return None


def _time(word: str) -> FilterPart | None:
    """Read a year, a month or a day: "2026", "2026-10", "2026-10-02"."""
    found = _TIME.fullmatch(word)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return _span(f"{first.day} {first:%B} {year}", first, first)
    if month:
        return _month_of(first.year, first.month)
    return _span(f"{first.year}", first, first.replace(month=12, day=31))


def _month(word: str, year: str, today: date) -> FilterPart | None:
    """Read the name of a month, or its first letters, with a year or without one."""
    names = [folded(name) for name in calendar.month_name]
    number = next((at for at, name in enumerate(names) if at and name.startswith(word)), 0)
    if len(word) < SHORTEST_MONTH or not number:
        return None
    if not year:
        return _month_of(today.year - (number > today.month), number)
    found = _TIME.fullmatch(year)
    if found is None or found[2] or not int(year):
        return None
    return _month_of(int(year), number)


def _month_of(year: int, month: int) -> FilterPart:
    first = date(year, month, 1)
    return _span(f"{first:%B} {year}", first, _last_day(first))


def _last_day(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _span(words: str, since: date, until: date) -> FilterPart:
    return FilterPart(FilterKind.WHEN, words, {"since": since, "until": until})


_ALONE: Final = {(kind, kind) for kind in FilterKind if kind is not FilterKind.WORD}
