"""Which sessions were asked for: makes a filter of what was typed.

An unknown name is a mistake; a known one that was never done finds nothing.
"""

from argparse import Namespace
from datetime import date

from hiptimer.cli.days import first_day, last_day
from hiptimer.cli.near_names import not_known
from hiptimer.errors import UnknownExerciseError, UnknownProtocolError, UsageError
from hiptimer.model.digest import HistoryFilter
from hiptimer.runner.history import History
from hiptimer.runner.library import Library


def days_asked(options: Namespace, today: date) -> HistoryFilter:
    """Return a filter for the days that were typed; raises UsageError."""
    since = None if options.since is None else first_day("--since", options.since, today)
    until = None if options.until is None else last_day("--until", options.until, today)
    if since and until and since > until:
        raise UsageError(f"--since {since} comes after --until {until}, so no day is between them")
    return HistoryFilter(
        since=since, until=until, protocol=options.protocol or "", exercise=options.exercise or ""
    )


def check_names(wanted: HistoryFilter, history: History, library: Library) -> None:
    """Raise UnknownProtocolError or UnknownExerciseError for an unknown name."""
    if wanted.protocol:
        followed = [each for each, _ in history.protocols()]
        if wanted.protocol not in followed:
            known = [*followed, *library.ids()]
            if wanted.protocol not in known:
                raise UnknownProtocolError(not_known("protocol", wanted.protocol, known))
    if wanted.exercise:
        known = [*(each for each, _, _ in history.exercises()), *library.exercises]
        if wanted.exercise not in known:
            raise UnknownExerciseError(not_known("exercise", wanted.exercise, known))
