"""What the history says: what came of an action, what is not saved, and what it has found."""

from pathlib import Path
from typing import Final

import pytest

from hiptimer.errors import SaveError
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
from hiptimer.tui.screens.history.messages import CAN_BE_TYPED, count_words, no_match, report_words
from hiptimer.wording.history_filter import KnownNames, read_pieces
from tests.support.fakes import MORNING
from tests.support.histories import days_ago

DAY, NIGHT = days_ago(2), days_ago(2, hour=0)

REPORTS: Final[list[tuple[Report, str]]] = [
    (Notice.GONE, "The session that was open is gone, or can't be read any more"),
    (Notice.NOTE_CHANGED, "Something else changed this note meanwhile. It is shown as it is now."),
    (Notice.PUT_BACK, "It is back where it was."),
    (Notice.TAKEN_OUT, "It is no longer in the trash: something else took it out."),
    (Notice.NOTHING_IN_TRASH, "The trash is already empty."),
    (
        SessionRemoved(DAY, DAY.date(), "Mine"),
        "In the trash now, u puts it back: Mine, Saturday 21 November, 07:18.",
    ),
    (
        SessionRemoved(NIGHT, days_ago(3).date(), "Mine"),
        "Mine, Saturday 21 November, 00:18, counted for Friday 20 November.",
    ),
    (TrashEmptied(1), "The one file from the trash is gone."),
    (TrashEmptied(1200), "The 1,200 files from the trash are gone."),
    (
        FileFailed(SaveError(Path("/trash/x.toml"), "it was not deleted: the disk is full")),
        "x.toml: it was not deleted: the disk is full. It is in /trash",
    ),
    (
        Unsaved("The disk is full.", refused=False),
        "Not saved, but kept while the history is open: The disk is full.",
    ),
    (
        Unsaved("It changed.", refused=True),
        "Not saved. It changed. esc drops what you typed, and shows what the file says now.",
    ),
    (
        CorrectionDropped("It changed."),
        "What you typed is not saved; this is what the file says now. It changed.",
    ),
    (
        LeavesUnsaved("The disk is full."),
        "A correction is not saved; esc again leaves the history without it. The disk is full.",
    ),
    (OtherFileMoved("It is now in the trash as b.toml."), "It is now in the trash as b.toml."),
    (
        IndexNotKept("It can't be kept here."),
        "Your sessions are read again each time, because there is no index. It can't be kept here.",
    ),
    (Progress(2500, 10_000), f"Reading 2,500 of 10,000 sessions █████{'░' * 15}"),
    (Progress(0, 0), f"Reading 0 of 0 sessions {'░' * 20}"),
]


@pytest.mark.parametrize(("report", "words"), REPORTS)
def test_each_report_has_its_words(report: Report, words: str) -> None:
    assert words in report_words(report)


def test_the_number_found_is_shown_beside_the_total() -> None:
    assert count_words(1, 1, filtered=False) == "1 session"
    assert count_words(12, 10_000, filtered=True) == "12 of 10,000 sessions"
    assert count_words(2, 2, filtered=True) == "2 of 2 sessions"
    assert count_words(0, 0, filtered=False) == "0 sessions"


def test_a_filter_without_a_match_says_so_and_how_to_drop_it() -> None:
    words = no_match(read_pieces("zzz left", KnownNames(), MORNING.date()))
    assert words.startswith("No session matches “zzz” and left.")
    assert "Backspace drops the last filter; a click drops any." in words
    assert words.endswith(CAN_BE_TYPED)
