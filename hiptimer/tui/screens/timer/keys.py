"""The keys of the timer, as a table: which key sends which command, when, and its label.

Keys are bound by the character that they type, so AZERTY keyboards and number pads just work. The
engine decides whether a key works now.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct
from textual.binding import Binding, BindingType

from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import (
    Command,
    Done,
    EndHold,
    Extend,
    NotDone,
    Pause,
    RepeatSet,
    Resume,
    SkipExercise,
    SkipPhase,
    SkipSide,
)
from hiptimer.wording.guidance import KEY_MEANINGS
from hiptimer.wording.session import SEEK_HELP_KEY

ON: Final = "enter,pagedown"
"""Return, and the "next" of a presenter's clicker."""

STOP: Final = "space,b,full_stop"
"""The space bar, and what clickers send to blank the screen."""

STEP: Final = "pageup"
"""The "back" of a presenter's clicker: it steps through answers; without a question it pauses."""

ANSWERING: Final = frozenset({STEP, "pagedown", "enter"})
"""Keys that answer, and that may arrive just after their question has gone."""


class KeyCommand(Struct, frozen=True, kw_only=True):
    """Keys that send `command` in `phases` (none given: in every phase where it is legal).

    `shown` is the name of the keys, `words` their label; `meaning` explains them in full.
    """

    keys: str
    shown: str
    command: Command
    words: str
    meaning: str
    phases: frozenset[Phase] = frozenset()

    def works(self, engine: Engine) -> bool:
        """Return whether the engine would accept the command now."""
        here = not self.phases or engine.phase in self.phases
        return here and engine.accepts(self.command)


def _on(keys: str, phase: Phase, command: Command, words: str, meaning: str) -> KeyCommand:
    return KeyCommand(
        keys=keys,
        shown="enter",
        command=command,
        words=words,
        meaning=meaning,
        phases=frozenset({phase}),
    )


def _letter(key: str, command: Command, words: str) -> KeyCommand:
    keys = {"+": "plus,add"}.get(key, key)
    meaning = KEY_MEANINGS[type(command)]
    return KeyCommand(keys=keys, shown=key, command=command, words=words, meaning=meaning)


KEY_COMMANDS: Final[Mapping[str, KeyCommand]] = {
    "resume": KeyCommand(
        keys=STOP, shown="space", command=Resume(), words="go on", meaning=KEY_MEANINGS[Resume]
    ),
    "pause": KeyCommand(
        keys=STOP,
        shown="space",
        command=Pause(),
        words="pause",
        meaning=f"{KEY_MEANINGS[Pause]} (also b, . and page up)",
    ),
    "ready": _on(ON, Phase.WAITING, SkipPhase(), "go on", "go on when you are ready"),
    "unpause": _on(ON, Phase.PAUSED, Resume(), "go on", KEY_MEANINGS[Resume]),
    "done": _on(ON, Phase.REPS, Done(), "all done", "the repetitions are done"),
    "begin": _on(ON, Phase.PREPARE, SkipPhase(), "start now", "start the set now"),
    "next": _on(ON, Phase.REST, SkipPhase(), "go on", "end the rest now"),
    "end": _letter("e", EndHold(), "end here"),
    "again": _letter("r", RepeatSet(), "again"),
    "undo": _letter("u", NotDone(), "not done"),
    "more": _letter("+", Extend(), "10 s more"),
    "skip": _letter("n", SkipPhase(), "skip"),
    "side": _letter("x", SkipSide(), "leave this"),
    "exercise": _letter("X", SkipExercise(), "leave all"),
}
"""By name."""

ALWAYS: Final = frozenset({"pause", "resume"})
"""Work in every state, even while a question is open."""

CONFIRM: Final = frozenset({"ready", "unpause", "done", "begin", "next"})
"""Just confirm a digit that was typed right before."""

MAY_REPEAT: Final = frozenset({"plus", "add", "left", "right", "up", "down", "backspace"})
"""Keys that repeat while they are held down; any other acts once."""


def bindings() -> list[BindingType]:
    """Return the bindings of the timer, the most important first, because the footer is short.

    If a key has several bindings, the first one that works is used.
    """
    return [
        *_presses("resume", "pause"),
        Binding(ON, "confirm", "choose", key_display="enter"),
        *_presses("ready", "unpause", "done", "begin", "next"),
        *_presses("ready", keys="space", show=False),
        Binding(STEP, "step", "point", key_display="pgup"),
        *_presses("resume", "pause", keys=STEP, show=False),
        *_presses("end", "again", "undo", "more", "skip"),
        Binding("f", "finish", "finish"),
        *_presses("side"),
        *_presses("exercise", show=False),
        *(Binding(str(digit), f"rate({digit})", show=False) for digit in range(10)),
        Binding("t", "rate(10)", show=False),
        Binding("backspace", "unrate", show=False),
        Binding("left", "highlight(-1)", show=False),
        Binding("right", "highlight(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("escape", "back", show=False),
        Binding("h", "seek_help", SEEK_HELP_KEY),
        Binding("q,ctrl+q,ctrl+c", "leave", show=False),
        Binding("question_mark,f1", "help", "help", key_display="?"),
    ]


def _presses(*names: str, keys: str = "", show: bool = True) -> Iterator[Binding]:
    for name in names:
        press = KEY_COMMANDS[name]
        action = f"press('{name}')"
        yield Binding(keys or press.keys, action, press.words, show=show, key_display=press.shown)
