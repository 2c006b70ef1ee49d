"""The ways to go on above the pain ceiling: the letter and the words of each."""

from typing import Final, assert_never

from hiptimer.engine.ceiling import Decision
from hiptimer.engine.plan import Plan
from hiptimer.model.session import Choice
from hiptimer.model.side import Side

LETTERS: Final = {
    "e": Choice.EASIER,
    "s": Choice.SHORTER,
    "x": Choice.SKIP_SIDE,
    "w": Choice.SKIP_EXERCISE,
    "c": Choice.CARRY_ON,
    "f": Choice.FINISH,
}


def above_the_limit(plan: Plan, decision: Decision) -> list[str]:
    """Say that a number is above the limit, and offer every choice with its letter."""
    lines = [
        f"{decision.pain} is above your limit of {plan.protocol.pain_ceiling}. "
        "That is worth listening to."
    ]
    if decision.suggested is None:
        return lines
    letters = {choice: letter for letter, choice in LETTERS.items()}
    for choice in decision.choices:
        enter = "enter or " if choice is decision.suggested else ""
        lines.append(f"{enter}{letters[choice]}: {words(plan, decision, choice)}")
    lines.append("0 to 10: I meant another number")
    return lines


def words(plan: Plan, decision: Decision, choice: Choice) -> str:
    """Say what a choice means, about the exercise and side of the decision."""
    step = decision.step
    match choice:
        case Choice.EASIER:
            return f"easier version: {plan.exercise(step.entry).easier}"
        case Choice.SHORTER:
            held = plan.exercise(step.entry).hold_seconds is not None
            less = decision.shorter_target
            dose = f"holds of {less} s" if held else f"{less} repetitions"
            return f"shorter: {dose}{_on_this_side(step.side)}"
        case Choice.SKIP_SIDE:
            return f"leave this exercise{_on_this_side(step.side)}"
        case Choice.SKIP_EXERCISE:
            return "leave this exercise on all sides"
        case Choice.CARRY_ON:
            return "carry on as planned"
        case Choice.FINISH:
            return "finish here"
        case _:
            raise ValueError(f"{choice} is offered to nobody")


def _on_this_side(side: Side) -> str:
    match side:
        case Side.LEFT | Side.RIGHT:
            return " on this side"
        case Side.BILATERAL:
            return ""
        case _:
            assert_never(side)
