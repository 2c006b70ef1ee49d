"""The view beside the list: one session in full, with the inputs to correct it below."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Label

from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Session
from hiptimer.runner.selected_session import AFTER
from hiptimer.tui.screens.history.inputs import NoteInput
from hiptimer.tui.screens.history.preview import SessionPreview
from hiptimer.tui.screens.history.preview_text import preview_of
from hiptimer.tui.summary_rows import set_words
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.rating_row import RatingRow
from hiptimer.wording.days import when_with_year

PAIN_AFTER: Final = "Worst in the night or morning after?"


class _SessionScroll(VerticalScroll, can_focus=False):
    """Scrolls a session; calls `resized` when its size changes."""

    def __init__(self, *shown: Widget, resized: Callable[[], None]) -> None:
        super().__init__(*shown)
        self._resized = resized

    def on_resize(self) -> None:
        """Call `resized`: the inputs get their space only after the cursor was moved."""
        self._resized()


class PreviewPane(Vertical):
    """Shows a session; `write` is called with the note as it is typed, and as it was before.

    `day_of` returns the day to which a moment belongs.
    """

    preview = query_one(SessionPreview)
    rating = query_one(RatingRow)
    note = query_one(NoteInput)

    def __init__(
        self, write: Callable[[str, str], None], day_of: Callable[[datetime], date]
    ) -> None:
        super().__init__()
        self._write = write
        self._day_of = day_of

    def compose(self) -> ComposeResult:
        """Lay out the session in a scrolling container, above the inputs."""
        yield CueText(id="protocol")
        yield CueText(id="when")
        yield _SessionScroll(SessionPreview(), CueText(id="message"), resized=self.see_cursor)
        with Vertical(id="correct"):
            yield CueText(id="set")
            yield RatingRow()
            with Horizontal():
                yield Label("Note")
                yield NoteInput(self._write)

    def show(self, session: Session, here: int | None) -> None:
        """Show `session`, with the cursor at `here`."""
        text = preview_of(session)
        self.query_one("#protocol", CueText).text = text.protocol
        self.query_one("#when", CueText).text = when_with_year(
            session, self._day_of(session.started_at)
        )
        self.query_one("#message", CueText).text = ""
        self.preview.text, self.preview.here = text, here
        self.query_one("#correct").display = here is not None
        self.note.show_note(session.note)
        if not self._is_written:
            self.note.cursor_position = 0
        if here is not None:
            self._show_place(session, here)

    def show_message(self, title: str, *lines: str) -> None:
        """Show a message instead of a session."""
        self.query_one("#protocol", CueText).text = title
        self.query_one("#when", CueText).text = ""
        self.query_one("#message", CueText).text = " ".join(lines)
        self.preview.text = self.preview.here = None
        self.query_one("#correct").display = False

    def is_old(self, session: Session) -> bool:
        """Return whether the note being typed is not based on that of `session` (any more)."""
        return self._is_written and self.note.note != session.note

    @property
    def _is_written(self) -> bool:
        """Whether the note has the focus; the widget itself notices only later."""
        return self.screen.focused is self.note

    def scroll(self, step: int) -> None:
        """Scroll down by `step`."""
        scrolled = self.query_one(VerticalScroll)
        scrolled.scroll_relative(y=step * max(1, scrolled.size.height - 1), animate=False)

    def to_top(self) -> None:
        """Scroll to the top."""
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def see_cursor(self) -> None:
        """Scroll the cursor into view, once all is laid out: wherever the cursor is by then."""
        self.call_after_refresh(self._scroll_to_cursor)

    def _scroll_to_cursor(self) -> None:
        if self.preview.here is not None:
            line = Region(0, self.preview.line_of(self.preview.here), 1, 1)
            self.query_one(VerticalScroll).scroll_to_region(line, animate=False)

    def _show_place(self, session: Session, here: int) -> None:
        about = self.query_one("#set", CueText)
        self.rating.ceiling = session.protocol.pain_ceiling
        if here == AFTER:
            about.text = ""
            self.rating.question, self.rating.chosen = PAIN_AFTER, session.pain_next_day
        else:
            record = session.sets[here - 1]
            about.text = f"{record.name}: {set_words(record)}"
            self.rating.question, self.rating.chosen = pain_scale.QUESTION, record.pain
