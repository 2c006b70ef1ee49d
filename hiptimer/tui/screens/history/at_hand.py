"""The session at the pointer, with a cursor and with its corrections.

A correction is saved at once. One that can't be saved is reported, and kept while the history is
open.
"""

from hiptimer.errors import UnreadableError
from hiptimer.model.blocks import row_to_begin
from hiptimer.model.corrections import (
    counted_further,
    with_done_reps,
    with_next_day_pain,
    with_note,
    with_pain,
)
from hiptimer.model.session import Session, SetRecord
from hiptimer.runner.corrections import Corrections
from hiptimer.tui.screens.history.cursor import AFTER, below, beside, known, lines_of
from hiptimer.tui.screens.history.preview_text import preview_of


class SessionAtHand:
    """Holds one session, or the `problem` why there is none; `place` is where the cursor is."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self.place = AFTER
        self._session: Session | None = None
        self._problem = ""
        self.take(None)

    def take(self, session_id: str | None) -> None:
        """Switch to a session, or to none. It is read when it is first needed."""
        self.id, self._read = session_id, False

    @property
    def session(self) -> Session | None:
        """The session with its corrections."""
        self._look()
        return self._session

    @property
    def problem(self) -> str:
        """Why the session can't be shown."""
        self._look()
        return self._problem

    def _look(self) -> None:
        """Read the session again, once; the cursor stays if it can."""
        if self._read:
            return
        self._read, self._session, self._problem = True, None, ""
        if self.id is None:
            return
        try:
            self._session = self._corrections.load(self.id)
        except UnreadableError as error:
            self._problem = str(error)
        else:
            self.place = known(lines_of(preview_of(self._session)), self.place)

    @property
    def unsaved(self) -> str | None:
        """Why the session on disk differs from this one."""
        return self._corrections.problem(self.id) if self.id else None

    @property
    def refused(self) -> bool:
        """Whether the corrections can't be saved, because the file has changed."""
        return self.session is not None and self._corrections.refused(self.session.id)

    @property
    def record(self) -> SetRecord | None:
        """The set at the cursor."""
        session = self.session
        return None if session is None or self.place == AFTER else session.sets[self.place - 1]

    @property
    def pain(self) -> int | None:
        """The number at the cursor."""
        if self.record:
            return self.record.pain
        return self.session.pain_next_day if self.session else None

    # The cursor

    def begin(self) -> None:
        """Move to the first set that can be rated and is not."""
        if self.session:
            self.place = row_to_begin(self.session) if self.session.sets else AFTER

    def move(self, down: int, right: int = 0) -> None:
        """Move to another set, or to the pain after the session."""
        if self.session:
            lines = lines_of(preview_of(self.session))
            self.place = beside(lines, below(lines, self.place, down), right)

    # Corrections

    def rate(self, pain: int | None) -> None:
        """Correct the number at the cursor, or remove it."""
        if self.session and self.record:
            self._amend(with_pain(self.session, self.place, pain))
        elif self.session:
            self._amend(with_next_day_pain(self.session, pain))

    def count(self, step: int) -> None:
        """Change how many repetitions there were at the cursor."""
        if self.session and self.record:
            count = counted_further(self.record, step)
            self._amend(with_done_reps(self.session, self.place, count))

    def write_note(self, note: str, before: str) -> bool:
        """Write the note; return False, and change nothing, if it is no longer `before`."""
        if self.session is None or self.session.note != before:
            return False
        self._amend(with_note(self.session, note))
        return True

    def _amend(self, session: Session) -> None:
        self._session = session
        self._corrections.amend(session)
