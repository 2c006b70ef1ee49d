"""The timer screen, which passes keys on to the session.

`keys` lists the keys, and the engine decides whether one works now.
"""

from typing import ClassVar, Final

from textual.binding import BindingType
from textual.events import Key

from hiptimer.catalogue import page
from hiptimer.engine.commands import Finish, Unrate
from hiptimer.tui.screens.timer.answering import AnsweringScreen
from hiptimer.tui.screens.timer.keys import (
    ALWAYS,
    ANSWERING,
    CONFIRM,
    KEY_COMMANDS,
    MAY_REPEAT,
    STEP,
    bindings,
)
from hiptimer.tui.screens.timer.panels import EXPIRED, FINISH, QUIT, Panel, PanelAction
from hiptimer.tui.screens.timer.reading import Reading, keys_to_read, page_to_read
from hiptimer.tui.screens.timer.watching import TimerEnd
from hiptimer.tui.widgets.ceiling_panel import CeilingPanel

WAKING_SECONDS: Final = 1.0
"""How long after a gap keys are ignored: they may have woken the computer."""


class TimerScreen(AnsweringScreen):
    """Shows one session, and takes its keys."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def may_repeat(self, key: str) -> bool:
        """Return whether a key repeats while it is held down."""
        return key in MAY_REPEAT

    def key_held(self, key: str) -> None:
        """Keep waiting with the answer that was stepped to: the key is still held down."""
        if key == STEP and self.can_step:
            self.stepping.hold(self.runner.now)

    def on_key(self, event: Key) -> None:
        """Stop keys that are not meant for this question; pass letters to the panel."""
        if not self._is_meant(event.key) or self._is_for_panel(event.character):
            event.stop()
            event.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a key works now, according to the engine's table."""
        match action, parameters:
            case "press", (str(name),):
                return self._is_free_for(name) and KEY_COMMANDS[name].works(self.engine)
            case (("rate" | "unrate" | "highlight"), _):
                return self.question is None and self.entry.accepts
            case "move", _:
                return self.panel is not None or len(self.entry.rows) > 1
            case "step", _:
                return self.can_step
            case "confirm", _:
                return self.panel is not None or self.face.rating.highlighted is not None
            case "seek_help", _:
                return self.panel is not None and self.panel.help_page
            case "back", _:
                return self.question not in (None, EXPIRED)
            case (("finish" | "leave"), _):
                return self.question is None
            case _:
                return True

    def _is_meant(self, key: str) -> bool:
        """Return whether a key is for what is shown: not late, and not what woke the computer."""
        self.pulse()
        now = self.runner.now
        waking = now - self.woke_at < WAKING_SECONDS
        late = key in ANSWERING and self.stepping.is_late(now, takes=key != STEP)
        return not (waking or late or self._end)

    def _is_free_for(self, name: str) -> bool:
        """Return whether a press counts: a question blocks most keys, the ceiling those of "on"."""
        if name in ALWAYS:
            return True
        return self.question is None and (self.panel is None or name not in CONFIRM)

    def _is_for_panel(self, letter: str | None) -> bool:
        return self.panel is not None and letter is not None and self.face.panel.choose(letter)

    def action_press(self, name: str) -> None:
        """Send the command of a key; "on" after a number only confirms it."""
        command = KEY_COMMANDS[name].command
        if (name in CONFIRM and self.entry.confirmed()) or self.runner.asks_again(command):
            self.draw()
        else:
            self.send(command)

    def action_finish(self) -> None:
        """Ask for the reason, unless the session is over anyway."""
        if self.engine.at_last_wait:
            self.send(Finish())
        else:
            self._ask(FINISH)

    def action_leave(self) -> None:
        """Ask whether to stop here or to resume later."""
        self._ask(QUIT)

    def action_back(self) -> None:
        """Close the question; the session has kept running."""
        self._ask(None)

    def action_help(self) -> None:
        """Show the keys."""
        self._read(keys_to_read(self.engine, self._pause))

    def action_seek_help(self) -> None:
        """Show the page on when to seek help."""
        self._read(page_to_read(page("when-to-seek-help"), self._pause))

    def _read(self, reading: Reading) -> None:
        self.add_class("-reading")
        self.app.push_screen(reading)

    def _pause(self) -> None:
        if self._is_meant("space"):
            resumes = KEY_COMMANDS["resume"].works(self.engine)
            self.action_press("resume" if resumes else "pause")

    # Answers

    def on_ceiling_panel_choice_made(self, message: CeilingPanel.ChoiceMade) -> None:
        """Carry out the choice, if its panel is still open."""
        answer = self.panel.answer_to(message.choice) if self.panel else None
        self.stepping.drop()
        match answer:
            case None:
                return
            case PanelAction.BACK:
                self._ask(None)
            case PanelAction.STOP:
                self._ask(FINISH)
            case PanelAction.LATER:
                self.leave(TimerEnd.LATER)
            case PanelAction.KEEP:
                self.runner.keep()
                self.leave(TimerEnd.FINISHED)
            case PanelAction.DISCARD:
                self.leave(TimerEnd.DISCARDED)
            case Unrate():
                self.entry.ask_again(answer.row)
                self.draw()
            case _:
                self.question = None
                self.send(answer)

    def _ask(self, question: Panel | None) -> None:
        self.question = question
        self.draw()
