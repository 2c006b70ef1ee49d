"""The timer screen's eyes: it looks at the time when it must, and shows what has changed.

What stands there is worked out in `view`. It knows no clock but the runner's, and keeps nothing
of the session. Keys are not its business.
"""

from collections.abc import Sequence
from enum import Enum, auto
from math import inf
from typing import ClassVar, Final

from textual import getters
from textual.app import ComposeResult

from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Command
from hiptimer.engine.events import Countdown, Event, HalfReached, Interrupted
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui.guarded_app import GuardedScreen
from hiptimer.tui.phase_words import STYLE_CLASSES
from hiptimer.tui.screens.timer.face import TimerFace
from hiptimer.tui.screens.timer.flash import Flash
from hiptimer.tui.screens.timer.heard import Heard
from hiptimer.tui.screens.timer.panels import EXPIRED, Panel
from hiptimer.tui.screens.timer.pulse import PulseLoop
from hiptimer.tui.screens.timer.rating_entry import RatingEntry
from hiptimer.tui.screens.timer.view import Causes, TimerView, look, scene

ON_THE_WAY: Final = (Countdown, HalfReached)
"""Events that change nothing of what keys do."""


class TimerEnd(Enum):
    """How the timer was left; what follows is for whoever opened it."""

    FINISHED = auto()  # the session is over, or kept as it is: the summary
    LATER = auto()  # the session has no end: leave the app, and offer it at the next start
    DISCARDED = auto()  # the session goes to the trash


class WatchingScreen(GuardedScreen[TimerEnd]):
    """Shows the session that `runner` runs, second by second. It starts it if nobody has.

    `flash` has the screen flash when the phase changes; `captions` shows what is said.
    """

    CSS_PATH: ClassVar = ["../../phases.tcss", "timer.tcss"]
    AUTO_FOCUS = ""

    face = getters.query_one(TimerFace)

    def __init__(self, runner: SessionRunner, *, flash: bool, captions: bool = False) -> None:
        super().__init__()
        self._captions = captions
        self._flash = Flash(self) if flash else None
        self.runner = runner
        self.entry = RatingEntry(runner)
        self.question: Panel | None = None
        self.woke_at = -inf
        self._heard = Heard()
        self._happened = 0
        self._view: TimerView | None = None
        self._shown_causes: Causes | None = None
        self._changes_at = inf
        self._end: TimerEnd | None = None
        self._loop = PulseLoop(self._beat)

    @property
    def engine(self) -> Engine:
        """The engine of the session."""
        return self.runner.engine

    @property
    def panel(self) -> Panel | None:
        """The question that stands on the screen, if one does."""
        return self._view.scene.panel if self._view else None

    def compose(self) -> ComposeResult:
        """Show the face."""
        yield TimerFace(classes="-captions" if self._captions else "")

    def on_mount(self) -> None:
        """Start the session, and look at the time from now on."""
        self.runner.listen(self._hear)
        if self.engine.phase is Phase.READY:
            self.runner.start()
        self._loop.start()

    def on_unmount(self) -> None:
        """Look at the time no more."""
        self._loop.stop()

    def on_screen_resume(self) -> None:
        """Take up the whole screen again; leave if the session ended while something was read."""
        self.remove_class("-reading")
        self.draw()

    def pulse(self) -> None:
        """Let the time pass that has passed, and show it."""
        self.runner.pulse()
        self.entry.send_due()
        self.draw()

    def draw(self) -> None:
        """Show the session as it is at the last pulse, if anything can look different."""
        if self.runner.finished:
            self.leave(TimerEnd.FINISHED)
        if self._end or not self.is_mounted:
            return
        if self.runner.expired:
            self.question = EXPIRED
        if self._captions and (caption := self.runner.caption):
            self.face.caption.caption = caption
        causes = self._causes()
        if causes == self._shown_causes and self.runner.now < self._changes_at:
            return
        if self._view is None or causes != self._shown_causes:
            self._shown_causes, now_on = causes, scene(self.engine, self.runner.session, causes)
        else:
            now_on = self._view.scene
        self._show(look(self.engine, now_on, self._heard, self.runner.now))

    def _show(self, view: TimerView) -> None:
        changes_in = view.count.changes_in
        self._changes_at = inf if changes_in is None else self.runner.now + changes_in
        before, self._view = self._view, view
        new_phase = before is None or before.scene.style_class != view.scene.style_class
        self.face.show(view, before, update=not new_phase)
        if new_phase:  # then all is styled, and once is enough
            self.remove_class(*STYLE_CLASSES, update=False).add_class(view.scene.style_class)
        if before is None or before.scene.panel != view.scene.panel:
            self.refresh_bindings()

    def _causes(self) -> Causes:
        entry, runner = self.entry, self.runner
        return Causes(
            happened=self._happened,
            heard=self._heard,
            question=self.question,
            row=entry.row,
            cursor=entry.cursor,
            typed=entry.typed,
            quiet=runner.quiet,
            again=runner.asked_again,
            problem=runner.problem,
            sound_problem=runner.sound_problem,
        )

    def _beat(self) -> float:
        self.pulse()
        return self._wake_in()

    def _wake_in(self) -> float:
        due = min(self._changes_at, self.entry.typed_until or inf)
        return min(self.runner.wake_in(), due - self.runner.now)

    def _hear(self, events: Sequence[Event]) -> None:
        self._heard = self._heard.after(events, self.engine)
        self.entry.ask_for(self._heard.to_rate)
        if any(isinstance(event, Interrupted) for event in events):
            self.woke_at = self.runner.now
        if all(isinstance(event, ON_THE_WAY) for event in events):
            return
        self._happened += 1
        if self.is_mounted:
            self.refresh_bindings()
            if self._flash:
                self._flash.hear(events, self.runner.now)

    def send(self, command: Command) -> None:
        """Send `command`, and show what comes of it."""
        self.runner.send(command)
        self.draw()
        self._loop.rearm(self._wake_in())

    def leave(self, end: TimerEnd) -> None:
        """Leave the timer, as soon as nothing else is read over it."""
        self._end = self._end or end
        if self.is_active:
            self._loop.stop()
            self.dismiss(self._end)
