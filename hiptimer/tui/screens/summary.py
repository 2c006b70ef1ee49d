"""The summary: what was planned and done, how it hurt, and corrections of it.

A correction is saved at once. Nothing typed is lost, however the person leaves.
"""

from typing import ClassVar, Final

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widgets import Input, Label

from hiptimer.catalogue import Page, page
from hiptimer.clock import Clock
from hiptimer.model.blocks import blocks_of, last_row
from hiptimer.model.corrections import counted_further, with_done_reps, with_note, with_pain
from hiptimer.model.session import Session, SetRecord
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.messages import ShowPage
from hiptimer.tui.pain_keys import DIGIT_KEYS, PainKeys
from hiptimer.tui.summary_rows import block_row, set_words
from hiptimer.tui.widgets.block_table import BlockTable
from hiptimer.tui.widgets.field_list import NOWHERE
from hiptimer.tui.widgets.fitted_text import CueText, FittingLine, ItemLines
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.line_input import NoteLine, do_own_key, hand_on
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.rating_row import RatingRow
from hiptimer.tui.widgets.title_line import TitleLine
from hiptimer.wording.adjustments import DIFFERENT, departures
from hiptimer.wording.days import when_words
from hiptimer.wording.problems import why_not_saved
from hiptimer.wording.session import NOTHING_DONE, SEEK_HELP_KEY, headline, help_words

LOOK_AT_DISK_SECONDS: Final = 0.5
"""How soon it shows that a correction could not be saved."""

OPENING_SECONDS: Final = 1.0
"""How long the summary ignores corrections: a digit may have been pressed twice at the end."""

CORRECTING: Final = frozenset({*"0123456789t", "backspace", "delete", "plus", "minus"})
"""Keys that change the record."""

NOTE_HINT: Final = "how it went, for you or your physiotherapist"

NOT_SAVED: Final = "Not everything is saved yet; it is tried again."


