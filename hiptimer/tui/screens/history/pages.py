"""The rows of the history, read as needed: of a long list only some are ever read."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from hiptimer.model.digest import HistoryFilter, SessionDigest
from hiptimer.model.text import one_line
from hiptimer.runner.history import History
from hiptimer.tui.screens.history.session_list import Row
from hiptimer.tui.screens.history.session_rows import (
    OTHER,
    FileRow,
    session_row,
    unreadable_row,
)

PAGE: Final = 64
"""Rows to read at once: about what a large window shows."""

GONE: Final = FileRow("", "it is gone by now", "")
"""Shown for a moment if something else removed a session."""


class SessionPages:
    """The sessions that match `wanted`; without a filter, the other files too.

    The `opened` session stays among them as long as it exists, even if a correction means that it
    no longer matches. Then it is the `guest`.
    """

    def __init__(
        self,
        history: History,
        wanted: HistoryFilter,
        today: Callable[[], date],
        opened: SessionDigest | None = None,
    ) -> None:
        self.wanted = wanted
        self._history = history
        self._today = today
        self._pages: dict[int, tuple[SessionDigest, ...]] = {}
        self.found = history.count(wanted)
        self._guest_place = self.place_of(opened) if opened else 0
        self.guest = self._guest(opened) if opened else None

    @property
    def sessions(self) -> int:
        """The number of rows with sessions."""
        return self.found + (self.guest is not None)

    @cached_property
    def files(self) -> tuple[FileRow, ...]:
        """The files that are not sessions, or can't be read."""
        if self.wanted != HistoryFilter():
            return ()
        others = [(path.name, str(path)) for path in self._history.others()]
        return (
            *map(unreadable_row, self._history.unreadable()),
            *(FileRow(one_line(name), OTHER, one_line(path)) for name, path in others),
        )

    @property
    def total(self) -> int:
        """The number of rows."""
        return self.sessions + len(self.files)

    def rows(self, places: range) -> Sequence[Row]:
        """Return the rows at `places`."""
        today = self._today()
        shown: list[Row] = []
        for place in places:
            digest = self.digest(place)
            if digest is None:
                shown.append(self.file(place) or GONE)
            else:
                shown.append(session_row(digest, self._history.day_of, today))
        return shown

    def digest(self, place: int) -> SessionDigest | None:
        """Return the session at `place`; None if there is none (any more)."""
        if self.guest and place >= self._guest_place:
            return self.guest if place == self._guest_place else self._asked_for(place - 1)
        return self._asked_for(place)

    def file(self, place: int) -> FileRow | None:
        """Return the file at `place`."""
        at = place - self.sessions
        return self.files[at] if 0 <= at < len(self.files) else None

    def place_of(self, digest: SessionDigest) -> int:
        """Return where a session is or would be: the list is in order of time."""
        return self._history.place_of(digest, self.wanted)

    def _asked_for(self, place: int) -> SessionDigest | None:
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
        asked_for = self._asked_for(self._guest_place)
        if asked_for and asked_for.id == opened.id:
            return None
        everything = HistoryFilter()
        place = self._history.place_of(opened, everything)
        now = (each for each in self._history.page(everything, place, 1) if each.id == opened.id)
        return next(now, None if self._history.complete else opened)
