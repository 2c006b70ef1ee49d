"""The keys of a session, in one table: which key does what, and the command it sends.

Every front end follows it: the screen makes its bindings and its footer of it, plain mode its list
of keys. What a key is called in words is in `wording`. A key with several rows does what the first
of them does that works now (`SessionController.offers`).

Keys have the names of the characters that they type, so that other keyboards and number pads just
work; the others have those that Textual gives them.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

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
    Undo,
)
from hiptimer.engine.plan import Phase
from hiptimer.interaction.questions import LETTERS

PAGE_UP: Final = "pageup"
"""The "back" of a presenter's clicker: it steps through answers; without a question it pauses."""

TEN: Final = "t"

ON: Final = ("enter", "pagedown")
"""Return, and the "next" of a presenter's clicker."""

STOP: Final = ("space", "b", ".")
"""The space bar, and what clickers send to blank the screen."""

DIGITS: Final = tuple("0123456789")

ANSWERING: Final = frozenset({*ON, PAGE_UP})
"""Keys that answer, and that may arrive just after their question has gone."""

MAY_REPEAT: Final = frozenset({"+", "left", "right", "up", "down", "backspace"})
"""Keys that count each time while they are held down; any other acts once."""


class Intent(StrEnum):
    """What a key is pressed for."""

    ANSWER = "answer"
    CHOOSE = "choose"
    RESUME = "resume"
    PAUSE = "pause"
    READY = "ready"
    UNPAUSE = "unpause"
    DONE = "done"
    BEGIN = "begin"
    NEXT = "next"
    STEP = "step"
    END_SET = "end-set"
    REPEAT = "repeat"
    UNDO = "undo"
    NOT_DONE = "not-done"
    EXTEND = "extend"
    SKIP = "skip"
    FINISH = "finish"
    LEAVE_SIDE = "leave-side"
    LEAVE_EXERCISE = "leave-exercise"
    RATE = "rate"
    UNRATE = "unrate"
    LOWER = "lower"
    HIGHER = "higher"
    UP = "up"
    DOWN = "down"
    BACK = "back"
    SEEK_HELP = "seek-help"
    LEAVE = "leave"
    HELP = "help"


class KeyRow(Struct, frozen=True):
    """`keys` that are pressed for `intent`, and the `command` they send, if it is a single one.

    They work in `phases` (none given: in every phase), as far as the command is legal. A `hidden`
    row is not in a footer, because another one names the key or people know it.
    """

    intent: Intent
    keys: tuple[str, ...]
    command: Command | None = None
    phases: frozenset[Phase] = frozenset()
    hidden: bool = False


class KeyHint(Struct, frozen=True):
    """A key that does something now, and what it is pressed for."""

    key: str
    intent: Intent
    hidden: bool = False


def _on(intent: Intent, phase: Phase, command: Command) -> KeyRow:
    return KeyRow(intent, ON, command, frozenset({phase}))


ROWS: Final[tuple[KeyRow, ...]] = (
    KeyRow(Intent.ANSWER, LETTERS, hidden=True),
    KeyRow(Intent.RESUME, STOP, Resume()),
    KeyRow(Intent.PAUSE, STOP, Pause()),
    KeyRow(Intent.CHOOSE, ON),
    _on(Intent.READY, Phase.WAITING, SkipPhase()),
    _on(Intent.UNPAUSE, Phase.PAUSED, Resume()),
    _on(Intent.DONE, Phase.REPS, Done()),
    _on(Intent.BEGIN, Phase.PREPARE, SkipPhase()),
    _on(Intent.NEXT, Phase.REST, SkipPhase()),
    KeyRow(Intent.READY, ("space",), SkipPhase(), frozenset({Phase.WAITING}), hidden=True),
    KeyRow(Intent.STEP, (PAGE_UP,)),
    KeyRow(Intent.RESUME, (PAGE_UP,), Resume(), hidden=True),
    KeyRow(Intent.PAUSE, (PAGE_UP,), Pause(), hidden=True),
    KeyRow(Intent.END_SET, ("e",), EndHold()),
    KeyRow(Intent.REPEAT, ("r",), RepeatSet()),
    KeyRow(Intent.UNDO, ("u",), Undo()),
    KeyRow(Intent.NOT_DONE, ("d",), NotDone()),
    KeyRow(Intent.EXTEND, ("+",), Extend()),
    KeyRow(Intent.SKIP, ("n",), SkipPhase()),
    KeyRow(Intent.FINISH, ("f",)),
    KeyRow(Intent.LEAVE_SIDE, ("x",), SkipSide()),
    KeyRow(Intent.LEAVE_EXERCISE, ("X",), SkipExercise(), hidden=True),
    KeyRow(Intent.RATE, (*DIGITS, TEN), hidden=True),
    KeyRow(Intent.UNRATE, ("backspace",), hidden=True),
    KeyRow(Intent.LOWER, ("left",), hidden=True),
    KeyRow(Intent.HIGHER, ("right",), hidden=True),
    KeyRow(Intent.UP, ("up",), hidden=True),
    KeyRow(Intent.DOWN, ("down",), hidden=True),
    KeyRow(Intent.BACK, ("escape",), hidden=True),
    KeyRow(Intent.SEEK_HELP, ("h",)),
    KeyRow(Intent.LEAVE, ("q", "ctrl+q", "ctrl+c"), hidden=True),
    KeyRow(Intent.HELP, ("?", "f1")),
)
"""The most important keys first, because a footer is short."""

ALWAYS: Final = frozenset({Intent.RESUME, Intent.PAUSE})
"""Work in every state, even while a question is open."""

CONFIRMING: Final = frozenset(
    {Intent.READY, Intent.UNPAUSE, Intent.DONE, Intent.BEGIN, Intent.NEXT}
)
"""Just confirm a number that was typed right before."""


def rows_of(key: str) -> Iterator[KeyRow]:
    """Return what a key may be pressed for, the first one that works first."""
    return (row for row in ROWS if key in row.keys)
