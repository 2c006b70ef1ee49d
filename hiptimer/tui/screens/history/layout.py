"""The layout of the history: the list of sessions, and the highlighted one beside it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Label

from hiptimer.model.digest import HistoryFilter, SessionDigest
from hiptimer.runner.context import Context
from hiptimer.runner.corrections import Corrections
from hiptimer.runner.history import Progress
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.screens.history import messages
from hiptimer.tui.screens.history.at_hand import SessionAtHand
from hiptimer.tui.screens.history.filter_chips import FilterChips
from hiptimer.tui.screens.history.filter_state import NOWHERE, FilterState
from hiptimer.tui.screens.history.inputs import FilterInput
from hiptimer.tui.screens.history.pages import SessionPages
from hiptimer.tui.screens.history.preview_pane import PreviewPane
from hiptimer.tui.screens.history.session_list import Row, SessionList
from hiptimer.tui.screens.history.statistics import View
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.title_line import TitleLine
from hiptimer.wording.history_filter import filter_of

if TYPE_CHECKING:
    from hiptimer.tui.screens.history.chart_pane import ChartPane

WIDE: Final = 76
"""Columns from which the list and a session fit beside each other."""

POINTER_FIRST_SECONDS: Final = 0.02
"""How long the session beside the list waits after the pointer: the terminal shows that first."""

KEYS_KEPT: Final = 2
"""The keys to go back and for help stay in the footer of the narrowest screen."""


class HistoryLayout(GuardedScreen[None]):
    """Shows the history of `context`; in a narrow window the `opened` session covers the list.

    The session beside the list is `behind` for a moment after the pointer was moved.
    """

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual declares it

    sessions = query_one(SessionList)
    pane = query_one(PreviewPane)
    looked_for = query_one(FilterInput)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.history = context.history
        self.clock = context.clock
        self.corrections = Corrections(context.history)
        self.filter_state = FilterState(context.history)
        self.at_hand = SessionAtHand(self.corrections)
        self.opened = False
        self.view = View.SESSION
        self.charts: ChartPane | None = None
        self.progress: Progress | None = None
        self._said = ""
        self._all = 0
        self._pointed: SessionDigest | None = None
        self._shown: str | None = None
        self.behind = False
        self.pages = SessionPages(self.history, HistoryFilter(), self.today)

    def compose(self) -> ComposeResult:
        """Lay out the list beside a session."""
        yield TitleLine()
        with Horizontal(id="filter"):
            yield Label("/")
            yield FilterChips()
            yield FilterInput(self.look_for)
        with Horizontal(id="both"):
            yield CueText(id="empty")
            yield SessionList(self._rows)
            with Vertical(id="side"):
                yield PreviewPane(self.write_note, self.history.day_of)
        yield CueText(id="said", classes="said")
        yield KeyLine(kept=KEYS_KEPT)

    def on_mount(self) -> None:
        """Show what has been read so far."""
        self.query_one(TitleLine).title = "History"
        self.show_list()
        self.watch(self.sessions, "highlighted", self._moved, init=False)

    def look_for(self, typed: str) -> None:
        """List the matches while the filter is typed."""
        self.filter_state.write(typed, self.today())
        self._list_around(self._kept)
        self._moved()
        self.show_state()

    def write_note(self, note: str, before: str) -> None:
        """Save the note as it is typed; `before` is the note before that."""
        raise NotImplementedError

    # State

    def today(self) -> date:
        """Return today, as the settings count days."""
        return self.history.day_of(self.clock.now())

    @property
    def digest(self) -> SessionDigest | None:
        """The summary of the session at the pointer; None at a file that is not one."""
        return self.pages.digest(self.sessions.highlighted)

    @property
    def correcting(self) -> bool:
        """Whether the session at the pointer is open, with a cursor."""
        return self.opened and self.view is View.SESSION and self.at_hand.session is not None

    # Showing

    def say(self, words: str) -> None:
        """Show at the foot what was done, or why it was not."""
        self._said = words
        self.show_state()

    def show_list(self) -> None:
        """Read the list again; the pointer stays at its session."""
        self.point_at(self._kept)

    def point_at(self, at: SessionDigest | None) -> None:
        """Read the list again, with the pointer at a session, or where that would be."""
        was_open = self.opened
        self._list_around(at)
        self.show_session()
        if was_open and not self.opened:
            self.say(messages.GONE)

    @property
    def _kept(self) -> SessionDigest | None:
        """The session that keeps the pointer, even while the list is empty."""
        return self.digest if self.pages.total else self._pointed

    def _list_around(self, at: SessionDigest | None) -> None:
        self._all = self.history.count(HistoryFilter())
        wanted = filter_of(self.filter_state.asked)
        self.pages = SessionPages(self.history, wanted, self.today, at if self.opened else None)
        shown = self.sessions
        place = self.pages.place_of(at) if at else shown.highlighted
        shown.total = self.pages.total
        shown.set_reactive(SessionList.highlighted, max(0, min(place, shown.total - 1)))
        shown.ask_again()
        if at and self.opened and (self.digest is None or self.digest.id != at.id):
            # It is gone, and what is typed was not meant for the session that is here now.
            self.opened = False
            self.set_focus(None)

    def show_session(self) -> None:
        """Show the session at the pointer in full."""
        self.behind = False
        self._take_session()
        if self.at_hand.id != self._shown:
            self.pane.to_top()
            self._said = ""
        self._shown = self.at_hand.id
        file = self.pages.file(self.sessions.highlighted)
        if self.at_hand.session:
            if self.pane.is_old(self.at_hand.session):
                self._said = messages.NOTE_CHANGED
            self.pane.show(self.at_hand.session, self.at_hand.place if self.correcting else None)
        elif file:
            self.pane.show_message(file.name, f"{file.reason}.", messages.LEFT_ALONE, file.path)
        else:
            self.pane.show_message("", self.at_hand.problem)
        self.show_state()

    async def show_view(self) -> None:
        """Show the view beside the list; charts are loaded when they are first opened."""
        if self.view is not View.SESSION and self.charts is None:
            from hiptimer.tui.screens.history.chart_pane import ChartPane  # noqa: PLC0415 - the list is there sooner

            charts = ChartPane(self.history, self.today)
            await self.query_one("#side").mount(charts)
            self.charts = charts
        self.update_chart()
        self.show_session()

    def update_chart(self) -> None:
        """Update the chart from the files, if one is shown."""
        if self.charts and self.view is not View.SESSION:
            self.charts.show(self.view)

    def show_state(self) -> None:
        """Show the texts around the list."""
        pieces = self.query_one(FilterChips)
        pieces.pieces = tuple(piece.words for piece in self.filter_state.pieces)
        pieces.chosen = None if self.filter_state.pointed == NOWHERE else self.filter_state.pointed
        self.query_one(TitleLine).aside = messages.count_words(self.pages.found, self._all)
        self.query_one("#empty", CueText).text = "" if self.pages.total else self._empty_words()
        self.query_one("#said", CueText).text = self._said_words()
        self.set_class(self.pages.total == 0, "-empty")
        self.set_class(self.opened, "-open")
        self.set_class(self.view is not View.SESSION, "-charted")
        self.set_class(bool(self.filter_state.pieces), "-filtered")
        self.set_class(self.focused is self.looked_for, "-writing")
        self.refresh_bindings()

    def _moved(self) -> None:
        """Show the pointer before its session is read and laid out."""
        self._take_session()
        if not self.behind:
            self.behind = True
            self.set_timer(POINTER_FIRST_SECONDS, self._catch_up)

    def _catch_up(self) -> None:
        if self.behind:
            self.show_session()

    def _take_session(self) -> None:
        digest = self.digest
        self.at_hand.take(digest.id if digest else None)
        self._pointed = digest or self._pointed

    def _rows(self, places: range) -> Sequence[Row]:
        return self.pages.rows(places)

    def _empty_words(self) -> str:
        if self.filter_state.asked:
            return messages.no_match(self.filter_state.asked)
        return messages.NO_SESSION_YET if self.history.complete else messages.READING

    def _said_words(self) -> str:
        if self._said:
            return self._said
        if self.at_hand.unsaved:
            return messages.unsaved_words(self.at_hand.unsaved, refused=self.at_hand.refused)
        if self.progress is None or self.history.complete:
            return ""
        return messages.progress_words(self.progress)
