"""How plain mode names exercises, sides, sets and lengths."""

from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.plan import Plan
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Exercise, Side
from hiptimer.wording.doses import pace_words, with_side


def set_name(step: Step) -> str:
    """Name a set: "Set 2 of 3, left"."""
    return with_side(f"Set {step.number} of {step.of}", step.side)


def place(exercise: Exercise, side: Side) -> str:
    """Say where a person is to be: "LEFT LEG ON TOP: lie on your right side"."""
    placement = exercise.placement(side)
    return ": ".join(filter(None, (placement.call.upper(), placement.position)))


def pain(number: int | None) -> str:
    """Say a number with its word: "2, mild"; or that there is none."""
    return pain_scale.NOT_RATED if number is None else f"{number}, {pain_scale.word(number)}"


def dose(engine: Engine, step: Step) -> str:
    """Say what a set asks for just now: "hold 20 s"."""
    target = engine.ledger.target(engine.plan, step)
    if step.phase is Phase.HOLD:
        return f"hold {target} s"
    pace = pace_words(engine.plan.exercise(step.entry))
    return f"{target} repetitions{f', {pace}' if pace else '; enter when they are done'}"


def way(plan: Plan, done: Step | None, to: Step) -> str:
    """Say how one gets to a set: "turn over: RIGHT LEG ON TOP: lie on your left side"."""
    exercise = plan.exercise(to.entry)
    if done is not None and done.place == to.place:
        return set_name(to).lower()
    if done is not None and done.entry == to.entry:
        change = exercise.guide.change if exercise.guide else "Change sides"
        return f"{change.lower()}, {place(exercise, to.side)}"
    return f"{exercise.name}, {place(exercise, to.side)}"
