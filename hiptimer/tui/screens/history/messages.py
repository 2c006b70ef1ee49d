"""The messages of the history: while there is nothing to show, and after a change."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from hiptimer.runner.history import Progress
from hiptimer.tui.widgets.choice_list import ListChoice
from hiptimer.wording.days import counted_for, moment_words
from hiptimer.wording.history_filter import Piece, pieces_words
from hiptimer.wording.numbers import counted
from hiptimer.wording.problems import NOT_IN_TRASH
from hiptimer.wording.session import no_match_words

NO_SESSION_YET: Final = (
    "No session yet. Each one that you follow will appear here: its day, its sets, how it hurt at "
    "its worst, and how it ended."
)
READING: Final = "Your sessions are being read. The newest come first."

HINT: Final = "a name, left, today, october, pain …"
CAN_BE_TYPED: Final = "Type a name, left, today, last week, october, pain, tired, unrated …"

LEFT_ALONE: Final = "hiptimer leaves this file as it is:"

NOT_SAVED: Final = "Not saved, but kept while the history is open:"
REFUSED: Final = "Not saved."
DROPS: Final = "esc drops what you typed, and shows what the file says now."
DROPPED: Final = "What you typed is not saved; this is what the file says now."
NOTE_CHANGED: Final = "Something else changed this note meanwhile. It is shown as it is now."
GONE: Final = (
    "The session that was open is gone, or can't be read any more: something else changed it."
)
LEAVES: Final = "A correction is not saved; esc again leaves the history without it."

PUT_BACK: Final = "It is back where it was."
TAKEN_OUT: Final = f"{NOT_IN_TRASH.capitalize()}: something else took it out."
NOTHING_IN_TRASH: Final = "The trash is already empty."

WHAT_IS_THERE: Final = (
    "It has the sessions and protocols that you removed, and the sessions that you discarded."
)
KEEP, DELETE = "k", "d"
TRASH_CHOICES: Final = (
    ListChoice(KEEP, "keep it", "Nothing is deleted."),
    ListChoice(DELETE, "delete it", "It can't be put back any more."),
)

CELLS: Final = 20
"""Cells of the progress bar."""


def no_match(pieces: Sequence[Piece]) -> str:
    """Return that nothing was found, how to remove a filter, and what else to search for."""
    asked = pieces_words(pieces)
    drop = "Backspace drops the last filter; a click drops any."
    return f"{no_match_words(asked)} {drop} {CAN_BE_TYPED}"


def not_kept(problem: str) -> str:
    """Return that the index can't be kept, and why."""
    return f"Your sessions are read again each time, because there is no index. {problem}"


def progress_words(progress: Progress) -> str:
    """Return the progress: "Reading 3,120 of 10,000 sessions ███░░░"."""
    full = CELLS * progress.done // max(1, progress.total)
    bar = "█" * full + "░" * (CELLS - full)
    return f"Reading {progress.done:,} of {progress.total:,} sessions {bar}"


def count_words(found: int, all_of_them: int) -> str:
    """Return how many sessions are in the list."""
    number = counted(all_of_them, "session")
    return number if found == all_of_them else f"{found:,} of {number}"


def unsaved_words(why: str, *, refused: bool) -> str:
    """Return why a correction is not on disk, and what happens to it."""
    return f"{REFUSED} {why} {DROPS}" if refused else f"{NOT_SAVED} {why}"


def dropped_words(why: str) -> str:
    """Return that a correction is dropped, and why."""
    return f"{DROPPED} {why}"


def removed_words(started_at: datetime, day: date, protocol: str) -> str:
    """Return that a session of `day` is in the trash; how to undo it is never cut off."""
    when = f"{moment_words(started_at)}{counted_for(started_at, day)}"
    return f"In the trash now, u puts it back: {protocol}, {when}."


def trash_question(count: int) -> str:
    """Return the question before files are deleted for good."""
    return f"Delete {_files(count)} in the trash for good?"


def emptied_words(count: int) -> str:
    """Return how many files are gone."""
    return f"{_files(count).capitalize()} from the trash {'is' if count == 1 else 'are'} gone."


def _files(count: int) -> str:
    return "the one file" if count == 1 else f"the {count:,} files"
