"""The history screen: finds sessions, shows and corrects them, and moves them to the trash."""

from typing import ClassVar, Final

from textual import work
from textual.events import Key

from hiptimer.runner.context import Context
from hiptimer.tui.screens.choice_screen import ChoiceScreen
from hiptimer.tui.screens.history import messages
from hiptimer.tui.screens.history.correcting import CorrectingHistory
from hiptimer.tui.screens.history.filter_chips import FilterChips
from hiptimer.tui.screens.history.inputs import KeptInput
from hiptimer.tui.screens.history.keys import KEYS
from hiptimer.tui.screens.history.statistics import View
from hiptimer.tui.screens.history.trash import RemovedSessions
from hiptimer.tui.widgets.line_input import do_own_key, hand_on

WHILE_WRITING: Final = frozenset(
    {"take_filter", "drop_filter", "take_away", "point", "leave_note", "move", "page"}
)
"""Actions that work while an input has the focus; all other keys are letters there."""


class HistoryScreen(CorrectingHistory):
    """Carries out the keys of the history."""

    BINDINGS = KEYS
    TURNS_PAGES: ClassVar[frozenset[str]] = frozenset({"pagedown"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.trash = RemovedSessions(context.history)
        self._warned = False

    def on_screen_resume(self) -> None:
        """Count the trash again when the screen is shown again."""
        self.trash.look()

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
        match action:
            case "open":
                return not self.opened and self.pages.total > 0
            case "pain" | "beside":
                return self.correcting
            case "clear_pain":
                return self.correcting and self.at_hand.pain is not None
            case "count":
                record = self.at_hand.record if self.correcting else None
                return record is not None and record.target_reps is not None
            case "note" | "after" | "remove":
                seen = self.view is View.SESSION or not self.opened
                return seen and self.at_hand.session is not None
            case "take_away" | "point":
                return bool(self.filter_state.pieces) and not (self.opened or self.looked_for.value)
            case "exercise":
                return self.view is View.CHART
            case "filter":
                return not self.opened
            case "put_back":
                return self.trash.can_put_back
            case "empty_trash":
                return self.trash.in_trash > 0
            case "move" | "page":
                return self.correcting or self.pages.total > 1
            case _:
                return super().check_action(action, parameters)

    # Back and forth

    def action_back(self) -> None:
        """Go back to the list, and from there home, after asking if something could be lost."""
        if self.opened:
            self.close_session()
            return
        problem = self.corrections.try_again()
        if problem and not self._warned:
            self._warned = True
            self.say(f"{messages.LEAVES} {problem}")
        else:
            self.dismiss(None)

    # The view beside the list

    async def action_view(self) -> None:
        """Show the next view; in a narrow window it covers the list."""
        self.view = self.view.next
        self.opened = self.opened or (self.has_class("-narrow") and self.view is not View.SESSION)
        await self.show_view()

    def action_exercise(self, step: int) -> None:
        """Show the chart of another exercise or side."""
        if self.charts:
            self.charts.turn(step)

    # The filter

    def action_filter(self) -> None:
        """Move to the filter."""
        self.filter_state.begin()
        self.looked_for.placeholder = messages.HINT
        self.set_focus(self.looked_for)
        self.show_state()

    def action_take_filter(self) -> None:
        """Keep the typed text as pieces of the filter."""
        self.filter_state.take()
        self._leave_filter()

    def action_drop_filter(self) -> None:
        """Drop the typed text; the pieces stay."""
        self.filter_state.drop()
        self._leave_filter()

    def action_point(self, step: int) -> None:
        """Highlight the piece to remove."""
        self.filter_state.point(step)
        self.show_state()

    def action_take_away(self) -> None:
        """Remove the highlighted piece, or the last one."""
        self.filter_state.take_away()
        self.look_for(self.looked_for.value)

    def on_filter_chips_clicked(self, event: FilterChips.Clicked) -> None:
        """Remove the piece that was clicked."""
        self.filter_state.take_away(event.place)
        self.look_for(self.looked_for.value)

    # The trash

    def action_remove(self) -> None:
        """Move the session at the pointer to the trash."""
        if self.digest:
            self.corrections.settle(self.digest.id)
            removed, said = self.trash.remove(self.digest)
            if removed:
                self.corrections.drop(self.digest.id)
            self.close_session()
            self._after_trash(said)

    def action_put_back(self) -> None:
        """Put back the session that was removed last, and move the pointer to it."""
        digest, said = self.trash.put_back()
        if digest:
            self.close_session()  # what is typed next is not meant for the session that comes back
            self.point_at(digest)
        self._after_trash(said)

    @work
    async def action_empty_trash(self) -> None:
        """Ask, and then delete the files in the trash for good."""
        count = self.trash.look()
        if not count:  # another window has emptied it
            self.say(self.trash.problem or messages.NOTHING_IN_TRASH)
            return
        screen = ChoiceScreen(
            messages.trash_question(count),
            messages.WHAT_IS_THERE,
            messages.TRASH_CHOICES,
            preferred=messages.KEEP,
            later="keep it",
        )
        if await self.app.push_screen_wait(screen) == messages.DELETE:
            self._after_trash(self.trash.empty())

    def _leave_filter(self) -> None:
        self.set_focus(None)
        self.looked_for.placeholder = ""
        self.looked_for.show("")
        self.show_list()

    def _after_trash(self, said: str) -> None:
        self.show_list()
        self.say(said)
        self.look_at_files()
