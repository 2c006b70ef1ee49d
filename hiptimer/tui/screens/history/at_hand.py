"""The session at the pointer: as it was read, with a cursor, and with what is corrected in it.

A correction is saved at once. One that can't be saved is told, and kept while the history is open.
"""

from hiptimer.errors import UnreadableError
from hiptimer.model.corrections import (
    with_done_reps,
    with_next_day_pain,
    with_note,
    with_pain,
)
from hiptimer.model.session import Session, SetRecord
from hiptimer.runner.corrections import Corrections
from hiptimer.tui.screens.history.places import AFTER, below, beside, known, lines_of
from hiptimer.tui.screens.history.preview_text import preview_of
from hiptimer.tui.summary_rows import counted_further, row_to_begin


class SessionAtHand:
    """Holds one session, or the `problem` why there is none; `place` is that of the cursor."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self.place = AFTER
        self._session: Session | None = None
        self._problem = ""
        self.take(None)

    def take(self, session_id: str | None) -> None:
        """Go over to a session, or to none. It is read when something asks about it."""
        self.id, self._read = session_id, False

    @property
    def session(self) -> Session | None:
        """The session, with what was corrected in it."""
        self._look()
        return self._session

    @property
    def problem(self) -> str:
        """Why there is none, although one was asked for."""
        self._look()
        return self._problem

    def _look(self) -> None:
        """Read the session anew, once; the cursor stays where it can."""
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
        """Why the session is not on disk as it stands here."""
        return self._corrections.problem(self.id) if self.id else None

    @property
    def refused(self) -> bool:
        """Whether what was corrected can't be saved on top of what the file says now."""
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
        """Go to the first set that could be rated and is not."""
        if self.session:
            self.place = row_to_begin(self.session) if self.session.sets else AFTER

    def move(self, down: int, right: int = 0) -> None:
        """Go to another set, or to the pain after the session."""
        if self.session:
            lines = lines_of(preview_of(self.session))
            self.place = beside(lines, below(lines, self.place, down), right)

    # Corrections

    def rate(self, pain: int | None) -> None:
        """Correct the number at the cursor, or take it away."""
        if self.session and self.record:
            self._amend(with_pain(self.session, self.place, pain))
        elif self.session:
            self._amend(with_next_day_pain(self.session, pain))

    def count(self, step: int) -> None:
        """Tell how many repetitions there were at the cursor."""
        if self.session and self.record:
            count = counted_further(self.record, step)
            self._amend(with_done_reps(self.session, self.place, count))

    def write_note(self, note: str, before: str) -> bool:
        """Write the note; False, and nothing is done, where it is not as it was `before`."""
        if self.session is None or self.session.note != before:
            return False
        self._amend(with_note(self.session, note))
        return True

    def _amend(self, session: Session) -> None:
        self._session = session
        self._corrections.amend(session)
