"""A filter as a query of the index, in SQL. All values go beside the text, never into it."""

from datetime import date, time

from hiptimer.model.digest import STOPS, Ending, HistoryFilter
from hiptimer.storage.history_file import ENTRY, FIELD, SECONDS_A_DAY


def condition(wanted: HistoryFilter, day_starts_at: time) -> tuple[str, list[object]]:
    """Return the condition on the table `file`, and the values of its question marks."""
    parts, values = ["counts = 1"], list[object]()
    if wanted.since is not None:
        parts.append("local >= ?")
        values.append(_begin_of(wanted.since, day_starts_at))
    if wanted.until is not None:
        parts.append("local < ?")
        values.append(_begin_of(wanted.until, day_starts_at) + SECONDS_A_DAY)
    if wanted.ending is not None:
        endings = STOPS if wanted.ending is Ending.STOPPED else {wanted.ending}
        parts.append(f"ending IN ({', '.join('?' * len(endings))})")
        values += sorted(endings)
    if wanted.unrated:
        parts.append("unrated = 1")
    followed, names = _on_course(wanted)
    if followed:
        parts.append(f"course IN (SELECT number FROM course WHERE {' AND '.join(followed)})")  # noqa: S608 - our own text
        values += names
    return " AND ".join(parts), values


def _on_course(wanted: HistoryFilter) -> tuple[list[str], list[object]]:
    parts, values = list[str](), list[object]()
    if wanted.protocol:
        parts.append("protocol = ?")
        values.append(wanted.protocol)
    if wanted.exercise or wanted.side is not None:
        parts.append("instr(sides, ?)")
        values.append(_entry_with(wanted))
    # A word that names an exercise must name one that was done on that side.
    words = "words" if wanted.side is None else f"words_{wanted.side}"
    for word in wanted.words:
        parts.append(f"instr({words}, ?)")
        values.append(word.casefold())
    return parts, values


def _entry_with(wanted: HistoryFilter) -> str:
    exercise = f"{ENTRY}{wanted.exercise}{FIELD}" if wanted.exercise else FIELD
    return exercise if wanted.side is None else f"{exercise}{wanted.side.value}{FIELD}"


def _begin_of(day: date, day_starts_at: time) -> int:
    """Return the local second at which `day` begins, in the units of `IndexedSession.local`."""
    begins = day_starts_at.hour * 3600 + day_starts_at.minute * 60 + day_starts_at.second
    return day.toordinal() * SECONDS_A_DAY + begins
