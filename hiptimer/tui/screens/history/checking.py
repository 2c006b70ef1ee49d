"""Keeps the history up to date with its files while it is open; no key waits for that."""

from dataclasses import dataclass
from typing import Final

from textual.message import Message

from hiptimer.runner.context import Context
from hiptimer.runner.history import Progress
from hiptimer.tui.screens.history import messages
from hiptimer.tui.screens.history.layout import HistoryLayout

LOOK_AT_FILES_SECONDS: Final = 5.0
"""How soon a change by another program appears."""

LOOK_AT_PROGRESS_SECONDS: Final = 0.25
"""How often the progress of reading is updated."""

LOOK_AT_DISK_SECONDS: Final = 0.5
"""How soon it shows that a correction could not be saved."""


class CheckedHistory(HistoryLayout):
    """A history that checks its files when it opens, and regularly after that."""

    @dataclass
    class Checked(Message):
        """The history is up to date with its files; `changed` if they had changed."""

        changed: bool

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._checking = False
        self._saving = False
        self._reported = False

    def on_mount(self) -> None:
        """Check regularly."""
        self.set_interval(LOOK_AT_FILES_SECONDS, self.look_at_files)
        self.set_interval(LOOK_AT_PROGRESS_SECONDS, self._look_at_progress)
        self.set_interval(LOOK_AT_DISK_SECONDS, self.look_at_disk)

    def on_screen_resume(self) -> None:
        """Check when the screen opens, after it is painted: the check uses a whole core."""
        self.call_after_refresh(self.look_at_files)

    def look_at_files(self) -> None:
        """Update the history from its files, in a thread that may outlive the screen."""
        if not self._checking:
            self._checking = True
            self.app.run_worker(self._check, thread=True, group="history")

    def drop_refused(self) -> None:
        """Show the file instead of rejected corrections, once the person has left the session."""
        open_here = self.digest.id if self.opened and self.digest else None
        why = self.corrections.drop_refused(besides=open_here)
        if why:
            self.show_session()
            self.say(messages.dropped_words(why))

    def wait_for_disk(self) -> None:
        """Show whether a correction is saved, as soon as that is known."""
        self._saving = True

    def on_checked_history_checked(self, event: Checked) -> None:
        """Show what has changed."""
        self._checking = False
        if event.changed or self.progress:
            self.progress = None
            self.show_list()
            self.update_chart()
        self._report_problem()

    def _report_problem(self) -> None:
        """Report once, if nothing else is shown, that the index can't be kept."""
        problem = self.history.problem
        if problem and not self._reported and not self._said:
            self._reported = True
            self.say(messages.not_kept(problem))

    def _check(self) -> None:
        changed = self.history.check(self._take)
        self.post_message(self.Checked(changed))

    def _take(self, progress: Progress) -> None:
        self.progress = progress

    def _look_at_progress(self) -> None:
        if self.progress and not self.history.complete:
            self.show_list()

    def look_at_disk(self) -> None:
        """Show whether a correction was saved, once that is known."""
        if self._saving and not self.corrections.busy:
            self._saving = False
            message = self.corrections.moved_message()
            self.show_list()
            self.update_chart()
            self.drop_refused()
            if message:
                self.say(message)
