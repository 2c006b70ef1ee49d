"""The list of the history: the filter, and the rows that match it, read as they are needed."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from hiptimer.errors import UnreadableError
from hiptimer.model.digest import HistoryFilter, SessionDigest
from hiptimer.runner.history import History
from hiptimer.wording.history_filter import (
    FilterPart,
    KnownNames,
    filter_of,
    read_pieces,
    with_pieces,
)

PAGE: Final = 64
"""Rows to read at once: about what a large window shows."""

OtherFile = UnreadableError | Path
"""A file among the sessions that can't be read, or that is not a session at all."""


class FilterState:
    """The filter. `pieces` stay until they are removed; `asked` adds what is being `typed`."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.pieces: tuple[FilterPart, ...] = ()
        self.asked: tuple[FilterPart, ...] = ()
        self.typed = ""
        self.pointed: int | None = None
        """The piece that is highlighted; without one, the last is the next to be removed."""
        self._known = KnownNames()

    @property
    def wanted(self) -> HistoryFilter:
        """All of `asked` as one filter."""
        return filter_of(self.asked)

    def begin(self) -> None:
        """Read the known names once, because that would be slow at each letter."""
        exercises = {exercise: name for exercise, name, _ in self._history.exercises()}
        self._known = KnownNames(dict(self._history.protocols()), exercises)

    def write(self, typed: str, today: date) -> None:
        """Filter by the pieces and by what is being typed."""
        self.typed = typed
        self.asked = with_pieces(self.pieces, read_pieces(typed, self._known, today))
        self.pointed = None

    def take(self) -> None:
        """Keep the typed text as pieces."""
        self.pieces, self.typed, self.pointed = self.asked, "", None

    def drop(self) -> None:
        """Drop the typed text."""
        self.asked, self.typed, self.pointed = self.pieces, "", None

    def point(self, step: int) -> None:
        """Highlight the piece to remove."""
        at = len(self.pieces) if self.pointed is None else self.pointed
        self.pointed = max(0, min(at + step, len(self.pieces) - 1)) if self.pieces else None

    def remove(self, place: int | None = None) -> None:
        """Remove a piece: the one at `place`, the highlighted one, or the last."""
        at = self.pointed if place is None else place
        at = len(self.pieces) - 1 if at is None else at
        self.pieces = (*self.pieces[:at], *self.pieces[at + 1 :])
        self.asked, self.pointed = self.pieces, None


class SessionPages:
    """The sessions that match `wanted`; without a filter, the other files too.

    The `opened` session stays among them as long as it exists, even if a correction means that it
    no longer matches. Then it is the `guest`.
    """

    def __init__(
        self, history: History, wanted: HistoryFilter, opened: SessionDigest | None = None
    ) -> None:
        self.wanted = wanted
        self._history = history
        self._pages: dict[int, tuple[SessionDigest, ...]] = {}
        self.found = history.count(wanted)
        self._guest_place = self.place_of(opened) if opened else 0
        self.guest = self._guest(opened) if opened else None

    @property
    def sessions(self) -> int:
        """The number of rows with sessions."""
        return self.found + (self.guest is not None)

    @cached_property
    def files(self) -> tuple[OtherFile, ...]:
        """The files that can't be read or are not sessions."""
        if self.wanted != HistoryFilter():
            return ()
        return *self._history.unreadable(), *self._history.others()

    @property
    def total(self) -> int:
        """The number of rows."""
        return self.sessions + len(self.files)

    def digest(self, place: int) -> SessionDigest | None:
        """Return the session at `place`; None if there is none (any more)."""
        if self.guest and place >= self._guest_place:
            return self.guest if place == self._guest_place else self._match(place - 1)
        return self._match(place)

    def file(self, place: int) -> OtherFile | None:
        """Return the file at `place`."""
        at = place - self.sessions
        return self.files[at] if 0 <= at < len(self.files) else None

    def place_of(self, digest: SessionDigest) -> int:
        """Return where a session is or would be: the list is in order of time."""
        return self._history.place_of(digest, self.wanted)

    def _match(self, place: int) -> SessionDigest | None:
        """Return the session at `place` among the matches."""
        if not 0 <= place < self.found:
            return None
        number, within = divmod(place, PAGE)
        if number not in self._pages:
            self._pages[number] = self._history.page(self.wanted, number * PAGE, PAGE)
        page = self._pages[number]
        return page[within] if within < len(page) else None

    def _guest(self, opened: SessionDigest) -> SessionDigest | None:
        """Return `opened` as it is now, unless it matches, or is gone."""
        match = self._match(self._guest_place)
        if match and match.id == opened.id:
            return None
        everything = HistoryFilter()
        place = self._history.place_of(opened, everything)
        now = (each for each in self._history.page(everything, place, 1) if each.id == opened.id)
        return next(now, None if self._history.complete else opened)
