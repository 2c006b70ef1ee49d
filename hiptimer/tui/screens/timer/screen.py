"""The timer screen: presses go to the session, and what comes of them is drawn.

`SessionController` decides what a key does, `view` works out what to show, and `layout` shows it.
The only clock is the runner's, and nothing of the session is kept here.
"""

from math import inf
from typing import ClassVar, Final

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key

from hiptimer.catalogue import page
from hiptimer.engine import Engine, Phase
from hiptimer.engine.events import Countdown, HalfReached
from hiptimer.interaction.keys import MAY_REPEAT, Intent
from hiptimer.interaction.view import End, Outcome, Wanted
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.phase_words import STYLE_CLASSES
from hiptimer.tui.screens.timer.keys import TEXTUAL_NAMES, bindings
from hiptimer.tui.screens.timer.layout import TimerLayout
from hiptimer.tui.screens.timer.pulse import Flash, PulseLoop
from hiptimer.tui.screens.timer.reading import Reading, keys_to_read, page_to_read
from hiptimer.tui.screens.timer.view import (
    TimerState,
    TimerView,
    ViewInputs,
    build_scene,
    build_view,
)
from hiptimer.tui.widgets.ceiling_panel import CeilingPanel
from hiptimer.tui.widgets.rating_row import RatingRow

ON_THE_WAY: Final = (Countdown, HalfReached)
"""Events that never change what a key does, nor what is shown beside the seconds."""

REPEATING: Final = frozenset(
    name for key in MAY_REPEAT for name in TEXTUAL_NAMES.get(key, key).split(",")
)


