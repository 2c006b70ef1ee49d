"""The timer's keys in plain mode: which command each stands for, and what `?` lists."""

from typing import Final

from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import (
    Command,
    Done,
    EndHold,
    Extend,
    Finish,
    NotDone,
    Pause,
    Rate,
    RepeatSet,
    Resume,
    SkipExercise,
    SkipPhase,
    SkipSide,
    Unrate,
)
from hiptimer.model.session import StopReason
from hiptimer.wording.guidance import KEY_MEANINGS
from hiptimer.wording.session import SEEK_HELP_KEY

ON: Final = ""
SPACE: Final = " "
PAUSE: Final = frozenset({SPACE, "p", "b", "."})
TAKE_BACK: Final = "-"
FINISH: Final = "f"
LEAVE: Final = "q"
HELP: Final = "?"
SEEK_HELP: Final = "h"

TEN: Final = "t"
STOP: Final = "s"
LATER: Final = "l"

COMMANDS: Final[dict[str, Command]] = {
    "n": SkipPhase(),
    "r": RepeatSet(),
    "e": EndHold(),
    "u": NotDone(),
    "+": Extend(),
    "x": SkipSide(),
    "X": SkipExercise(),
}

REASONS: Final = {
    "p": StopReason.PAIN,
    "t": StopReason.TIRED,
    "m": StopReason.TIME,
    "o": StopReason.OTHER,
    "n": None,
    "": None,
}

_HELP: Final[dict[type[Command], str]] = {
    Unrate: "-",
    Pause: "space or p",
    Resume: "space or p",
    SkipPhase: "n",
    EndHold: "e",
    RepeatSet: "r",
    NotDone: "u",
    Extend: "+",
    SkipSide: "x",
    SkipExercise: "X",
    Finish: "f",
}
"""How the keys are called, by their command."""

LISTED: Final = "? lists the keys."

_STEP_HELP: Final = (
    "page up: steps through the answers, and enter or 3 s without a key takes one; else as space"
)


def on(engine: Engine) -> Command | None:
    """Give what "on" means now; None where it means nothing, as in a hold."""
    match engine.phase:
        case Phase.REPS:
            return Done()
        case Phase.PREPARE | Phase.REST | Phase.WAITING:
            return SkipPhase()
        case Phase.PAUSED:
            return Resume()
        case Phase.READY | Phase.HOLD | Phase.COUNT_IN | Phase.FINISHED:
            return None


def number(word: str) -> int | None:
    """Give the rating that a word stands for: "0" to "10", and "t" for ten."""
    if word == TEN:
        return 10
    if word.isascii() and word.isdecimal() and len(word) <= 2 and int(word) <= 10:
        return int(word)
    return None


def help_lines(engine: Engine, *, single_keys: bool) -> list[str]:
    """List the keys that do something now; page up only where the terminal has single keys."""
    lines = ["Keys that do something now:"]
    if on(engine) is not None:
        lines.append("enter: on")
    if engine.accepts(Rate):
        lines.append("0 to 9: your pain in the last set; t or 10: ten")
    lines += [f"{key}: {KEY_MEANINGS[kind]}" for kind, key in _HELP.items() if engine.accepts(kind)]
    if single_keys:
        lines.append(_STEP_HELP)
    return [*lines, f"h: {SEEK_HELP_KEY}", "q: leave, and go on later"]
