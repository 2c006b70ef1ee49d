"""What is said of an undo: what was undone, and where the session is now."""

from typing import Final

from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import (
    Command,
    Decide,
    Done,
    EndHold,
    Extend,
    NotDone,
    Rate,
    RepeatSet,
    SkipExercise,
    SkipPhase,
    SkipSide,
    Unrate,
)
from hiptimer.wording.guidance import PAUSED, lower_first, step_name

NOTHING_TO_UNDO: Final = "There is nothing to undo. A key can be undone for ten seconds."

NAMES: Final[dict[type[Command], str]] = {
    Decide: "the choice",
    Done: "the end of the repetitions",
    EndHold: "the end of the set",
    Extend: "ten more seconds",
    NotDone: "not done",
    Rate: "the number",
    RepeatSet: "doing the set again",
    SkipExercise: "leaving the exercise",
    SkipPhase: "going on",
    SkipSide: "leaving the side",
    Unrate: "removing the number",
}


def undone_words(command: Command) -> str:
    """Return what was undone: "Undone: leaving the exercise."."""
    return f"Undone: {NAMES[type(command)]}."


def where_words(engine: Engine) -> str:
    """Return where the session is now."""
    step = engine.running or engine.upcoming
    name = lower_first(step_name(step)) if step else ""
    match engine.phase:
        case Phase.PREPARE if step:
            return f"Get ready for {name}."
        case Phase.COUNT_IN if step:
            return f"Count in to {name}."
        case Phase.HOLD | Phase.REPS if step:
            return f"Now {name}."
        case Phase.REST:
            return "Rest."
        case Phase.PAUSED:
            return PAUSED
        case _:
            return "The session waits for you."
