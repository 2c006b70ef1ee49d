"""Puts an open decision into kind words: what the number means, and every way to go on."""

from hiptimer.engine import Engine, Phase
from hiptimer.engine.ceiling import Decision
from hiptimer.engine.commands import Decide, Unrate
from hiptimer.model import pain as pain_scale
from hiptimer.model.session import Choice
from hiptimer.model.side import Side
from hiptimer.tui.screens.timer.panels import Answer, Panel, panel

LETTERS = {
    Choice.EASIER: "e",
    Choice.SHORTER: "s",
    Choice.SKIP_SIDE: "x",
    Choice.SKIP_EXERCISE: "X",
    Choice.CARRY_ON: "c",
    Choice.FINISH: "f",
}


def ceiling_panel(engine: Engine, decision: Decision) -> Panel:
    """Offer the choices of `decision`, the suggested one first, and another number at last."""
    ways = [_way(engine, decision, choice) for choice in _distinct(decision)]
    row = decision.row if engine.phase is Phase.WAITING else None
    another: Answer = Unrate(row)
    ways.append(("i", "I meant another number: press it", "another number", another))
    offered = panel(_lead(engine, decision), *ways)
    severe = decision.pain >= pain_scale.SEVERE_FROM
    return Panel(offered.lead, offered.choices, offered.answers, help_page=severe)


def _lead(engine: Engine, decision: Decision) -> tuple[str, ...]:
    ceiling = engine.plan.protocol.pain_ceiling
    above = f"{decision.pain} is above your limit of {ceiling}."
    if decision.pain >= pain_scale.SEVERE_FROM:
        return above, "That is a lot. Stopping for today is a good choice."
    return above, "That is worth listening to."


def _distinct(decision: Decision) -> list[Choice]:
    """Leave out what comes to the same: an exercise for both legs has one side only."""
    choices = list(decision.choices)
    if decision.step.side is Side.BILATERAL and Choice.SKIP_SIDE in choices:
        choices.remove(Choice.SKIP_EXERCISE)
    return choices


def _way(engine: Engine, decision: Decision, choice: Choice) -> tuple[str, str, str, Answer]:
    text, short = _words(engine, decision, choice)
    return LETTERS[choice], text, short, Decide(choice)


def _words(engine: Engine, decision: Decision, choice: Choice) -> tuple[str, str]:
    step = decision.step
    exercise = engine.plan.exercise(step.entry)
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
        case Choice.SKIP_SIDE:
            return "leave this exercise", "leave this exercise"
        case Choice.SKIP_EXERCISE:
            return "leave this exercise on both sides", "leave exercise"
        case Choice.CARRY_ON:
            return "carry on as planned", "carry on"
        case _ if decision.pain >= pain_scale.SEVERE_FROM:
            return "finish here (h: when to seek help)", "finish here"
        case _:
            return "finish here", "finish here"