class SummaryScreen(GuardedScreen[None]):
    """Shows the session of `runner` after its end, and corrects it through `runner.amend`."""

    CSS_PATH: ClassVar[str] = "summary.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,pagedown,escape", "go_on", "home", key_display="enter"),
        *DIGIT_KEYS,
        Binding("n", "write_note", "note"),
        Binding("left", "move(-1)", "another set", key_display="← →"),
        Binding("right", "move(1)", "another set", key_display="← →"),
        Binding("up", "move_block(-1)", "another exercise", show=False, key_display="↑ ↓"),
        Binding("down", "move_block(1)", "another exercise", show=False, key_display="↑ ↓"),
        Binding("plus", "count(1)", "how many", key_display="+ -"),
        Binding("minus", "count(-1)", "how many", key_display="+ -"),
        Binding("h", "read_help", SEEK_HELP_KEY),
        Binding("c", "departures", "all changes"),
    ]

    table = getters.query_one(BlockTable)
    rating = getters.query_one(RatingRow)
    note = getters.query_one(NoteLine)

    def __init__(self, runner: SessionRunner, clock: Clock) -> None:
        super().__init__()
        self._runner = runner
        self._row = 1
        self._clock = clock
        self._opened_at = clock.monotonic()
        self._pain_keys = PainKeys(clock)

    def compose(self) -> ComposeResult:
        """Lay out the summary, with the sentence that matters most on top."""
        with Vertical(classes="column"):
            yield TitleLine()
            yield CueText(id="headline")
            yield FittingLine(id="help", classes="said")
            yield BlockTable()
            yield CueText(id="set")
            yield RatingRow()
            with Horizontal():
                yield Label("Note")
                yield NoteLine(placeholder=NOTE_HINT)
            yield CueText(id="problem", classes="said")
            yield ItemLines()
            yield KeyLine()

    def on_mount(self) -> None:
        """Show the session, and keep checking whether it is saved."""
        session = self._session
        title = self.query_one(TitleLine)
        title.title, title.aside = session.protocol.name, when_words(session)
        with self.prevent(Input.Changed):
            self.note.value = self.note.line_of(session.note)
        self._row = last_row(session)
        self._opened_at = self._clock.monotonic()
        changes = departures(session)
        self.query_one(ItemLines).items = (f"{DIFFERENT}:", *changes) if changes else ()
        self._show()
        self.set_interval(LOOK_AT_DISK_SECONDS, self._show_problem)

    # Keys

    async def on_key(self, event: Key) -> None:
        """Handle keys in order: a letter that is typed right after `n` belongs to the note.

        A number that arrives as the summary opens was meant for the question before it.
        """
        opening = self._clock.monotonic() - self._opened_at < OPENING_SECONDS
        if self.focused is None and opening and event.key in CORRECTING:
            event.stop()
            event.prevent_default()
        elif self.focused is None:
            await do_own_key(self, event)
        elif event.is_printable:
            hand_on(event, self.focused, self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Offer only keys that do something now."""
        session = self._session
        correctable = self._runner.recorded and bool(session.sets)
        match action:
            case "pain" | "move" | "move_block":
                return correctable
            case "clear_pain":
                return correctable and self._record.pain is not None
            case "count":
                return correctable and self._record.target_reps is not None
            case "write_note":
                return self._runner.recorded
            case "departures":
                return bool(session.adjustments)
            case "read_help":
                return session.calls_for_help
            case _:
                return True

    def action_pain(self, number: int) -> None:
        """Rate the set at the cursor with a digit, or ten."""
        self._rate(self._pain_keys.typed(number, about=self._row))

    def action_clear_pain(self) -> None:
        """Remove the rating of the set at the cursor."""
        self._pain_keys.forget()
        self._rate(None)

    def action_move(self, step: int) -> None:
        """Move to another set."""
        self._row = max(1, min(self._row + step, len(self._session.sets)))
        self._show()

    def action_move_block(self, step: int) -> None:
        """Move to the first set of another exercise or side."""
        done = [block for block in blocks_of(self._session) if block.rows]
        place = next(place for place, block in enumerate(done) if self._row in block.rows)
        self._row = done[max(0, min(place + step, len(done) - 1))].rows[0]
        self._show()

    def action_count(self, step: int) -> None:
        """Change how many repetitions there were; the first press confirms the planned number."""
        count = counted_further(self._record, step)
        self._amend(with_done_reps(self._session, self._row, count))

    def action_write_note(self) -> None:
        """Move to the note; enter comes back."""
        self.set_focus(self.note)

    def action_departures(self) -> None:
        """Show what differed from the plan."""
        self.post_message(ShowPage(Page(DIFFERENT, departures(self._session))))

    def action_read_help(self) -> None:
        """Show the page on when to seek help."""
        self.post_message(ShowPage(page("when-to-seek-help")))

    def action_go_on(self) -> None:
        """Go home or, from the note, back to the sets."""
        if self.focused:
            self.set_focus(None)
        else:
            self.dismiss(None)

    # Messages from the widgets

    def on_rating_row_number_chosen(self, event: RatingRow.NumberChosen) -> None:
        """Rate with the number that was clicked."""
        self._pain_keys.forget()
        self._rate(event.pain)

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the cursor with the wheel, as with the arrows."""
        if self.check_action("move_block", ()):
            self.action_move_block(event.step)

    def on_input_changed(self) -> None:
        """Save the note as it is typed."""
        self._amend(with_note(self._session, self.note.note))

    def on_input_submitted(self) -> None:
        """Go back to the sets."""
        self.set_focus(None)

    # State

    @property
    def _session(self) -> Session:
        session = self._runner.session
        if session is None:
            raise ValueError("a summary is made of a session that has begun")
        return session

    @property
    def _record(self) -> SetRecord:
        return self._session.sets[self._row - 1]

    def _rate(self, pain: int | None) -> None:
        if self._session.sets:
            self._amend(with_pain(self._session, self._row, pain))

    def _amend(self, session: Session) -> None:
        self._runner.amend(session)
        self._show()

    def _show(self) -> None:
        session = self._session
        self.query_one("#headline", CueText).text = (
            headline(session) if self._runner.recorded else NOTHING_DONE
        )
        self.query_one("#help", FittingLine).texts = help_words(session)
        blocks, here = blocks_of(session), self._row if session.sets else None
        self.table.blocks = tuple(block_row(session, block, here) for block in blocks)
        places = (place for place, block in enumerate(blocks) if here in block.rows)
        self.table.highlighted = next(places, NOWHERE)
        self._show_record()
        self._show_problem()
        self.refresh_bindings()

    def _show_record(self) -> None:
        if not self._session.sets:
            return
        self.query_one("#set", CueText).text = set_words(self._record)
        self.rating.ceiling = self._session.protocol.pain_ceiling
        self.rating.chosen = self._record.pain

    def _show_problem(self) -> None:
        unsaved = self._runner.unsaved
        problem = f"{NOT_SAVED} {_reason(unsaved)}" if unsaved else self._runner.problem or ""
        self.query_one("#problem", CueText).text = problem


def _reason(unsaved: str) -> str:
    """Return the reason without the path before it, which would fill the line."""
    why = why_not_saved(unsaved)
    return f"{why[:1].upper()}{why[1:]}" if why else unsaved
