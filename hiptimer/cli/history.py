"""`hiptimer history`: finds the requested sessions and prints them.

They are in the order in which they were done, the newest last: the end of the output is what a
person sees in a terminal, and charts run the same way. It changes no session.
"""

import contextlib
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from hiptimer.cli.days import first_day, last_day
from hiptimer.cli.history_rows import ExportSource
from hiptimer.cli.messages import notify
from hiptimer.cli.near_names import not_known
from hiptimer.cli.output import put_data
from hiptimer.cli.problems import Problems
from hiptimer.cli.wiring import build_library, open_history, read_settings
from hiptimer.clock import SystemClock
from hiptimer.errors import (
    HiptimerError,
    UnknownExerciseError,
    UnknownProtocolError,
    UnreadableError,
    UsageError,
)
from hiptimer.model.digest import HistoryFilter, SessionDigest
from hiptimer.model.settings import Settings
from hiptimer.runner.history import History
from hiptimer.runner.library import Library
from hiptimer.storage.folders import Folders
from hiptimer.storage.session_names import SessionNames
from hiptimer.wording.session import no_match_words

EVERYTHING: Final = HistoryFilter()

MOST_IDS: Final = 200
"""Newest sessions whose ids a shell offers; more would not be read."""

NONE_YET: Final = "There are no sessions yet. hiptimer start begins one."

NONE_READABLE: Final = "None of your sessions can be read."

NO_MATCH: Final = f"{no_match_words()} Without options hiptimer history lists them all."


def run(options: Namespace, folders: Folders) -> int:
    """Print the requested sessions; raises HiptimerError. Finding none is not a failure."""
    if options.ids:
        put_data(_ids(folders.sessions))
        return 0
    settings = read_settings(folders)
    wanted = days_asked(options, settings.day_of(SystemClock().now()))
    if options.csv and wanted == EVERYTHING and options.last is None:
        return _export_all(folders, settings)
    with open_history(folders) as history:
        try:
            check_names(wanted, history, build_library(folders))
        except HiptimerError:  # it may occur in what can't be read
            _report_problems(history)
            raise
        sessions = _found(wanted, options.last, history)
        if options.csv:
            from hiptimer.cli.history_export import Chosen, export  # noqa: PLC0415 - one is enough

            chosen = Chosen({session.id for session in sessions}, history.unreadable())
            export(ExportSource(folders.sessions, settings.day_starts_at, wanted.exercise), chosen)
        else:
            _print(sessions, history, as_json=options.json)
        if not sessions:
            notify(_why_none(history))
        return _code(history.unreadable(), folders)


def _export_all(folders: Folders, settings: Settings) -> int:
    from hiptimer.cli.history_export import export  # noqa: PLC0415 - one is enough

    done = export(ExportSource(folders.sessions, settings.day_starts_at))
    if not done.any:
        notify(NONE_READABLE if done.unreadable else NONE_YET)
    return _code(done.unreadable, folders)


def _code(unreadable: Iterable[UnreadableError], folders: Folders) -> int:
    """Return a failure if no folder could be searched: an empty history would be a lie."""
    return int(any(error.path == folders.sessions for error in unreadable))


def _why_none(history: History) -> str:
    if history.count(EVERYTHING):
        return NO_MATCH
    return NONE_READABLE if history.unreadable() else NONE_YET


def _found(wanted: HistoryFilter, last: int | None, history: History) -> tuple[SessionDigest, ...]:
    if last is None:
        return tuple(history.digests(wanted))
    return history.page(wanted, 0, last)[::-1]


def _report_problems(history: History) -> None:
    with contextlib.closing(Problems()) as problems:
        problems.add(history.unreadable())


def _print(sessions: tuple[SessionDigest, ...], history: History, *, as_json: bool) -> None:
    _report_problems(history)
    if as_json:
        from hiptimer.cli.history_json import print_json  # noqa: PLC0415

        print_json(sessions, history)
    elif sessions:
        from hiptimer.cli.history_table import draw  # noqa: PLC0415

        draw(sessions, history)


def _ids(folder: Path) -> str:
    names = (Path(name).stem for name in SessionNames(folder).newest(MOST_IDS))
    return "".join(f"{name}\n" for name in ["last", *names])


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
