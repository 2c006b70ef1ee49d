"""Keeps the history up to its files while it is on the screen; no key waits for that."""

from dataclasses import dataclass
from typing import Final

from textual.message import Message

from hiptimer.runner.context import Context
from hiptimer.runner.history import Progress
from hiptimer.tui.screens.history import telling
from hiptimer.tui.screens.history.layout import HistoryLayout

LOOK_AT_FILES_SECONDS: Final = 5.0
"""How soon a change by another program appears."""

LOOK_AT_PROGRESS_SECONDS: Final = 0.25
"""How often it is told how far the reading has come."""

LOOK_AT_DISK_SECONDS: Final = 0.5
"""How soon it is told that a correction could not be saved."""


class CheckedHistory(HistoryLayout):
    """A history that looks at its files when it comes up, and again and again."""

    @dataclass
    class Checked(Message):
        """The history was brought up to the files; `changed` where they had changed."""

        changed: bool

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._checking = False
        self._saving = False
        self._told = False

    def on_mount(self) -> None:
        """Look again and again."""
        self.set_interval(LOOK_AT_FILES_SECONDS, self.look_at_files)
        self.set_interval(LOOK_AT_PROGRESS_SECONDS, self._look_at_progress)
        self.set_interval(LOOK_AT_DISK_SECONDS, self.look_at_disk)

    def on_screen_resume(self) -> None:
        """Look when it comes up, once it is painted: the look takes the core for itself."""
        self.call_after_refresh(self.look_at_files)

    def look_at_files(self) -> None:
        """Bring the history up to its files, in a thread of the app: it may outlive this screen."""
        if not self._checking:
            self._checking = True
            self.app.run_worker(self._check, thread=True, group="history")

    def drop_refused(self) -> None:
        """Show what the file says in the place of what was refused, once nobody is at it."""
        open_here = self.digest.id if self.opened and self.digest else None
        why = self.corrections.drop_refused(besides=open_here)
        if why:
            self.show_session()
            self.say(telling.dropped_words(why))

    def wait_for_disk(self) -> None:
        """Show what becomes of a correction, as soon as that is known."""
        self._saving = True

    def on_checked_history_checked(self, event: Checked) -> None:
        """Show what has changed."""
        self._checking = False
        if event.changed or self.progress:
            self.progress = None
            self.show_list()
            self.show_figures()
        self._tell_problem()

    def _tell_problem(self) -> None:
        """Tell once, when nothing else is said, that the next time all is read anew."""
        problem = self.history.problem
        if problem and not self._told and not self._said:
            self._told = True
            self.say(telling.not_kept(problem))

    def _check(self) -> None:
        changed = self.history.check(self._take)
        self.post_message(self.Checked(changed))

    def _take(self, progress: Progress) -> None:
        self.progress = progress

    def _look_at_progress(self) -> None:
        if self.progress and not self.history.complete:
            self.show_list()

    def look_at_disk(self) -> None:
        """Show what became of a correction, once that is known."""
        if self._saving and not self.corrections.busy:
            self._saving = False
            told = self.corrections.told()
            self.show_list()
            self.show_figures()
            self.drop_refused()
            if told:
                self.say(told)
