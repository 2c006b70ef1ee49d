"""Home: the protocols to follow, and how the last four weeks went."""

from datetime import date
from typing import ClassVar, Final

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from hiptimer.catalogue import Page
from hiptimer.clock import Clock
from hiptimer.model.protocol import Protocol
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.home_data import (
    HomeData,
    HomeProtocol,
    ProtocolAction,
    home_protocols,
    place_to_begin,
    weeks_words,
)
from hiptimer.tui.messages import ShowPage
from hiptimer.tui.widgets.home_detail import HomeDetail, HomeText
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.pointer_list import PointerList
from hiptimer.tui.widgets.protocol_list import ProtocolList
from hiptimer.tui.widgets.title_line import RuleLine, TitleLine
from hiptimer.wording.days import moment_words
from hiptimer.wording.problems import problems_line

LOOK_AT_CLOCK_SECONDS: Final = 5.0
"""The time of day is shown in minutes, so it may be a few seconds late."""

PROBLEMS: Final = "Problems"


class HomeScreen(GuardedScreen[None]):
    """Shows `data`; `enter` asks to start the highlighted protocol."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,pagedown", "start", "start", key_display="enter"),
        Binding("up", "move(-1)", "choose another", show=False, key_display="↑ ↓"),
        Binding("down", "move(1)", "choose another", show=False, key_display="↑ ↓"),
        Binding("home", "move(-1000)", show=False),
        Binding("end", "move(1000)", show=False),
        Binding("u", "change('put-back')", "put it back"),
        Binding("p", "problems", "read the problems"),
        Binding("e", "change('edit')", "edit"),
        Binding("n", "change('new')", "new"),
        Binding("d", "change('duplicate')", "duplicate"),
        Binding("h", "history", "history"),
        Binding("s", "settings", "settings"),
        Binding("t", "save_again", "try to save again"),
        Binding("x,delete", "change('remove')", "to the trash", key_display="x"),
        Binding("q", "app.quit", "quit"),
    ]

    data: reactive[HomeData] = reactive(HomeData, init=False)

    class StartRequested(Message):
        """The person wants to follow this protocol."""

        def __init__(self, protocol: Protocol) -> None:
            super().__init__()
            self.protocol = protocol

    class ChangeRequested(Message):
        """The person wants to change the protocol with this id, or to make a new one."""

        def __init__(self, change: ProtocolAction, protocol_id: str) -> None:
            super().__init__()
            self.change = change
            self.protocol_id = protocol_id

    class SettingsRequested(Message):
        """The person wants to open the settings."""

    class SaveRequested(Message):
        """The person wants to try again to save a session."""

    class HistoryRequested(Message):
        """The person wants to open the history."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._protocols: tuple[HomeProtocol, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list, the detail of the highlighted protocol, and the last weeks."""
        yield TitleLine()
        yield ProtocolList()
        yield RuleLine()
        yield HomeDetail()
        yield KeyLine(kept=2)  # how to leave, and how to list the keys that don't fit

    def on_mount(self) -> None:
        """Show the data, and keep the time of day current."""
        self._show_time()
        self.set_interval(LOOK_AT_CLOCK_SECONDS, self._show_time)
        self._show_data()

    def watch_data(self) -> None:
        """Show new data."""
        if self.is_mounted:
            self._show_data()

    def _show_data(self) -> None:
        self._protocols = home_protocols(self.data, self._today)
        shown = self.query_one(ProtocolList)
        shown.protocols = tuple(one.row for one in self._protocols)
        shown.highlighted = place_to_begin(self._protocols, self.data)
        self._show_highlighted()
        self.refresh_bindings()

    def action_move(self, step: int) -> None:
        """Move the highlight `step` protocols down."""
        self.query_one(ProtocolList).move(step)
        self._show_highlighted()
        self.refresh_bindings()

    def action_start(self) -> None:
        """Ask to start the highlighted protocol."""
        place = self.query_one(ProtocolList).highlighted
        self.post_message(self.StartRequested(self._protocols[place].protocol))

    def action_change(self, change: str) -> None:
        """Ask for a change of the highlighted protocol, or for a new one."""
        one = self._highlighted
        self.post_message(
            self.ChangeRequested(ProtocolAction(change), one.protocol.id if one else "")
        )

    def action_problems(self) -> None:
        """Show all problems in full."""
        self.post_message(ShowPage(Page(PROBLEMS, self.data.problems)))

    def action_settings(self) -> None:
        """Ask for the settings."""
        self.post_message(self.SettingsRequested())

    def action_save_again(self) -> None:
        """Ask to try again to save a session."""
        self.post_message(self.SaveRequested())

    def action_history(self) -> None:
        """Ask for the history."""
        self.post_message(self.HistoryRequested())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only keys that do something now."""
        one = self._highlighted
        match action, parameters:
            case "save_again", _:
                return self.data.unsaved
            case "problems", _:
                return bool(self.data.problems)
            case "change", (ProtocolAction.REMOVE,):
                return one is not None and one.row.own
            case "change", (ProtocolAction.PUT_BACK,):
                return self.data.memory.removed is not None
            case ("start", _) | ("change", (ProtocolAction.EDIT | ProtocolAction.DUPLICATE,)):
                return one is not None
            case "move", _:
                return len(self._protocols) > 1
            case _:
                return True

    def on_pointer_list_scrolled(self, event: PointerList.Scrolled) -> None:
        """Move the pointer with the wheel, as with the arrows."""
        self.action_move(event.step)

    def on_pointer_list_clicked(self, event: PointerList.Clicked) -> None:
        """Highlight the clicked protocol; if it is highlighted already, start it."""
        shown = self.query_one(ProtocolList)
        if shown.highlighted == event.place:
            self.action_start()
        self.action_move(event.place - shown.highlighted)

    def on_resize(self) -> None:
        """Update which part of the list is in view."""
        self.call_after_refresh(self._show_place)

    @property
    def _highlighted(self) -> HomeProtocol | None:
        place = self.query_one(ProtocolList).highlighted if self._protocols else 0
        return self._protocols[place] if self._protocols else None

    @property
    def _today(self) -> date:
        return self.data.settings.day_of(self._clock.now())

    def _show_time(self) -> None:
        now = self._clock.now()
        title = self.query_one(TitleLine)
        title.title, title.aside = "hiptimer", moment_words(now)

    def _show_highlighted(self) -> None:
        shown, data = self.query_one(ProtocolList), self.data
        detail = self._protocols[shown.highlighted].detail if self._protocols else HomeText()
        weeks = weeks_words(data.sessions, data.settings, self._today) if data.complete else ()
        self.query_one(HomeDetail).text = replace(
            detail,
            weeks=weeks,
            said=tuple(filter(None, (data.memory.said, data.advice, problems_line(data.problems)))),
        )
        self.call_after_refresh(self._show_place)

    def _show_place(self) -> None:
        shown = self.query_one(ProtocolList)
        place = f"{shown.highlighted + 1} of {shown.count}" if shown.scrolls else ""
        self.query_one(RuleLine).note = place
