"""The history as it looks: the list of sessions beside what is told of the highlighted one."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Label

from hiptimer.model.digest import SessionDigest
from hiptimer.model.history_filter import HistoryFilter
from hiptimer.runner.context import Context
from hiptimer.runner.corrections import Corrections
from hiptimer.runner.history import Progress
from hiptimer.tui.guarded_app import GuardedScreen
from hiptimer.tui.history_filter_words import filter_of
from hiptimer.tui.screens.history import telling
from hiptimer.tui.screens.history.at_hand import SessionAtHand
from hiptimer.tui.screens.history.figures import View
from hiptimer.tui.screens.history.looking import NOWHERE, Looking
from hiptimer.tui.screens.history.own_line import FilterInput
from hiptimer.tui.screens.history.pages import SessionPages
from hiptimer.tui.screens.history.pane import SessionPane
from hiptimer.tui.screens.history.piece_line import PieceLine
from hiptimer.tui.screens.history.session_list import Row, SessionList
from hiptimer.tui.widgets.guidance import CueText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from hiptimer.tui.screens.history.chart_pane import ChartPane

WIDE: Final = 76
"""Columns from which the list and a session have room beside each other."""

POINTER_FIRST_SECONDS: Final = 0.02
"""So long the session beside the list stays behind the pointer: the terminal gets that first."""

KEYS_KEPT: Final = 2
"""How to go back and where to find help stays in the foot of the narrowest screen."""


class HistoryLayout(GuardedScreen[None]):
    """Shows the history of `context`; in a narrow window what is `opened` covers the list.

    What stands beside the list is `behind` for a moment after the pointer was moved.
    """

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual declares it

    sessions = query_one(SessionList)
    pane = query_one(SessionPane)
    looked_for = query_one(FilterInput)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.history = context.history
        self.clock = context.clock
        self.corrections = Corrections(context.history)
        self.looking = Looking(context.history)
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
        """Lay the list out beside a session."""
        yield TitleLine()
        with Horizontal(id="filter"):
            yield Label("/")
            yield PieceLine()
            yield FilterInput(self.look_for)
        with Horizontal(id="both"):
            yield CueText(id="empty")
            yield SessionList(self._rows)
            with Vertical(id="side"):
                yield SessionPane(self.write_note, self.history.day_of)
        yield CueText(id="said", classes="said")
        yield KeyLine(kept=KEYS_KEPT)

    def on_mount(self) -> None:
        """Show what is known so far."""
        self.query_one(TitleLine).title = "History"
        self.show_list()
        self.watch(self.sessions, "highlighted", self._moved, init=False)

    def look_for(self, typed: str) -> None:
        """List what is found while it is written."""
        self.looking.write(typed, self.today())
        self._list_around(self._kept)
        self._moved()
        self.show_state()

    def write_note(self, note: str, before: str) -> None:
        """Keep the note as it is written; `before` is what it was made of."""
        raise NotImplementedError

    # What it is about

    def today(self) -> date:
        """Tell the day that it is, as the settings count days."""
        return self.history.day_of(self.clock.now())

    @property
    def digest(self) -> SessionDigest | None:
        """The session at the pointer in short; None at a file that is none."""
        return self.pages.digest(self.sessions.highlighted)

    @property
    def correcting(self) -> bool:
        """Whether there is a cursor in the session at the pointer."""
        return self.opened and self.view is View.SESSION and self.at_hand.session is not None

    # What it shows

    def say(self, words: str) -> None:
        """Tell at the foot what was done, or why it was not."""
        self._said = words
        self.show_state()

    def show_list(self) -> None:
        """Read the list anew; the session at the pointer keeps it."""
        self.point_at(self._kept)

    def point_at(self, at: SessionDigest | None) -> None:
        """Read the list anew, and put the pointer at a session, or where it would stand."""
        was_open = self.opened
        self._list_around(at)
        self.show_session()
        if was_open and not self.opened:
            self.say(telling.GONE)

    @property
    def _kept(self) -> SessionDigest | None:
        """The session that keeps the pointer, also while nothing is listed."""
        return self.digest if self.pages.total else self._pointed

    def _list_around(self, at: SessionDigest | None) -> None:
        self._all = self.history.count(HistoryFilter())
        wanted = filter_of(self.looking.asked)
        self.pages = SessionPages(self.history, wanted, self.today, at if self.opened else None)
        shown = self.sessions
        place = self.pages.place_of(at) if at else shown.highlighted
        shown.total = self.pages.total
        shown.set_reactive(SessionList.highlighted, max(0, min(place, shown.total - 1)))
        shown.ask_again()
        if at and self.opened and (self.digest is None or self.digest.id != at.id):
            # It is gone, and what is typed was not meant for the one that stands here now.
            self.opened = False
            self.set_focus(None)

    def show_session(self) -> None:
        """Show what is at the pointer in full."""
        self.behind = False
        self._take_session()
        if self.at_hand.id != self._shown:
            self.pane.to_top()
            self._said = ""
        self._shown = self.at_hand.id
        file = self.pages.file(self.sessions.highlighted)
        if self.at_hand.session:
            if self.pane.is_old(self.at_hand.session):
                self._said = telling.NOTE_CHANGED
            self.pane.show(self.at_hand.session, self.at_hand.place if self.correcting else None)
        elif file:
            self.pane.tell(file.name, f"{file.reason}.", telling.LEFT_ALONE, file.path)
        else:
            self.pane.tell("", self.at_hand.problem)
        self.show_state()

    async def show_view(self) -> None:
        """Show what stands beside the list; charts are loaded when they are first wanted."""
        if self.view is not View.SESSION and self.charts is None:
            from hiptimer.tui.screens.history.chart_pane import ChartPane  # noqa: PLC0415 - the list is there sooner

            charts = ChartPane(self.history, self.today)
            await self.query_one("#side").mount(charts)
            self.charts = charts
        self.show_figures()
        self.show_session()

    def show_figures(self) -> None:
        """Bring the chart up to the files, where one is shown."""
        if self.charts and self.view is not View.SESSION:
            self.charts.show(self.view)

    def show_state(self) -> None:
        """Show what is said around the list."""
        pieces = self.query_one(PieceLine)
        pieces.pieces = tuple(piece.words for piece in self.looking.pieces)
        pieces.chosen = None if self.looking.pointed == NOWHERE else self.looking.pointed
        self.query_one(TitleLine).aside = telling.count_words(self.pages.found, self._all)
        self.query_one("#empty", CueText).text = "" if self.pages.total else self._empty_words()
        self.query_one("#said", CueText).text = self._said_words()
        self.set_class(self.pages.total == 0, "-empty")
        self.set_class(self.opened, "-open")
        self.set_class(self.view is not View.SESSION, "-charted")
        self.set_class(bool(self.looking.pieces), "-filtered")
        self.set_class(self.focused is self.looked_for, "-writing")
        self.refresh_bindings()

    def _moved(self) -> None:
        """Have the pointer on the screen before what it points at is read and laid out."""
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
        if self.looking.asked:
            return telling.no_match(self.looking.asked)
        return telling.NO_SESSION_YET if self.history.complete else telling.READING

    def _said_words(self) -> str:
        if self._said:
            return self._said
        if self.at_hand.unsaved:
            return telling.unsaved_words(self.at_hand.unsaved, refused=self.at_hand.refused)
        if self.progress is None or self.history.complete:
            return ""
        return telling.progress_words(self.progress)