class TimerScreen(GuardedScreen[End]):
    """Shows the session that `runner` runs, second by second, and starts it if necessary.

    `flash` makes the screen flash when the phase changes; `captions` shows what is said.
    """

    CSS_PATH: ClassVar = ["../../phases.tcss", "timer.tcss"]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings()

    face = getters.query_one(TimerLayout)

    def __init__(
        self, runner: SessionRunner, *, flash: bool = False, captions: bool = False
    ) -> None:
        super().__init__()
        self.runner = runner
        self._captions = captions
        self._flash = Flash(self) if flash else None
        self._state = TimerState()
        self._happened = 0
        self._shown: TimerView | None = None
        self._shown_inputs: ViewInputs | None = None
        self._changes_at = inf
        self._end: End | None = None
        self._undo = False
        self._loop = PulseLoop(self._beat)

    @property
    def engine(self) -> Engine:
        """The engine of the session."""
        return self.runner.engine

    def compose(self) -> ComposeResult:
        """Show the layout."""
        yield TimerLayout(classes="-captions" if self._captions else "")

    def on_mount(self) -> None:
        """Start the session, and follow the time from now on."""
        self.runner.listen(self._on_outcome)
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

    # Presses

    def may_repeat(self, key: str) -> bool:
        """Return whether a key repeats while it is held down."""
        return key in REPEATING

    def key_held(self, key: str) -> None:
        """Keep waiting with an answer that was stepped to: the key is still held down."""
        self.runner.hold(key)

    def on_key(self, event: Key) -> None:
        """Advance to the moment of the press: what it does depends on what is asked by then."""
        self.pulse()
        if self._end:  # it is not for the screen that follows either
            event.stop()
            event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a key works now."""
        match action, parameters:
            case "press", (str(key), str(intent)):
                return self.runner.controller.offers(Intent(intent), key)
            case _:
                return super().check_action(action, parameters)

    def action_press(self, key: str, intent: str) -> None:  # noqa: ARG002 - it tells bindings apart
        """Hand a key to the session, and show what has come of it."""
        outcome = self.runner.press(key)
        self._show_answer()
        for change in outcome.changes:
            if isinstance(change, Wanted):
                self._read(change.intent)

    def on_rating_row_number_chosen(self, message: RatingRow.NumberChosen) -> None:
        """Rate the set with the number that was clicked."""
        self.runner.number(message.pain)
        self._show_answer()

    def on_ceiling_panel_choice_made(self, message: CeilingPanel.ChoiceMade) -> None:
        """Carry out the choice that was clicked, if its panel is still open."""
        options = self.runner.controller.view.options
        chosen = [each.answer for each in options if each.letter == message.choice.letter]
        panel = self._shown.scene.panel if self._shown else None
        if panel and message.choice in panel.choices and chosen:
            self.runner.choose(chosen[0])
            self._show_answer()

    def _show_answer(self) -> None:
        """Show what has come of a press; something else may be due sooner now."""
        self.draw()
        self._loop.rearm(self._wake_in())

    # Time

    def pulse(self) -> None:
        """Advance to the current time, and show it."""
        self.runner.pulse()
        self.draw()

    def _beat(self) -> float:
        self.pulse()
        return self._wake_in()

    def _wake_in(self) -> float:
        return min(self.runner.wake_in(), self._changes_at - self.runner.now)

    def _on_outcome(self, outcome: Outcome) -> None:
        """Note what has happened; `draw` shows it."""
        if all(isinstance(event, ON_THE_WAY) for event in outcome.events) and not outcome.changes:
            return
        self._state = self._state.after(outcome.events, self.engine)
        self._happened += 1
        if self.is_mounted:
            self.refresh_bindings()
            if self._flash:
                self._flash.on_events(outcome.events, self.runner.now)

    # What is shown

    def draw(self) -> None:
        """Show the session as of the last pulse, if anything can look different."""
        end = self.runner.controller.end
        if end:
            self.leave(end)
        if self._end or not self.is_mounted:
            return
        undo = self.engine.undoable is not None
        if undo != self._undo:  # ten seconds are over, and nothing else happens then
            self._undo = undo
            self.refresh_bindings()
        if self._captions and (caption := self.runner.caption):
            self.face.caption.caption = caption
        inputs = self._inputs()
        if inputs == self._shown_inputs and self.runner.now < self._changes_at:
            return
        if self._shown is None or inputs != self._shown_inputs:
            self._shown_inputs = inputs
            scene = build_scene(self.engine, self.runner.session, inputs)
        else:
            scene = self._shown.scene
        self._show(build_view(self.engine, scene, self._state, self.runner.now))

    def _inputs(self) -> ViewInputs:
        runner = self.runner
        return ViewInputs(
            happened=self._happened,
            state=self._state,
            view=runner.controller.view,
            quiet=runner.quiet,
            again=runner.asked_again,
            problem=runner.problem,
            sound_problem=runner.sound_problem,
        )

    def _show(self, view: TimerView) -> None:
        changes_in = view.count.changes_in
        self._changes_at = inf if changes_in is None else self.runner.now + changes_in
        before, self._shown = self._shown, view
        new_phase = before is None or before.scene.style_class != view.scene.style_class
        self.face.show(view, before, update=not new_phase)
        if new_phase:  # restyles everything, so do it only once
            self.remove_class(*STYLE_CLASSES, update=False).add_class(view.scene.style_class)

    def leave(self, end: End) -> None:
        """Leave the timer, as soon as nothing is being read over it."""
        self._end = self._end or end
        if self.is_active:
            self._loop.stop()
            self.dismiss(self._end)

    # What is read above it

    def _read(self, wanted: Intent) -> None:
        reading = self._page() if wanted is Intent.SEEK_HELP else self._keys()
        self.add_class("-reading")
        self.app.push_screen(reading)

    def _keys(self) -> Reading:
        return keys_to_read(self.runner.controller.available(), self._pause)

    def _page(self) -> Reading:
        return page_to_read(page("when-to-seek-help"), self._pause)

    def _pause(self) -> None:
        offers = self.runner.controller.offers
        if offers(Intent.PAUSE, "space") or offers(Intent.RESUME, "space"):
            self.runner.press("space")
            self._show_answer()
