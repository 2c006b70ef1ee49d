"""The one place where a person's history is browsed: filter, pointer, cursor, corrections, trash.

`HistoryBrowser` knows no screen, no keys and no words. The screen calls the method for what the
person did, and then draws the list, the session and the report as they are here.
"""

from datetime import date
from enum import Enum, StrEnum, auto

from hiptimer.model.digest import HistoryFilter, SessionDigest
from hiptimer.runner.corrections import Corrections
from hiptimer.runner.history import History, Progress
from hiptimer.runner.history_list import FilterState, OtherFile, SessionPages
from hiptimer.runner.history_notices import (
    CorrectionDropped,
    FileFailed,
    IndexNotKept,
    LeavesUnsaved,
    Notice,
    OtherFileMoved,
    Report,
    Unsaved,
)
from hiptimer.runner.removed_sessions import RemovedSessions
from hiptimer.runner.selected_session import AFTER, SelectedSession


class HistoryView(Enum):
    """What is shown beside the list, in this order."""

    SESSION = auto()
    CHART = auto()
    WEEKS = auto()
    CALENDAR = auto()

    @property
    def next(self) -> "HistoryView":
        """The next view; after the last, the first."""
        views = list(HistoryView)
        return views[(views.index(self) + 1) % len(views)]


class HistoryAction(StrEnum):
    """What a person may do; the names are those of the actions of the screen."""

    OPEN = "open"
    RATE = "pain"
    CLEAR = "clear_pain"
    BESIDE = "beside"
    COUNT = "count"
    NOTE = "note"
    AFTER = "after"
    REMOVE = "remove"
    PUT_BACK = "put_back"
    EMPTY_TRASH = "empty_trash"
    FILTER = "filter"
    POINT_PIECE = "point_piece"
    REMOVE_PIECE = "remove_piece"
    EXERCISE = "exercise"
    MOVE = "move"
    PAGE = "page"


