"""The Textual application, which leads from one screen to the next.

It is thin on purpose: what a screen shows comes from the stores and the runner, and its texts are
beside the screen. Screens that home does not need are imported only when they are opened.
"""

import gc
from typing import ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from hiptimer.catalogue import page
from hiptimer.runner.context import Context, EditRequest, StartRequest
from hiptimer.tui.home_app import HomeApp
from hiptimer.tui.messages import PageAsked, TryAsked
from hiptimer.tui.questions import asks_for_the_hip, has_questions
from hiptimer.tui.screens.home import HomeScreen
from hiptimer.tui.widgets.key_line import key_hints

Request = StartRequest | EditRequest

LEAVING: Final = "leaving"
"""The worker that asks before hiptimer ends."""


class HiptimerApp(HomeApp):
    """Shows home, or the start sheet that `request` asks for; its result is the exit code."""

    TITLE = "hiptimer"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        # Textual makes this a priority binding; here a screen may ask first.
        Binding("ctrl+q", "quit", "quit", show=False),
        Binding("question_mark,f1", "help", "help", key_display="?"),
    ]

    def __init__(self, context: Context, request: Request | None = None) -> None:
        super().__init__(context)
        self._request = request

    def on_mount(self) -> None:
        """Continue as soon as home is on the screen; older sessions are read after that."""
        self.call_after_refresh(self._begin)
        self.call_after_refresh(self.context.tidy_up)

    def _begin(self) -> None:
        """Ask the questions that are due, above home, and open what was requested."""
        gc.enable()  # the caller may have disabled it until home is on the screen
        self.show_home()
        match self._request:
            case EditRequest(editor):
                from hiptimer.tui.editing import edit_only  # noqa: PLC0415 - seldom needed

                self.run_worker(edit_only(self, editor))
            case _ if has_questions(self.context, self._loaded, self.sessions):
                self._welcome()
            case StartRequest() as request:
                self._follow_request(request)

    # From screen to screen

    @work
    async def _welcome(self) -> None:
        from hiptimer.tui import follow, welcome  # noqa: PLC0415 - home is there sooner

        if asks_for_the_hip(self._loaded):
            await welcome.ask_which_hip(self)
        runner = await welcome.settle_unfinished(self)
        self.show_home()
        if runner:
            await follow.follow(self, runner)
            return
        await welcome.ask_about_night(self)
        self.show_home()
        if isinstance(self._request, StartRequest):
            await follow.settle(self, self._request)

    @work
    async def _follow_request(self, request: StartRequest, *, comes_back: bool = False) -> None:
        from hiptimer.tui.follow import settle  # noqa: PLC0415 - home is there sooner

        await settle(self, request, comes_back=comes_back)

    def on_home_screen_start_asked(self, event: HomeScreen.StartAsked) -> None:
        """Show the start sheet, and follow the session that it opens."""
        self._follow_request(StartRequest(event.protocol))

    @work
    async def on_home_screen_settings_asked(self) -> None:
        """Show the settings, and then home with the new values."""
        from hiptimer.tui.screens.settings import SettingsScreen  # noqa: PLC0415 - seldom needed

        await self.push_screen_wait(SettingsScreen(self.context))
        self.read_settings()
        self.show_home()

    @work
    async def on_home_screen_change_asked(self, event: HomeScreen.ChangeAsked) -> None:
        """Edit, make or remove a protocol."""
        from hiptimer.tui.editing import carry_out  # noqa: PLC0415 - seldom needed

        await carry_out(self, event.change, event.protocol_id)

    @work
    async def on_home_screen_save_asked(self) -> None:
        """Try again to save the sessions that are not saved, or ask what to do with them."""
        from hiptimer.tui.unsaved import settle  # noqa: PLC0415 - loaded with the session

        for runner in tuple(self.unsaved):
            await settle(self, runner, leaving=False)
        self.look_at_unsaved()

    @work
    async def on_home_screen_history_asked(self) -> None:
        """Show the history."""
        from hiptimer.tui.looking_back import look_back  # noqa: PLC0415 - seldom needed

        await look_back(self)

    def on_try_asked(self, event: TryAsked) -> None:
        """Follow a protocol that is being edited, and return to the editor in any case."""
        self._follow_request(StartRequest(event.protocol), comes_back=True)

    def on_page_asked(self, event: PageAsked) -> None:
        """Show a page above the screen that asked for it."""
        from hiptimer.tui.screens.page import PageScreen  # noqa: PLC0415 - seldom needed

        self.push_screen(PageScreen(event.page))

    def action_help(self) -> None:
        """Show the keys of this screen, and then the page that is chosen there."""
        from hiptimer.tui.screens.help import HelpScreen  # noqa: PLC0415 - seldom needed

        self.push_screen(HelpScreen(key_hints(self.screen, hidden=True)), self._show_page)

    def _show_page(self, chosen: str | None) -> None:
        if chosen:
            self.post_message(PageAsked(page(chosen)))

    async def action_quit(self) -> None:
        """Leave, after asking what to do with any session that is not saved.

        A screen that wants to ask something else first binds the key itself.
        """
        if not self.open_sessions:
            self.leave(0)
        elif not any(worker.group == LEAVING for worker in self.workers):
            self.run_worker(self._leave(), group=LEAVING)

    async def _leave(self) -> None:
        from hiptimer.tui.unsaved import settle_all  # noqa: PLC0415 - loaded with the session

        if await settle_all(self):
            self.leave(0)
