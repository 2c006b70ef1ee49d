"""The part of the timer screen that follows the session and shows what has changed.

`view` works out what to show. The only clock is the runner's, and nothing of the session is kept
here.
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
from hiptimer.tui.screens.timer.flash import Flash
from hiptimer.tui.screens.timer.layout import TimerLayout
from hiptimer.tui.screens.timer.panels import EXPIRED, Panel
from hiptimer.tui.screens.timer.pulse import PulseLoop
from hiptimer.tui.screens.timer.rating_entry import RatingEntry
from hiptimer.tui.screens.timer.timer_state import TimerState
from hiptimer.tui.screens.timer.view import TimerView, ViewInputs, build_scene, build_view

ON_THE_WAY: Final = (Countdown, HalfReached)
"""Events that never change what a key does."""


class TimerEnd(Enum):
    """How the timer was left; its opener decides what follows."""

    FINISHED = auto()  # the session is over, or kept as it is: show the summary
    LATER = auto()  # the session has not ended: leave the app, and offer it at the next start
    DISCARDED = auto()  # move the session to the trash


class WatchingScreen(GuardedScreen[TimerEnd]):
    """Shows the session that `runner` runs, second by second, and starts it if necessary.

    `flash` makes the screen flash when the phase changes; `captions` shows what is said.
    """

    CSS_PATH: ClassVar = ["../../phases.tcss", "timer.tcss"]
    AUTO_FOCUS = ""

    face = getters.query_one(TimerLayout)

    def __init__(self, runner: SessionRunner, *, flash: bool, captions: bool = False) -> None:
        super().__init__()
        self._captions = captions
        self._flash = Flash(self) if flash else None
        self.runner = runner
        self.entry = RatingEntry(runner)
        self.question: Panel | None = None
        self.woke_at = -inf
        self._state = TimerState()
        self._happened = 0
        self._view: TimerView | None = None
        self._shown_inputs: ViewInputs | None = None
        self._changes_at = inf
        self._end: TimerEnd | None = None
        self._loop = PulseLoop(self._beat)

    @property
    def engine(self) -> Engine:
        """The engine of the session."""
        return self.runner.engine

    @property
    def panel(self) -> Panel | None:
        """The question on the screen, if there is one."""
        return self._view.scene.panel if self._view else None

    def compose(self) -> ComposeResult:
        """Show the layout."""
        yield TimerLayout(classes="-captions" if self._captions else "")

    def on_mount(self) -> None:
        """Start the session, and follow the time from now on."""
        self.runner.listen(self._on_events)
        if self.engine.phase is Phase.READY:
            self.runner.start()
        self._loop.start()

    def on_unmount(self) -> None:
        """Stop following the time."""
        self._loop.stop()

    def on_screen_resume(self) -> None:
        """Use the whole screen again; leave if the session has ended while something was read."""
        self.remove_class("-reading")
        self.draw()

    def pulse(self) -> None:
        """Advance to the current time, and show it."""
        self.runner.pulse()
        self.entry.send_due()
        self.draw()

    def draw(self) -> None:
        """Show the session as of the last pulse, if anything can look different."""
        if self.runner.finished:
            self.leave(TimerEnd.FINISHED)
        if self._end or not self.is_mounted:
            return
        if self.runner.expired:
            self.question = EXPIRED
        if self._captions and (caption := self.runner.caption):
            self.face.caption.caption = caption
        inputs = self._inputs()
        if inputs == self._shown_inputs and self.runner.now < self._changes_at:
            return
        if self._view is None or inputs != self._shown_inputs:
            self._shown_inputs = inputs
            scene = build_scene(self.engine, self.runner.session, inputs)
        else:
            scene = self._view.scene
        self._show(build_view(self.engine, scene, self._state, self.runner.now))

    def _show(self, view: TimerView) -> None:
        changes_in = view.count.changes_in
        self._changes_at = inf if changes_in is None else self.runner.now + changes_in
        before, self._view = self._view, view
        new_phase = before is None or before.scene.style_class != view.scene.style_class
        self.face.show(view, before, update=not new_phase)
        if new_phase:  # restyles everything, so do it only once
            self.remove_class(*STYLE_CLASSES, update=False).add_class(view.scene.style_class)
        if before is None or before.scene.panel != view.scene.panel:
            self.refresh_bindings()

    def _inputs(self) -> ViewInputs:
        entry, runner = self.entry, self.runner
        return ViewInputs(
            happened=self._happened,
            state=self._state,
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

    def _on_events(self, events: Sequence[Event]) -> None:
        self._state = self._state.after(events, self.engine)
        self.entry.ask_for(self._state.to_rate)
        if any(isinstance(event, Interrupted) for event in events):
            self.woke_at = self.runner.now
        if all(isinstance(event, ON_THE_WAY) for event in events):
            return
        self._happened += 1
        if self.is_mounted:
            self.refresh_bindings()
            if self._flash:
                self._flash.on_events(events, self.runner.now)

    def send(self, command: Command) -> None:
        """Send `command`, and show its effect."""
        self.runner.send(command)
        self.draw()
        self._loop.rearm(self._wake_in())

    def leave(self, end: TimerEnd) -> None:
        """Leave the timer, as soon as nothing is being read over it."""
        self._end = self._end or end
        if self.is_active:
            self._loop.stop()
            self.dismiss(self._end)
