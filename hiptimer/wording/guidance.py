"""What guides through a session, written and spoken: what to do now, what to press, what it did."""

from datetime import datetime
from typing import Final

from msgspec import Struct

from hiptimer.engine import Engine, Phase, Step
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Exercise, Side
from hiptimer.model.session import Choice
from hiptimer.wording.doses import with_side

PRESS_ENTER: Final = "Press enter when you are ready."
NUMBER_OR_GO_ON: Final = "Press a number, or enter to go on without."
NUMBER_OR_FINISH: Final = "Press a number, or enter to finish without."
WHEN_THEY_ARE_DONE: Final = "press enter when they are done"
ALL_SETS_DONE: Final = "All sets are done."
KEEP_BREATHING: Final = "Keep breathing."

WHEN_READY: Final = "Space when you are ready."
SESSION_PAUSED: Final = "The session is paused."
SET_AGAIN: Final = "r: the set again."
NOT_RATED_YET: Final = "not rated yet"
PAUSED: Final = f"Paused. {WHEN_READY}"

HIP_PAIN_NOW: Final = "Hip pain now?"
WHICH_HIP: Final = "Which hip is it?"


class Offer(Struct, frozen=True):
    """An answer to a question, the letter that gives it, and its words; `short` fits a button."""

    letter: str
    text: str
    short: str


def capital(text: str) -> str:
    """Return a phrase with a large first letter."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return a phrase with a small first letter, for the middle of a sentence."""
    return text[:1].lower() + text[1:]


def again_words(phase: Phase) -> str:
    """Return what a second press does in `phase`."""
    match phase:
        case Phase.REST:
            return "Press again to skip the rest."
        case Phase.WAITING:
            return "Press again to go on."
        case Phase.HOLD:
            return "Press again to skip the set."
        case Phase.REPS:
            return "Press again if the set is over."
        case _:
            return "Press again to start now."


def slept_words(at: datetime | None = None) -> str:
    """Return why a session stopped without being paused, with the time if it is known."""
    when = f" at {at:%H:%M}" if at else ""
    return f"The computer slept{when}, or this program stood still."


def step_name(step: Step) -> str:
    """Return the name of a set in the plan: "Set 2 of 3, left"."""
    return with_side(f"Set {step.number} of {step.of}", step.side)


def target_now(engine: Engine, step: Step) -> str:
    """Return what a set asks for just now: "hold for 20 s", "15 repetitions"."""
    target = engine.ledger.target(engine.plan, step)
    return f"hold for {target} s" if step.phase is Phase.HOLD else f"{target} repetitions"


def change_words(exercise: Exercise) -> str:
    """Return how one changes sides in an exercise: "Turn over"."""
    return exercise.guide.change if exercise.guide else "Change sides"


def easier_words(exercise: Exercise) -> str:
    """Return what the easier version of an exercise is: "easier version: knees bent"."""
    return f"easier version: {exercise.easier}"


def pain_words(pain: int | None) -> str:
    """Return a number with its word, "2, mild", or that there is none."""
    return pain_scale.NOT_RATED if pain is None else f"{pain}, {pain_scale.word(pain)}"


def rated_words(step: Step, pain: int | None) -> str:
    """Return the number that a set was given: "Set 2 of 3, left: 2, mild."."""
    return f"{step_name(step)}: {pain_words(pain)}."


def once_more(step: Step) -> str:
    """Return which set is repeated: "Once more: set 2 of 3, left."."""
    return f"Once more: {lower_first(step_name(step))}."


def leaving_words(choice: Choice, side: Side) -> str:
    """Return what is left out from now on: "You leave this exercise on this side."."""
    if side is Side.BILATERAL:
        return "You leave this exercise."
    where = "on this side" if choice is Choice.SKIP_SIDE else "on both sides"
    return f"You leave this exercise {where}."
