"""The history screen: looks for sessions, shows and corrects them, and moves them to the trash."""

from typing import ClassVar, Final

from textual import work
from textual.events import Key

from hiptimer.runner.context import Context
from hiptimer.tui.screens.choice_screen import ChoiceScreen
from hiptimer.tui.screens.history import telling
from hiptimer.tui.screens.history.correcting import CorrectingHistory
from hiptimer.tui.screens.history.discarding import Discarding
from hiptimer.tui.screens.history.figures import View
from hiptimer.tui.screens.history.keys import KEYS
from hiptimer.tui.screens.history.own_line import OwnLine
from hiptimer.tui.screens.history.piece_line import PieceLine
from hiptimer.tui.widgets.own_keys import do_own_key, hand_on

WHILE_WRITING: Final = frozenset(
    {"take_filter", "drop_filter", "take_away", "point", "leave_note", "move", "page"}
)
"""What works while a line has the keyboard; all other keys are letters there."""


class HistoryScreen(CorrectingHistory):
    """Does with the history what a person asks for."""

    BINDINGS = KEYS
    TURNS_PAGES: ClassVar[frozenset[str]] = frozenset({"pagedown"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.discarding = Discarding(context.history)
        self._warned = False

    def on_screen_resume(self) -> None:
        """Look at the trash when it comes up again."""
        self.discarding.look()

    async def on_key(self, event: Key) -> None:
        """Carry keys out in their order, also those typed before a line had the keyboard."""
        line = self.focused
        if line is None:
            await do_own_key(self, event)
            if event.key in self._bindings.key_to_bindings:
                # One that did nothing now must not do something later, by way of the app.
                event.stop()
                event.prevent_default()
        elif event.is_printable or (isinstance(line, OwnLine) and line.has_key(event.key)):
            hand_on(event, line, self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something to do about."""
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
                return bool(self.looking.pieces) and not (self.opened or self.looked_for.value)
            case "exercise":
                return self.view is View.CHART
            case "filter":
                return not self.opened
            case "put_back":
                return self.discarding.can_put_back
            case "empty_trash":
                return self.discarding.in_trash > 0
            case "move" | "page":
                return self.correcting or self.pages.total > 1
            case _:
                return super().check_action(action, parameters)

    # Back and forth

    def action_back(self) -> None:
        """Go back to the list, and from there home, once nothing can be lost."""
        if self.opened:
            self.close_session()
            return
        problem = self.corrections.try_again()
        if problem and not self._warned:
            self._warned = True
            self.say(f"{telling.LEAVES} {problem}")
        else:
            self.dismiss(None)

    # What stands beside the list

    async def action_view(self) -> None:
        """Show another view of what was done; in a narrow window it covers the list."""
        self.view = self.view.next
        self.opened = self.opened or (self.has_class("-narrow") and self.view is not View.SESSION)
        await self.show_view()

    def action_exercise(self, step: int) -> None:
        """Chart another exercise or side."""
        if self.charts:
            self.charts.turn(step)

    # What is looked for

    def action_filter(self) -> None:
        """Write what to look for."""
        self.looking.begin()
        self.looked_for.placeholder = telling.HINT
        self.set_focus(self.looked_for)
        self.show_state()

    def action_take_filter(self) -> None:
        """Keep what was written as pieces of the filter."""
        self.looking.take()
        self._leave_filter()

    def action_drop_filter(self) -> None:
        """Forget what was written; the pieces stay."""
        self.looking.drop()
        self._leave_filter()

    def action_point(self, step: int) -> None:
        """Point at the piece that is to go."""
        self.looking.point(step)
        self.show_state()

    def action_take_away(self) -> None:
        """Take the piece that is pointed at away, or the last one."""
        self.looking.take_away()
        self.look_for(self.looked_for.value)

    def on_piece_line_clicked(self, event: PieceLine.Clicked) -> None:
        """Take a piece away that was clicked."""
        self.looking.take_away(event.place)
        self.look_for(self.looked_for.value)

    # The trash

    def action_remove(self) -> None:
        """Move the session at the pointer to the trash."""
        if self.digest:
            self.corrections.settle(self.digest.id)
            removed, said = self.discarding.remove(self.digest)
            if removed:
                self.corrections.drop(self.digest.id)
            self.close_session()
            self._after_trash(said)

    def action_put_back(self) -> None:
        """Take the session that was removed last out of the trash, and point at it."""
        digest, said = self.discarding.put_back()
        if digest:
            self.close_session()  # what is typed next was not meant for the one that comes back
            self.point_at(digest)
        self._after_trash(said)

    @work
    async def action_empty_trash(self) -> None:
        """Ask, and then delete what lies in the trash for good."""
        count = self.discarding.look()
        if not count:  # another window was there before
            self.say(self.discarding.problem or telling.NOTHING_IN_TRASH)
            return
        screen = ChoiceScreen(
            telling.trash_question(count),
            telling.WHAT_IS_THERE,
            telling.TRASH_CHOICES,
            preferred=telling.KEEP,
            later="keep it",
        )
        if await self.app.push_screen_wait(screen) == telling.DELETE:
            self._after_trash(self.discarding.empty())

    def _leave_filter(self) -> None:
        self.set_focus(None)
        self.looked_for.placeholder = ""
        self.looked_for.show("")
        self.show_list()

    def _after_trash(self, said: str) -> None:
        self.show_list()
        self.say(said)
        self.look_at_files()
