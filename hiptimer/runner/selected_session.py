"""The session at the pointer of the history, with a cursor among its sets, and its corrections.

A correction is saved at once. One that can't be saved is reported, and kept while the history is
open.
"""

from collections.abc import Iterator
from typing import Final

from hiptimer.errors import UnreadableError
from hiptimer.interaction.numbers import DigitEntry
from hiptimer.model.blocks import blocks_of, row_to_begin
from hiptimer.model.corrections import (
    counted_further,
    with_done_reps,
    with_next_day_pain,
    with_note,
    with_pain,
)
from hiptimer.model.session import Session, SetRecord
from hiptimer.runner.corrections import Corrections

AFTER: Final = 0
"""The place of the pain in the night or morning after; other places are rows of sets."""

Lines = tuple[tuple[int, ...], ...]


class SelectedSession:
    """Holds one session, or the `problem` why there is none; `place` is where the cursor is."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self.place = AFTER
        self._session: Session | None = None
        self._problem = ""
        self._digits = DigitEntry()
        self._digits_for: tuple[str | None, int] | None = None
        self.select(None)

    def select(self, session_id: str | None) -> None:
        """Switch to a session, or to none. It is read when it is first needed."""
        self.id, self._read = session_id, False

    @property
    def session(self) -> Session | None:
        """The session with its corrections."""
        self._load()
        return self._session

    @property
    def problem(self) -> str:
        """Why the session can't be shown."""
        self._load()
        return self._problem

    def _load(self) -> None:
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
            self.place = place_in(cursor_lines(self._session), self.place)

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
            lines = cursor_lines(self.session)
            self.place = beside(lines, below(lines, self.place, down), right)

    # Corrections

    def type_number(self, number: int, at: float) -> None:
        """Rate with a digit, or with ten; a `0` soon after a `1` for the same set makes it ten."""
        about = (self.id, self.place)
        if about != self._digits_for:
            self._digits.forget()
        self._digits_for = about
        rating = self._digits.press(number, None, at, hold_one=False)
        self._rate(number if rating is None else rating.pain)

    def rate(self, pain: int | None) -> None:
        """Correct the number at the cursor, or remove it; a `0` after that is no part of a ten."""
        self._digits.forget()
        self._rate(pain)

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

    def _rate(self, pain: int | None) -> None:
        if self.session and self.record:
            self._amend(with_pain(self.session, self.place, pain))
        elif self.session:
            self._amend(with_next_day_pain(self.session, pain))

    def _amend(self, session: Session) -> None:
        self._session = session
        self._corrections.amend(session)


# Where the cursor can be


def cursor_lines(session: Session) -> Lines:
    """Return the places of the cursor line by line, those of one line from left to right.

    The sides of an exercise are beside each other, its sets below each other.
    """
    return (*_lines_of_sets(session), (AFTER,))


def beside(lines: Lines, place: int, step: int) -> int:
    """Return the place to the left or right, at most to the ends of the line."""
    line = lines[_line_of(lines, place)]
    return line[max(0, min(line.index(place) + step, len(line) - 1))]


def below(lines: Lines, place: int, step: int) -> int:
    """Return the place above or below, on the same side if there is one."""
    at = _line_of(lines, place)
    to = lines[max(0, min(at + step, len(lines) - 1))]
    return to[min(lines[at].index(place), len(to) - 1)]


def place_in(lines: Lines, place: int) -> int:
    """Return `place`, or the first one if it is not there any more."""
    return place if any(place in line for line in lines) else lines[0][0]


def _line_of(lines: Lines, place: int) -> int:
    return next(at for at, line in enumerate(lines) if place in line)


def _lines_of_sets(session: Session) -> Iterator[tuple[int, ...]]:
    blocks = blocks_of(session)
    for entry in dict.fromkeys(block.entry for block in blocks):
        sides = [block.rows for block in blocks if block.entry == entry]
        for at in range(max(map(len, sides))):
            yield tuple(row for rows in sides for row in rows[at : at + 1])
