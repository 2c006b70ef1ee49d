"""The history screen: hands over what the person does, and draws what the browser has then.

`HistoryBrowser` decides what comes of an action. Here is what only a screen knows: what has the
focus, what is painted first, and when the files are looked at. No key waits for a file.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.getters import query_one
from textual.message import Message

from hiptimer.runner.context import Context
from hiptimer.runner.history_browser import HistoryAction, HistoryBrowser, HistoryView
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.pain_keys import DIGIT_KEYS
from hiptimer.tui.screens.history import messages
from hiptimer.tui.screens.history.filter_chips import FilterChips
from hiptimer.tui.screens.history.inputs import KeptInput
from hiptimer.tui.screens.history.layout import HistoryLayout
from hiptimer.tui.screens.history.preview import SessionPreview
from hiptimer.tui.screens.questions import ChoiceScreen
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.line_input import do_own_key, hand_on
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.rating_row import RatingRow

WIDE: Final = 76
"""Columns from which the list and a session fit beside each other."""

POINTER_FIRST_SECONDS: Final = 0.02
"""How long the session beside the list waits after the pointer: the terminal shows that first."""

LOOK_AT_FILES_SECONDS: Final = 5.0
"""How soon a change by another program appears."""

LOOK_AT_PROGRESS_SECONDS: Final = 0.25
"""How often the progress of reading is updated."""

LOOK_AT_DISK_SECONDS: Final = 0.5
"""How soon it shows that a correction could not be saved."""

KEYS_KEPT: Final = 2
"""The keys to go back and for help stay in the footer of the narrowest screen."""

KEYS: Final[list[BindingType]] = [
    Binding("enter", "open", "open", key_display="enter"),
    *DIGIT_KEYS,
    Binding("plus", "count(1)", "how many", key_display="+ -"),
    Binding("minus", "count(-1)", "how many", key_display="+ -"),
    Binding("left", "beside(-1)", "other side", show=False, key_display="← →"),
    Binding("right", "beside(1)", "other side", show=False, key_display="← →"),
    Binding("left", "exercise(-1)", "exercise", key_display="← →"),
    Binding("right", "exercise(1)", "exercise", key_display="← →"),
    Binding("u", "put_back", "put it back"),
    Binding("slash,f", "filter", "filter", key_display="/"),
    Binding("v", "view", "view"),
    Binding("x", "remove", "to the trash"),
    Binding("backspace", "remove_piece", "drop the last filter", key_display="backspace"),
    Binding("n", "note", "note"),
    Binding("d", "after", "next day"),
    Binding("X", "empty_trash", "empty the trash", show=False),
    Binding("up", "move(-1)", "move", show=False, key_display="↑ ↓"),
    Binding("down", "move(1)", "move", show=False, key_display="↑ ↓"),
    Binding("pageup", "page(-1)", "a page", show=False, key_display="page keys"),
    Binding("pagedown,space", "page(1)", "a page", show=False, key_display="page keys"),
    Binding("home", "move(-1000000)", "first and last", show=False, key_display="home end"),
    Binding("end", "move(1000000)", "first and last", show=False, key_display="home end"),
    Binding("escape,q", "back", "back", key_display="esc"),
]
"""The most important ones come first: a narrow footer leaves out the later ones."""

WHILE_WRITING: Final = frozenset(
    {"take_filter", "drop_filter", "remove_piece", "point_piece", "leave_note", "move", "page"}
)
"""Actions that work while an input has the focus; all other keys are letters there."""

ACTIONS: Final = frozenset(HistoryAction)


class HistoryScreen(GuardedScreen[None]):
    """Shows the history of `context`; in a narrow window the open session covers the list.

    The session beside the list is `behind` for a moment after the pointer was moved.
    """

    CSS_PATH = "history.tcss"
    AUTO_FOCUS = ""
    BINDINGS = KEYS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual declares it
    TURNS_PAGES: ClassVar[frozenset[str]] = frozenset({"pagedown"})

    face = query_one(HistoryLayout)

    @dataclass
    class Checked(Message):
        """The history is up to date with its files; `changed` if they had changed."""

        changed: bool

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.browser = HistoryBrowser(context.history)
        self.behind = False
        self._clock = context.clock
        self._checking = False

    def compose(self) -> ComposeResult:
        """Show the layout above the keys."""
        yield HistoryLayout(
            self.browser, self.today, filter=self.type_filter, write=self.write_note
        )
        yield KeyLine(kept=KEYS_KEPT)

    def on_mount(self) -> None:
        """Show what has been read so far, and look at the files regularly."""
        self.refresh_list()
        self.set_interval(LOOK_AT_FILES_SECONDS, self.look_at_files)
        self.set_interval(LOOK_AT_PROGRESS_SECONDS, self._look_at_progress)
        self.set_interval(LOOK_AT_DISK_SECONDS, self.look_at_disk)

    def on_screen_resume(self) -> None:
        """Check when the screen opens, after it is painted: the check uses a whole core."""
        self.browser.trash.count()
        self.call_after_refresh(self.look_at_files)

    def today(self) -> date:
        """Return today, as the settings count days."""
        return self.browser.history.day_of(self._clock.now())

    # Keys

    async def on_key(self, event: Key) -> None:
        """Handle keys in order, even those typed before an input had the focus."""
        line = self.focused
        if line is None:
            await do_own_key(self, event)
            if event.key in self._bindings.key_to_bindings:
                # One that did nothing now must not do something later, by way of the app.
                event.stop()
                event.prevent_default()
        elif event.is_printable or (isinstance(line, KeptInput) and line.has_key(event.key)):
            hand_on(event, line, self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only keys that do something now."""
        if self.focused and action not in WHILE_WRITING:
            return False
        if action in ACTIONS:
            return self.browser.offers(HistoryAction(action))
        return super().check_action(action, parameters)

    # The list

    def action_move(self, step: int) -> None:
        """Move the pointer, or the cursor in the open session."""
        if self.browser.correcting:
            self.browser.move(step)
            self._draw_cursor()
        else:
            self._move_pointer(step)

    def action_page(self, step: int) -> None:
        """Move by a page, in the list or in the open session."""
        if self.browser.correcting:
            self.face.pane.scroll(step)
        else:
            self._move_pointer(step * self.face.sessions.page)

    @on(PointerList.Scrolled)
    def _scroll(self, event: PointerList.Scrolled) -> None:
        self._move_pointer(event.step)

    @on(PointerList.Clicked)
    def _click(self, event: PointerList.Clicked) -> None:
        self.browser.click(event.place)
        if not self.browser.opened:
            self.set_focus(None)
        self.draw()

    def _move_pointer(self, step: int) -> None:
        before = self.browser.highlighted
        self.browser.scroll(step)
        if self.browser.highlighted != before:
            self.face.draw_list()
            self._draw_session_soon()

    # The session

    def action_open(self) -> None:
        """Open the session at the pointer."""
        self.browser.open()
        self.draw()

    def action_after(self) -> None:
        """Move to the pain in the night or morning after."""
        self.browser.open_after()
        self._draw_cursor()

    @on(SessionPreview.PlaceClicked)
    def _open_at_place(self, event: SessionPreview.PlaceClicked) -> None:
        self.browser.open(event.place)
        self.draw()

    def action_back(self) -> None:
        """Go back to the list, and from there home, after asking if something could be lost."""
        if self.browser.opened:
            self.browser.close()
        elif self.browser.leave():
            self.dismiss(None)
            return
        self.draw()

    def action_beside(self, step: int) -> None:
        """Move to the other side."""
        self.browser.move_beside(step)
        self._draw_cursor()

    def action_pain(self, number: int) -> None:
        """Rate the set at the cursor with a digit, or ten."""
        self.browser.type_number(number, self._clock.monotonic())
        self.draw()

    @on(RatingRow.NumberChosen)
    def _rate(self, event: RatingRow.NumberChosen) -> None:
        self.browser.rate(event.pain)
        self.draw()

    def action_clear_pain(self) -> None:
        """Remove the number at the cursor."""
        self.browser.rate(None)
        self.draw()

    def action_count(self, step: int) -> None:
        """Change how many repetitions there were."""
        self.browser.count(step)
        self.draw()

    def action_note(self) -> None:
        """Move to the note; enter comes back."""
        if not self.browser.opened:
            self.action_open()
        self.set_focus(self.face.pane.note)
        self.face.pane.note.action_end()

    def action_leave_note(self) -> None:
        """Go back to the sets."""
        self.set_focus(None)
        self.browser.reselect()
        self.draw()

    def write_note(self, note: str, before: str) -> None:
        """Save the note as it is typed; `before` is the note before that."""
        self.browser.write_note(note, before)
        self.draw()

    # The view beside the list

    async def action_view(self) -> None:
        """Show the next view; charts are loaded when they are first opened."""
        self.browser.show_next_view(covers_list=self.has_class("-narrow"))
        await self.face.load_charts()
        self.face.draw_chart()
        self.draw()

    def action_exercise(self, step: int) -> None:
        """Show the chart of another exercise or side."""
        if self.face.charts:
            self.face.charts.turn(step)

    # The filter

    def action_filter(self) -> None:
        """Move to the filter."""
        self.browser.filter.begin()
        self.face.filter_input.placeholder = messages.HINT
        self.set_focus(self.face.filter_input)
        self._draw_state()

    def type_filter(self, typed: str) -> None:
        """List the matches while the filter is typed."""
        self.browser.type_filter(typed, self.today())
        self._draw_matches()

    def action_take_filter(self) -> None:
        """Keep the typed text as pieces of the filter."""
        self.browser.take_filter()
        self._leave_filter()

    def action_drop_filter(self) -> None:
        """Drop the typed text; the pieces stay."""
        self.browser.drop_filter()
        self._leave_filter()

    def action_point_piece(self, step: int) -> None:
        """Highlight the piece to remove."""
        self.browser.filter.point(step)
        self._draw_state()

    def action_remove_piece(self) -> None:
        """Remove the highlighted piece, or the last one."""
        self.browser.remove_piece(self.today())
        self._draw_matches()

    @on(FilterChips.Clicked)
    def _remove_clicked_piece(self, event: FilterChips.Clicked) -> None:
        self.browser.remove_piece(self.today(), event.place)
        self._draw_matches()

    def _leave_filter(self) -> None:
        self.set_focus(None)
        self.face.filter_input.placeholder = ""
        self.face.filter_input.show("")
        self.draw()

    # The trash

    def action_remove(self) -> None:
        """Move the session at the pointer to the trash."""
        self.browser.remove()
        self._after_trash()

    def action_put_back(self) -> None:
        """Put back the session that was removed last, and move the pointer to it."""
        self.browser.put_back()
        self._after_trash()

    @work
    async def action_empty_trash(self) -> None:
        """Ask, and then delete the files in the trash for good."""
        count = self.browser.files_to_delete()
        if not count:
            self._draw_state()
            return
        screen = ChoiceScreen(
            messages.trash_question(count),
            messages.WHAT_IS_THERE,
            messages.TRASH_CHOICES,
            preferred=messages.KEEP,
            later="keep it",
        )
        if await self.app.push_screen_wait(screen) == messages.DELETE:
            self.browser.empty_trash()
            self._after_trash()

    def _after_trash(self) -> None:
        self.draw()
        self.look_at_files()

    # Files and time

    def look_at_files(self) -> None:
        """Update the history from its files, in a thread that may outlive the screen."""
        if not self._checking:
            self._checking = True
            self.app.run_worker(self._check, thread=True, group="history")

    def look_at_disk(self) -> None:
        """Show whether a correction was saved, once that is known."""
        if self.browser.saved():
            self.face.draw_chart()
            self.draw()

    def _check(self) -> None:
        self.post_message(self.Checked(self.browser.check_files()))

    @on(Checked)
    def _show_changes(self, event: Checked) -> None:
        self._checking = False
        if self.browser.checked(changed=event.changed):
            self.face.draw_chart()
            self.draw()
        else:
            self._draw_state()

    def _look_at_progress(self) -> None:
        if self.browser.reading:
            self.refresh_list()

    # Drawing

    def refresh_list(self) -> None:
        """Read the list again, and draw it; the pointer stays at its session."""
        self.browser.refresh()
        self.draw()

    def draw(self) -> None:
        """Draw the list, the session at the pointer in full, and the texts around them."""
        self.behind = False
        if not self.browser.opened and self.focused is self.face.pane.note:
            self.set_focus(None)
        self.face.draw_list()
        self.face.draw_session()
        self._draw_state()

    def _draw_matches(self) -> None:
        """Draw what a filter leaves, and a moment later the session at the pointer."""
        self.face.draw_list()
        self._draw_state()
        self._draw_session_soon()

    def _draw_session_soon(self) -> None:
        """Draw the session once the terminal has shown the pointer."""
        if not self.behind:
            self.behind = True
            self.set_timer(POINTER_FIRST_SECONDS, self._catch_up)

    def _catch_up(self) -> None:
        if self.behind:
            self.browser.reselect()
            self.draw()

    def _draw_cursor(self) -> None:
        """Draw the session, and scroll the cursor into view."""
        self.draw()
        self.face.pane.see_cursor()

    def _draw_state(self) -> None:
        """Draw the texts around the list, and show what there is room and use for now."""
        browser = self.browser
        self.face.draw_texts()
        self.set_class(browser.pages.total == 0, "-empty")
        self.set_class(browser.opened, "-open")
        self.set_class(browser.view is not HistoryView.SESSION, "-charted")
        self.set_class(bool(browser.filter.pieces), "-filtered")
        self.set_class(self.focused is self.face.filter_input, "-writing")
        self.refresh_bindings()
