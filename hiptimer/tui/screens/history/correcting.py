"""Opens the session at the pointer, and corrects its ratings, the pain after, and the note."""

from hiptimer.runner.context import Context
from hiptimer.tui.pain_keys import PainKeys
from hiptimer.tui.screens.history.checking import CheckedHistory
from hiptimer.tui.screens.history.cursor import AFTER
from hiptimer.tui.screens.history.preview import SessionPreview
from hiptimer.tui.screens.history.statistics import View
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.rating_row import RatingRow


class CorrectingHistory(CheckedHistory):
    """A history with a cursor in the open session."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pain_keys = PainKeys(context.clock)

    # Opening and closing

    def open_at(self, place: int | None = None) -> None:
        """Open the session at the pointer, with the cursor at `place` or the first unrated set."""
        self.opened, self.view = True, View.SESSION
        if place is None:
            self.at_hand.begin()
        else:
            self.at_hand.place = place
        self.show_session()

    def close_session(self) -> None:
        """Go back to the list."""
        self.set_focus(None)
        self.opened = False
        if self.pages.guest:  # it was listed only while it was open
            self.show_list()
        else:
            self.show_session()
        self.drop_refused()

    def action_open(self) -> None:
        """Open the session at the pointer."""
        self.open_at()

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer to another session."""
        self.sessions.move(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Move the pointer to the clicked session; if it is there already, open the session."""
        if event.place == self.sessions.highlighted:
            self.open_at()
        else:
            clicked = self.pages.digest(event.place)
            self.close_session()
            self.sessions.highlighted = self.pages.place_of(clicked) if clicked else event.place

    def on_session_preview_place_clicked(self, event: SessionPreview.PlaceClicked) -> None:
        """Open the session with the cursor at the clicked place."""
        self.open_at(event.place)

    # The cursor

    def action_move(self, step: int) -> None:
        """Move the pointer, or the cursor in the open session."""
        if self.correcting:
            self._move(step)
        else:
            self.sessions.move(step)

    def action_beside(self, step: int) -> None:
        """Move to the other side."""
        self._move(0, step)

    def action_page(self, step: int) -> None:
        """Move by a page, in the list or in the open session."""
        if self.correcting:
            self.pane.scroll(step)
        else:
            self.sessions.move(step * self.sessions.page)

    # Corrections

    def action_pain(self, number: int) -> None:
        """Rate the set at the cursor with a digit, or ten."""
        at = self.at_hand
        at.rate(self._pain_keys.typed(number, about=(at.id, at.place)))
        self._corrected()

    def action_clear_pain(self) -> None:
        """Remove the number at the cursor."""
        self._pain_keys.forget()
        self.at_hand.rate(None)
        self._corrected()

    def action_count(self, step: int) -> None:
        """Change how many repetitions there were."""
        self.at_hand.count(step)
        self._corrected()

    def action_after(self) -> None:
        """Move to the pain in the night or morning after."""
        self.open_at(AFTER)

    def action_note(self) -> None:
        """Move to the note; enter comes back."""
        if not self.opened:
            self.open_at()
        self.set_focus(self.pane.note)
        self.pane.note.action_end()

    def action_leave_note(self) -> None:
        """Go back to the sets."""
        self.set_focus(None)
        self.show_session()

    def write_note(self, note: str, before: str) -> None:
        """Save the note as it is typed, unless something else has changed it."""
        if self.at_hand.write_note(note, before):
            self._corrected()
        else:
            self.show_session()

    def on_rating_row_number_chosen(self, event: RatingRow.NumberChosen) -> None:
        """Rate with the number that was clicked."""
        self._pain_keys.forget()
        self.at_hand.rate(event.pain)
        self._corrected()

    def _corrected(self) -> None:
        self.wait_for_disk()
        if self.at_hand.session:
            self.pane.show(self.at_hand.session, self.at_hand.place)
        self.say("")

    def _move(self, down: int, right: int = 0) -> None:
        self.at_hand.move(down, right)
        self.show_session()
        self._see_place()

    def _see_place(self) -> None:
        if self.correcting:
            self.call_after_refresh(self.pane.see, self.at_hand.place)