class HistoryBrowser:
    """Browses `history`. The list has a pointer; an `opened` session has a cursor of its own.

    `selected` is the session at the pointer, read when it is first needed. `pages` is another
    object each time the list is read again.
    """

    def __init__(self, history: History) -> None:
        self.history = history
        self.corrections = Corrections(history)
        self.filter = FilterState(history)
        self.selected = SelectedSession(self.corrections)
        self.trash = RemovedSessions(history)
        self.pages = SessionPages(history, HistoryFilter())
        self.session_count = self.pages.found
        self.highlighted = 0
        self.opened = False
        self.view = HistoryView.SESSION
        self.progress: Progress | None = None
        self._pointed: SessionDigest | None = None
        self._notice: Report | None = None
        self._notice_for: str | None = None
        self._saving = False
        self._warned = False
        self._reported_index = False

    # What the screen draws, beside the attributes

    @property
    def digest(self) -> SessionDigest | None:
        """The summary of the session at the pointer; None at a file that is not one."""
        return self.pages.digest(self.highlighted)

    @property
    def file(self) -> OtherFile | None:
        """The file at the pointer that is not a session."""
        return self.pages.file(self.highlighted)

    @property
    def correcting(self) -> bool:
        """Whether the session at the pointer is open, with a cursor."""
        return (
            self.opened and self.view is HistoryView.SESSION and self.selected.session is not None
        )

    @property
    def cursor(self) -> int | None:
        """The place of the cursor in the open session."""
        return self.selected.place if self.correcting else None

    @property
    def reading(self) -> bool:
        """Whether files are being read for the first time."""
        return self.progress is not None and not self.history.complete

    @property
    def report(self) -> Report | None:
        """What came of the last action, what is not saved, or how far the reading has come."""
        if self._notice:
            return self._notice
        if self.selected.unsaved:
            return Unsaved(self.selected.unsaved, refused=self.selected.refused)
        return self.progress if self.reading else None

    def offers(self, action: HistoryAction) -> bool:
        """Return whether something comes of an action now."""
        match action:
            case HistoryAction.OPEN:
                return not self.opened and self.pages.total > 0
            case HistoryAction.RATE | HistoryAction.BESIDE:
                return self.correcting
            case HistoryAction.CLEAR:
                return self.correcting and self.selected.pain is not None
            case HistoryAction.COUNT:
                record = self.selected.record if self.correcting else None
                return record is not None and record.target_reps is not None
            case HistoryAction.NOTE | HistoryAction.AFTER | HistoryAction.REMOVE:
                seen = self.view is HistoryView.SESSION or not self.opened
                return seen and self.selected.session is not None
            case HistoryAction.REMOVE_PIECE | HistoryAction.POINT_PIECE:
                return bool(self.filter.pieces) and not (self.opened or self.filter.typed)
            case HistoryAction.EXERCISE:
                return self.view is HistoryView.CHART
            case HistoryAction.FILTER:
                return not self.opened
            case HistoryAction.PUT_BACK:
                return self.trash.can_put_back
            case HistoryAction.EMPTY_TRASH:
                return self.trash.in_trash > 0
            case HistoryAction.MOVE | HistoryAction.PAGE:
                return self.correcting or self.pages.total > 1

    # The list

    def refresh(self) -> None:
        """Read the list again; the pointer stays at its session."""
        self._point_at(self._kept)

    def reselect(self) -> None:
        """Read the session at the pointer again; a notice about another one goes."""
        self._select()
        if self.selected.id != self._notice_for:
            self._notice = None
        self._notice_for = self.selected.id

    def move(self, step: int) -> None:
        """Move the cursor in the open session or, in the list, the pointer."""
        if self.correcting:
            self._move_cursor(step)
        else:
            self.scroll(step)

    def scroll(self, step: int) -> None:
        """Move the pointer, at most to the ends; `reselect` reads the session once it is shown."""
        self._highlight(self.highlighted + step)

    def click(self, place: int) -> None:
        """Move the pointer to a row; if it is there already, open the session."""
        if place == self.highlighted:
            self.open()
        else:
            clicked = self.pages.digest(place)
            self.close()
            self._highlight(self.pages.place_of(clicked) if clicked else place)
            self.reselect()

    # The session

    def open(self, place: int | None = None) -> None:
        """Open the session at the pointer, with the cursor at `place` or the first unrated set."""
        self.opened, self.view = True, HistoryView.SESSION
        if place is None:
            self.selected.begin()
        else:
            self.selected.place = place
        self.reselect()

    def open_after(self) -> None:
        """Open the session at the pain in the night or morning after."""
        self.open(AFTER)

    def close(self) -> None:
        """Go back to the list."""
        self.opened = False
        if self.pages.guest:  # it was listed only while it was open
            self.refresh()
        else:
            self.reselect()
        self._drop_refused()

    def move_beside(self, step: int) -> None:
        """Move the cursor to the other side."""
        self._move_cursor(0, step)

    def show_next_view(self, *, covers_list: bool) -> None:
        """Show the next view beside the list; in a narrow window it covers the list."""
        self.view = self.view.next
        self.opened = self.opened or (covers_list and self.view is not HistoryView.SESSION)
        self.reselect()

    def type_number(self, number: int, at: float) -> None:
        """Rate the set at the cursor with a digit, or ten, that was typed `at` some time."""
        self.selected.type_number(number, at)
        self._corrected()

    def rate(self, pain: int | None) -> None:
        """Rate with a number that was clicked, or (None) remove the number at the cursor."""
        self.selected.rate(pain)
        self._corrected()

    def count(self, step: int) -> None:
        """Change how many repetitions there were."""
        self.selected.count(step)
        self._corrected()

    def write_note(self, note: str, before: str) -> None:
        """Save the note as it is typed, unless something else has changed the one `before`."""
        if self.selected.write_note(note, before):
            self._corrected()
        else:
            self.reselect()

    def notice_changed_note(self) -> None:
        """Report that the note that is being typed is another one in the file."""
        self._notice = Notice.NOTE_CHANGED

    # The filter

    def type_filter(self, typed: str, today: date) -> None:
        """List the matches while the filter is typed."""
        self.filter.write(typed, today)
        self._read_list(self._kept)
        self._select()

    def take_filter(self) -> None:
        """Keep the typed text as pieces of the filter."""
        self.filter.take()
        self.refresh()

    def drop_filter(self) -> None:
        """Drop the typed text; the pieces stay."""
        self.filter.drop()
        self.refresh()

    def remove_piece(self, today: date, place: int | None = None) -> None:
        """Remove the piece at `place`, the highlighted piece, or the last one."""
        self.filter.remove(place)
        self.type_filter(self.filter.typed, today)

    # The trash

    def remove(self) -> None:
        """Move the session at the pointer to the trash."""
        digest = self.digest
        if digest is None:
            return
        self.corrections.settle(digest.id)
        came = self.trash.remove(digest)
        if not isinstance(came, FileFailed):
            self.corrections.drop(digest.id)
        self.close()
        self._after_trash(came)

    def put_back(self) -> None:
        """Put back the session that was removed last, and move the pointer to it."""
        digest, came = self.trash.put_back()
        if digest:
            self.close()  # what is typed next is not meant for the session that comes back
            self._point_at(digest)
        self._after_trash(came)

    def files_to_delete(self) -> int:
        """Return how many files there are in the trash; if none, the report says why."""
        count = self.trash.count()
        if not count:  # another window has emptied it
            problem = self.trash.problem
            self._notice = FileFailed(problem) if problem else Notice.NOTHING_IN_TRASH
        return count

    def empty_trash(self) -> None:
        """Delete the files in the trash for good."""
        self._after_trash(self.trash.empty())

    # Time

    def check_files(self) -> bool:
        """Update the history from its files, in a thread; return whether they had changed."""
        return self.history.check(self._take_progress)

    def checked(self, *, changed: bool) -> bool:
        """Take in what a check of the files has found; return whether the list was read again."""
        read = changed or self.progress is not None
        if read:
            self.progress = None
            self.refresh()
        if self.history.problem and not self._reported_index and not self._notice:
            self._reported_index = True
            self._notice = IndexNotKept(self.history.problem)
        return read

    def saved(self) -> bool:
        """Take in whether a correction was saved; return False while that is not known."""
        if not self._saving or self.corrections.busy:
            return False
        self._saving = False
        moved = self.corrections.moved_message()
        self.refresh()
        self._drop_refused()
        if moved:
            self._notice = OtherFileMoved(moved)
        return True

    def leave(self) -> bool:
        """Return whether the history can be left: asks once if a correction would be lost."""
        problem = self.corrections.try_again()
        if not problem or self._warned:
            return True
        self._warned = True
        self._notice = LeavesUnsaved(problem)
        return False

    # What comes of it

    def _take_progress(self, progress: Progress) -> None:
        self.progress = progress

    @property
    def _kept(self) -> SessionDigest | None:
        """The session that keeps the pointer, even while the list is empty."""
        return self.digest if self.pages.total else self._pointed

    def _point_at(self, at: SessionDigest | None) -> None:
        """Read the list again, with the pointer at a session, or where that would be."""
        was_open = self.opened
        self._read_list(at)
        self.reselect()
        if was_open and not self.opened:
            self._notice = Notice.GONE

    def _read_list(self, at: SessionDigest | None) -> None:
        self.session_count = self.history.count(HistoryFilter())
        opened = at if self.opened else None
        self.pages = SessionPages(self.history, self.filter.wanted, opened)
        place = self.pages.place_of(at) if at else self.highlighted
        self.highlighted = max(0, min(place, self.pages.total - 1))
        if at and self.opened and (self.digest is None or self.digest.id != at.id):
            # It is gone, and what is typed was not meant for the session that is here now.
            self.opened = False

    def _highlight(self, place: int) -> None:
        self.highlighted = max(0, min(place, self.pages.total - 1))
        self._select()

    def _select(self) -> None:
        digest = self.digest
        self.selected.select(digest.id if digest else None)
        self._pointed = digest or self._pointed

    def _move_cursor(self, down: int, right: int = 0) -> None:
        self.selected.move(down, right)
        self.reselect()

    def _corrected(self) -> None:
        self._saving, self._notice = True, None

    def _drop_refused(self) -> None:
        """Show the file instead of rejected corrections, once the person has left the session."""
        open_here = self.digest.id if self.opened and self.digest else None
        why = self.corrections.drop_refused(besides=open_here)
        if why:
            self.reselect()
            self._notice = CorrectionDropped(why)

    def _after_trash(self, report: Report) -> None:
        self.refresh()
        self._notice = report
