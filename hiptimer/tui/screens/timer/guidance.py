"""The words of guidance below the number: how to get ready, what to watch for, what to press.

Each has one or more lengths, the longest first, for the room there is.
"""

from typing import Final

from hiptimer.engine import Engine, Phase, Step
from hiptimer.model.protocol import Exercise
from hiptimer.model.session import Cause, Choice, Session, SetOutcome
from hiptimer.wording.guidance import (
    KEEP_BREATHING,
    NUMBER_OR_FINISH,
    NUMBER_OR_GO_ON,
    PAUSED,
    SET_AGAIN,
    WHEN_READY,
    WHEN_THEY_ARE_DONE,
    capital,
    easier_words,
    slept_words,
)

Texts = tuple[str, ...]

READY: Final = ("Press enter or the clicker when you are ready.", "Enter or clicker when ready.")


def guidance(engine: Engine, gap: Texts, *, quiet: bool) -> Texts:
    """Return the guidance for now. `gap` describes an interruption; `quiet` means a long wait."""
    step = engine.running or engine.upcoming
    match engine.phase:
        case Phase.PREPARE if step:
            return preparing(engine, step)
        case Phase.COUNT_IN | Phase.HOLD | Phase.REPS if step:
            return (minding(engine, step),)
        case Phase.PAUSED if gap:
            return gap
        case Phase.PAUSED | Phase.WAITING if quiet:
            return (PAUSED,)
        case Phase.PAUSED if engine.running:
            return (
                "Space goes on after a count of three. e ends it here, r begins it again.",
                "Space goes on after a count of three.",
            )
        case Phase.PAUSED:
            return (WHEN_READY,)
        case Phase.WAITING:
            return _waiting(engine)
        case _:
            return ()


def preparing(engine: Engine, step: Step) -> Texts:
    """Return how to set up the exercise; on the second side only what to watch for."""
    exercise = engine.plan.exercise(step.entry)
    cues = _cues(exercise)
    texts = [" · ".join(cues[:count]) for count in range(len(cues), 0, -1)]
    if step.place in engine.ledger.easier:
        texts = [f"{capital(easier_words(exercise))}."]
    elif all(row.step.entry != step.entry for row in engine.ledger.rows) and exercise.how_to:
        texts.insert(0, exercise.how_to)
    load = f"With: {exercise.load}" if exercise.load else ""
    before = " ".join(map(_sentence, filter(None, (load, exercise.notes.strip()))))
    return tuple(f"{before} {text}".strip() for text in texts or [""])


def minding(engine: Engine, step: Step) -> str:
    """Return one thing to watch for in a set, another one in the next."""
    exercise = engine.plan.exercise(step.entry)
    if step.place in engine.ledger.easier:
        return easier_words(exercise)
    cues = _cues(exercise)
    cue = exercise.notes or (cues[(step.number - 1) % len(cues)] if cues else "")
    by_key = exercise.reps is not None and exercise.seconds_per_rep is None
    breathing = WHEN_THEY_ARE_DONE if by_key else KEEP_BREATHING.rstrip(".").lower()
    return " · ".join(filter(None, (breathing, cue)))


def interruption(engine: Engine, session: Session | None) -> Texts:
    """Describe the gap that paused the session; empty if a person paused it."""
    if session is None or engine.phase is not Phase.PAUSED:
        return ()
    pauses = [entry for entry in session.adjustments if entry.choice is Choice.PAUSE]
    if pauses[-1].cause is not Cause.GAP:
        return ()
    gap, earlier = pauses[-1], pauses[:-1]
    slept = slept_words(gap.at)
    ended = session.sets[-1] if session.sets else None
    reported = any(entry.after_set == gap.after_set for entry in earlier)
    if ended is None or ended.outcome is not SetOutcome.INTERRUPTED or reported:
        return f"{slept} {WHEN_READY}", f"Away since {gap.at:%H:%M}. {WHEN_READY}"
    held = int(ended.worked_seconds)
    return (
        f"{slept} That set counts as interrupted: {held} s. Space: the rest comes now. {SET_AGAIN}",
        f"Away since {gap.at:%H:%M}: {held} s count as interrupted. Space: rest. r: again.",
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _cues(exercise: Exercise) -> Texts:
    return exercise.guide.cues if exercise.guide else ()


def _waiting(engine: Engine) -> Texts:
    if engine.at_last_wait:
        return (NUMBER_OR_FINISH,)
    if engine.owed.rating and not engine.owed.key:
        return (NUMBER_OR_GO_ON,)
    return READY
