"""The messages of the history: while there is nothing to show, and after a change."""

from collections.abc import Sequence
from typing import Final, assert_never

from hiptimer.runner.history import Progress
from hiptimer.runner.history_notices import (
    CorrectionDropped,
    FileFailed,
    IndexNotKept,
    LeavesUnsaved,
    Notice,
    OtherFileMoved,
    Report,
    SessionRemoved,
    TrashEmptied,
    Unsaved,
)
from hiptimer.tui.widgets.choice_list import ListChoice
from hiptimer.wording.days import counted_for, moment_words
from hiptimer.wording.history_filter import FilterPart, pieces_words
from hiptimer.wording.numbers import counted
from hiptimer.wording.problems import NOT_IN_TRASH, problem_words
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
NO_INDEX: Final = "Your sessions are read again each time, because there is no index."

NOTE_CHANGED: Final = "Something else changed this note meanwhile. It is shown as it is now."
GONE: Final = (
    "The session that was open is gone, or can't be read any more: something else changed it."
)
LEAVES: Final = "A correction is not saved; esc again leaves the history without it."

PUT_BACK: Final = "It is back where it was."
TAKEN_OUT: Final = f"{NOT_IN_TRASH.capitalize()}: something else took it out."
NOTHING_IN_TRASH: Final = "The trash is already empty."

NOTICES: Final = {
    Notice.GONE: GONE,
    Notice.NOTE_CHANGED: NOTE_CHANGED,
    Notice.PUT_BACK: PUT_BACK,
    Notice.TAKEN_OUT: TAKEN_OUT,
    Notice.NOTHING_IN_TRASH: NOTHING_IN_TRASH,
}

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


def no_match(pieces: Sequence[FilterPart]) -> str:
    """Return that nothing was found, how to remove a filter, and what else to search for."""
    asked = pieces_words(pieces)
    drop = "Backspace drops the last filter; a click drops any."
    return f"{no_match_words(asked)} {drop} {CAN_BE_TYPED}"


def report_words(report: Report) -> str:
    """Return what came of an action, what is not saved, or how far the reading has come."""
    match report:
        case Notice():
            return NOTICES[report]
        case SessionRemoved():
            return removed_words(report)
        case TrashEmptied(count):
            gone = f"{_files(count).capitalize()} from the trash"
            return f"{gone} {'is' if count == 1 else 'are'} gone."
        case FileFailed(error):
            return problem_words(error)
        case Unsaved(why, refused):
            return f"{REFUSED} {why} {DROPS}" if refused else f"{NOT_SAVED} {why}"
        case CorrectionDropped(why):
            return f"{DROPPED} {why}"
        case LeavesUnsaved(why):
            return f"{LEAVES} {why}"
        case OtherFileMoved(words):
            return words
        case IndexNotKept(problem):
            return f"{NO_INDEX} {problem}"
        case Progress():
            return progress_words(report)
        case _:
            assert_never(report)


def progress_words(progress: Progress) -> str:
    """Return the progress: "Reading 3,120 of 10,000 sessions ███░░░"."""
    full = CELLS * progress.done // max(1, progress.total)
    bar = "█" * full + "░" * (CELLS - full)
    return f"Reading {progress.done:,} of {progress.total:,} sessions {bar}"


def count_words(found: int, all_of_them: int, *, filtered: bool) -> str:
    """Return how many sessions are in the list, and out of how many a filter took them."""
    number = counted(all_of_them, "session")
    return f"{found:,} of {number}" if filtered else number


def removed_words(removed: SessionRemoved) -> str:
    """Return that a session is in the trash; how to undo it is never cut off."""
    when = f"{moment_words(removed.started_at)}{counted_for(removed.started_at, removed.day)}"
    return f"In the trash now, u puts it back: {removed.protocol}, {when}."


def trash_question(count: int) -> str:
    """Return the question before files are deleted for good."""
    return f"Delete {_files(count)} in the trash for good?"


def _files(count: int) -> str:
    return "the one file" if count == 1 else f"the {count:,} files"
