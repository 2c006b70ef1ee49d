"""How plain mode names exercises, sides, sets and lengths."""

from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.plan import Plan
from hiptimer.model.protocol import Exercise, Side
from hiptimer.wording.doses import pace_words
from hiptimer.wording.guidance import WHEN_THEY_ARE_DONE, change_words, step_name, target_now


def place(exercise: Exercise, side: Side) -> str:
    """Say where a person is to be: "LEFT LEG ON TOP: lie on your right side"."""
    placement = exercise.placement(side)
    return ": ".join(filter(None, (placement.call.upper(), placement.position)))


def dose(engine: Engine, step: Step) -> str:
    """Say what a set asks for just now: "hold 20 s"."""
    target = target_now(engine, step)
    if step.phase is Phase.HOLD:
        return target
    pace = pace_words(engine.plan.exercise(step.entry))
    return f"{target}, {pace}" if pace else f"{target}; {WHEN_THEY_ARE_DONE}"


def way(plan: Plan, done: Step | None, to: Step) -> str:
    """Say how one gets to a set: "turn over: RIGHT LEG ON TOP: lie on your left side"."""
    exercise = plan.exercise(to.entry)
    if done is not None and done.place == to.place:
        return step_name(to).lower()
    if done is not None and done.entry == to.entry:
        return f"{change_words(exercise).lower()}, {place(exercise, to.side)}"
    return f"{exercise.name}, {place(exercise, to.side)}"
