"""The prompt in place of the number when nothing is counted: "TURN OVER"."""

from hiptimer.engine import Engine, Phase
from hiptimer.tui.screens.timer.upcoming import position
from hiptimer.wording.guidance import NOT_RATED_YET, change_words, lower_first


def prompt(engine: Engine) -> tuple[str, str]:
    """Return in one or two words, readable from afar, what to do now; and its detail."""
    match engine.phase:
        case Phase.FINISHED:
            return "Done", ""
        case Phase.WAITING if engine.at_last_wait:
            return "All done", f"{NOT_RATED_YET}: {len(engine.ledger.missing_ratings())}"
        case Phase.WAITING:
            return _waiting(engine)
        case _:
            return "Ready?", ""


def _waiting(engine: Engine) -> tuple[str, str]:
    plan, ledger, to = engine.plan, engine.ledger, engine.upcoming
    done = ledger.row(ledger.last).step if ledger.last else None
    owed = engine.owed
    if to and done and owed.key and done.place != to.place:
        if done.entry == to.entry:
            exercise = plan.exercise(to.entry)
            return change_words(exercise), lower_first(exercise.placement(to.side).call)
        return "Next exercise", f"{plan.exercise(to.entry).name}: {position(plan, to)}"
    if owed.decision:
        return "You decide", "it waits for you"
    if owed.rating:
        return "Hip pain?", "in that set, at its worst"
    return "Ready?", f"set {to.number} of {to.of}" if to else ""
