"""What the history says in sentences, while there is nothing to show and after a change."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from hiptimer.runner.history import Progress
from hiptimer.tui.history_filter_words import Piece, pieces_words
from hiptimer.tui.widgets.choice_list import ListChoice
from hiptimer.wording.days import counted_for, moment_words
from hiptimer.wording.numbers import counted
from hiptimer.wording.problems import NOT_IN_TRASH
from hiptimer.wording.session import no_match_words

NO_SESSION_YET: Final = (
    "No session yet. Each one that you follow will stand here: its day, its sets, how it hurt at "
    "its worst, and how it ended."
)
READING: Final = "Your sessions are being read. The newest come first."

HINT: Final = "a name, left, today, october, pain …"
CAN_BE_TYPED: Final = "Type a name, left, today, last week, october, pain, tired, unrated …"

LEFT_ALONE: Final = "hiptimer leaves this file as it is. It lies here:"

NOT_SAVED: Final = "Not saved, but kept while the history is open:"
REFUSED: Final = "Not saved."
DROPS: Final = "esc to the list drops what you typed, and shows what the file says now."
DROPPED: Final = "What you typed is not saved; this is what the file says now."
NOTE_CHANGED: Final = "Something else changed this note meanwhile. It is shown as it is now."
GONE: Final = (
    "The session that was open is gone, or can't be read any more: something else changed it."
)
LEAVES: Final = "A correction is not saved; esc again leaves the history without it."

PUT_BACK: Final = "It is back where it was."
TAKEN_OUT: Final = f"{NOT_IN_TRASH.capitalize()}: something else took it out."
NOTHING_IN_TRASH: Final = "There is nothing in the trash any more."

WHAT_IS_THERE: Final = (
    "What you removed lies there: sessions, protocols of your own, and what was discarded."
)
KEEP, DELETE = "k", "d"
TRASH_CHOICES: Final = (
    ListChoice(KEEP, "keep it", "Nothing is deleted."),
    ListChoice(DELETE, "delete it", "It can't be put back any more."),
)

CELLS: Final = 20
"""Of the bar that shows how far the reading has come."""


def no_match(pieces: Sequence[Piece]) -> str:
    """Say that nothing was found, how to look for less, and for what else."""
    asked = pieces_words(pieces)
    drop = "Backspace drops the last filter; a click drops any."
    return f"{no_match_words(asked)} {drop} {CAN_BE_TYPED}"


def not_kept(problem: str) -> str:
    """Say that the index is not kept, and why."""
    return f"Your sessions are read anew each time, for the index of them is missing. {problem}"


def progress_words(progress: Progress) -> str:
    """Tell how far it has come: "Reading 3,120 of 10,000 sessions ███░░░"."""
    full = CELLS * progress.done // max(1, progress.total)
    bar = "█" * full + "░" * (CELLS - full)
    return f"Reading {progress.done:,} of {progress.total:,} sessions {bar}"


def count_words(found: int, all_of_them: int) -> str:
    """Tell how many sessions are in the list."""
    number = counted(all_of_them, "session")
    return number if found == all_of_them else f"{found:,} of {number}"


def unsaved_words(why: str, *, refused: bool) -> str:
    """Say why a correction is not on disk, and what becomes of it."""
    return f"{REFUSED} {why} {DROPS}" if refused else f"{NOT_SAVED} {why}"


def dropped_words(why: str) -> str:
    """Say that a correction is gone, and why."""
    return f"{DROPPED} {why}"


def removed_words(started_at: datetime, day: date, protocol: str) -> str:
    """Say where a removed session is, which counted for `day`; how to undo it is never cut off."""
    when = f"{moment_words(started_at)}{counted_for(started_at, day)}"
    return f"In the trash now, u puts it back: {protocol}, {when}."


def trash_question(count: int) -> str:
    """Ask before files are gone for good."""
    return f"Delete {_files(count)} in the trash for good?"


def emptied_words(count: int) -> str:
    """Say what is gone."""
    return f"{_files(count).capitalize()} from the trash {'is' if count == 1 else 'are'} gone."


def _files(count: int) -> str:
    return "the one file" if count == 1 else f"the {count:,} files"
