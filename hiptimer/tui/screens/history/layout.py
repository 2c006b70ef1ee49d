"""The layout of the history: where every widget is, and what of the browser each of them shows."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Label

from hiptimer.runner.history_browser import HistoryBrowser, HistoryView
from hiptimer.runner.history_list import SessionPages
from hiptimer.tui.screens.history import messages
from hiptimer.tui.screens.history.filter_chips import FilterChips
from hiptimer.tui.screens.history.inputs import FilterInput
from hiptimer.tui.screens.history.preview_pane import PreviewPane
from hiptimer.tui.screens.history.session_list import Row, SessionList, file_row, row_of
from hiptimer.tui.widgets.fitted_text import CueText
from hiptimer.tui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from hiptimer.tui.screens.history.chart_pane import ChartPane


class HistoryLayout(Vertical):
    """Shows the list of `browser` beside a session, with the filter above and the report below.

    `filter` and `write` are called with each change of the filter's text and of the note, before
    the next key is handled.
    """

    sessions = query_one(SessionList)
    side = query_one("#side", Vertical)
    pane = query_one(PreviewPane)
    filter_input = query_one(FilterInput)

    def __init__(
        self,
        browser: HistoryBrowser,
        today: Callable[[], date],
        *,
        filter: Callable[[str], None],  # noqa: A002 - what it does
        write: Callable[[str, str], None],
    ) -> None:
        super().__init__()
        self._browser = browser
        self._today = today
        self._filter = filter
        self._write = write
        self._pages: SessionPages | None = None
        self._session: str | None = None
        self.charts: ChartPane | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list beside a session."""
        yield TitleLine()
        with Horizontal(id="filter"):
            yield Label("/")
            yield FilterChips()
            yield FilterInput(self._filter)
        with Horizontal(id="both"):
            yield CueText(id="empty")
            yield SessionList(self._rows)
            with Vertical(id="side"):
                yield PreviewPane(self._write, self._browser.history.day_of)
        yield CueText(id="said", classes="said")

    def on_mount(self) -> None:
        """Show the title."""
        self.query_one(TitleLine).title = "History"

    def draw_list(self) -> None:
        """Draw the rows if they were read again, and the pointer."""
        browser, shown = self._browser, self.sessions
        if browser.pages is self._pages:
            shown.highlighted = browser.highlighted
            return
        self._pages = browser.pages
        shown.total = browser.pages.total
        shown.set_reactive(SessionList.highlighted, browser.highlighted)
        shown.ask_again()

    def draw_session(self) -> None:
        """Draw the session at the pointer, or why there is none; another one from its top."""
        browser, pane = self._browser, self.pane
        session, file = browser.selected.session, browser.file
        if browser.selected.id != self._session:
            pane.to_top()
        self._session = browser.selected.id
        if session:
            if pane.is_old(session):
                browser.notice_changed_note()
            pane.show(session, browser.cursor)
        elif file:
            row = file_row(file)
            pane.show_message(row.name, f"{row.reason}.", messages.LEFT_ALONE, row.path)
        else:
            pane.show_message("", browser.selected.problem)

    async def load_charts(self) -> None:
        """Load the charts when they are first shown: the list is there sooner."""
        if self._browser.view is not HistoryView.SESSION and self.charts is None:
            from hiptimer.tui.screens.history.chart_pane import ChartPane  # noqa: PLC0415 - as above

            charts = ChartPane(self._browser.history, self._today)
            await self.side.mount(charts)
            self.charts = charts

    def draw_chart(self) -> None:
        """Draw the chart from the files as they are now, if one is shown."""
        if self.charts and self._browser.view is not HistoryView.SESSION:
            self.charts.show(self._browser.view)

    def draw_texts(self) -> None:
        """Draw what is around the list: the pieces of the filter, the count, the report."""
        browser = self._browser
        chips, report = self.query_one(FilterChips), browser.report
        chips.pieces = tuple(piece.words for piece in browser.filter.pieces)
        chips.chosen = browser.filter.pointed
        count = messages.count_words(
            browser.pages.found, browser.session_count, filtered=bool(browser.filter.asked)
        )
        self.query_one(TitleLine).aside = count
        self.query_one("#empty", CueText).text = "" if browser.pages.total else self._empty_words()
        self.query_one("#said", CueText).text = messages.report_words(report) if report else ""

    def _empty_words(self) -> str:
        asked, complete = self._browser.filter.asked, self._browser.history.complete
        if asked:
            return messages.no_match(asked)
        return messages.NO_SESSION_YET if complete else messages.READING

    def _rows(self, places: range) -> Sequence[Row]:
        pages, day_of, today = self._browser.pages, self._browser.history.day_of, self._today()
        return [row_of(pages.digest(at) or pages.file(at), day_of, today) for at in places]
