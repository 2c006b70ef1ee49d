"""What comes next, in words: the rest, the next set, the other side, another exercise."""

from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.plan import Plan
from hiptimer.model.protocol import Side
from hiptimer.wording.guidance import change_words, lower_first, target_now

THE_END = "the end"


def upcoming(engine: Engine) -> str:
    """Return what follows the current phase, in words; empty after the last set."""
    running, upcoming = engine.running, engine.upcoming
    match engine.over:
        case Phase.HOLD | Phase.REPS if running:
            return _after_the_set(engine, running)
        case Phase.REST:
            last = engine.ledger.row(engine.ledger.last).step
            return way(engine.plan, last, upcoming) if upcoming else THE_END
        case Phase.FINISHED:
            return ""
        case _:
            step = running or upcoming
            return target_now(engine, step) if step else ""


def way(plan: Plan, done: Step, to: Step) -> str:
    """Return how to get from one set to another: "turn over: right leg on top"."""
    if done.place == to.place:
        return f"set {to.number} of {to.of}"
    call = plan.exercise(to.entry).placement(to.side).call
    if done.entry == to.entry:
        return f"{change_words(plan.exercise(to.entry)).lower()}: {lower_first(call)}"
    return f"{plan.exercise(to.entry).name}, {position(plan, to)}"


def position(plan: Plan, to: Step) -> str:
    """Return the position for a set; for an exercise with one leg, the side as a position."""
    placement = plan.exercise(to.entry).placement(to.side)
    if to.side is Side.BILATERAL and placement.position:
        return placement.position
    return lower_first(placement.call)


def _after_the_set(engine: Engine, running: Step) -> str:
    plan, to = engine.plan, engine.upcoming
    if to is None:
        return THE_END
    rest = plan.rest_after(running)
    if running.place == to.place:
        then = f"set {to.number}"
    elif running.entry == to.entry:
        then = change_words(plan.exercise(to.entry)).lower()
    else:
        then = plan.exercise(to.entry).name
    return f"rest, then {then}" if rest and rest.seconds else then
