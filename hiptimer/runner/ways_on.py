"""An open decision in kind words: what the number means, and each choice with its letter.

Both front ends offer the same, in the same words. Nothing is chosen here.
"""

from typing import Final

from msgspec import Struct

from hiptimer.engine.ceiling import Decision
from hiptimer.engine.plan import Plan
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice

LETTERS: Final = {
    Choice.EASIER: "e",
    Choice.SHORTER: "s",
    Choice.SKIP_SIDE: "x",
    Choice.SKIP_EXERCISE: "X",
    Choice.CARRY_ON: "c",
    Choice.FINISH: "f",
}


class WayOn(Struct, frozen=True):
    """A choice, the letter that chooses it, and its words; `short` if there is little room."""

    choice: Choice
    letter: str
    text: str
    short: str


def lead(plan: Plan, decision: Decision) -> tuple[str, str]:
    """Return that the number is above the limit, and what follows from it."""
    above = f"{decision.pain} is above your limit of {plan.protocol.pain_ceiling}."
    if decision.pain >= pain_scale.SEVERE_FROM:
        return above, "That is a lot. Stopping for today is a good choice."
    return above, "That is worth listening to."


def ways_on(plan: Plan, decision: Decision) -> tuple[WayOn, ...]:
    """Return the choices of `decision`, the suggested one first."""
    return tuple(
        WayOn(choice, LETTERS[choice], *way_words(plan, decision, choice))
        for choice in decision.told_choices
    )


def way_words(plan: Plan, decision: Decision, choice: Choice) -> tuple[str, str]:
    """Return a choice in words, in full and short, including one that equals another."""
    step = decision.step
    exercise = plan.exercise(step.entry)
    one_side = step.side is not Side.BILATERAL
    match choice:
        case Choice.EASIER:
            return f"easier version: {exercise.easier}", "easier version"
        case Choice.SHORTER:
            less = decision.shorter_target
            side = " on this side" if one_side else ""
            if exercise.hold_seconds is None:
                return f"only {less} repetitions{side}", f"{less} repetitions"
            return f"shorter holds: {less} s{side}", f"holds of {less} s"
        case Choice.SKIP_SIDE if one_side:
            return "leave this exercise on this side", "leave this side"
        case Choice.SKIP_EXERCISE if one_side:
            return "leave this exercise on both sides", "leave exercise"
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE:
            return "leave this exercise", "leave this exercise"
        case Choice.CARRY_ON:
            return "carry on as planned", "carry on"
        case _:
            return "finish here", "finish here"
