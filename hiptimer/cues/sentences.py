"""The sentences that are said. Short, in whole words, and the same each time."""

import re
from textwrap import wrap
from typing import Final

from hiptimer.cues.speaking import SpeechLengths
from hiptimer.cues.speech.engines import LONGEST_TEXT
from hiptimer.engine import Engine, Plan, Step
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Exercise, Side
from hiptimer.model.session import SetOutcome
from hiptimer.wording.guidance import change_words, easier_words
from hiptimer.wording.lengths import spelt_minutes
from hiptimer.wording.numbers import in_words, spelt_count
from hiptimer.wording.speech import spelt_out

QUESTION: Final = f"{pain_scale.QUESTION[:-1]}: zero to ten?"
HOW_TO_ANSWER: Final = "Press a number key, or page up."
FINISH_WITHOUT: Final = "Or press enter to finish."
GO_ON_WITHOUT: Final = "Or press enter to go on without."
HOLD_NOW: Final = "Hold it now."
REST_NOW: Final = "Rest now."
BEGIN: Final = "Begin."
EYES_OPEN: Final = "Keep your eyes open for this one, with the chair in reach."
MORE_ON_SCREEN: Final = "There is more on the screen."
STILL_PAUSED: Final = "Still paused. Press space to go on."

LONGEST_HOW_TO_SECONDS: Final = 60.0
MOST_HOW_TO: Final = 24
"""Sentences; what must be said in a wait comes after them."""

_END: Final = re.compile(r"(?<=[.!?])\s+|\n+")


def sentence(text: str) -> str:
    """Return a phrase as a sentence: its first letter large, a full stop at its end."""
    said = " ".join(spelt_out(text).split())
    if not said:
        return ""
    return said[0].upper() + said[1:] + ("" if said[-1] in ".!?" else ".")


def position(exercise: Exercise, side: Side) -> str:
    """Return a side as a position: "Left leg on top: lie on your right side."."""
    placement = exercise.placement(side)
    return sentence(": ".join(filter(None, (placement.call, placement.position))))


def change(exercise: Exercise) -> str:
    """Return what to do at a change of side: "Turn over."."""
    return sentence(change_words(exercise))


def change_ahead(exercise: Exercise) -> str:
    """Return, beforehand, what to do at a change of side: "Then turn over."."""
    said = change_words(exercise)
    return sentence(f"then {said[0].lower()}{said[1:]}")


def set_of(step: Step, side: str = "") -> str:
    """Return which set begins: "Set two of three.", "Last set, left leg on top."; a `side` at last.

    A single set has no number.
    """
    last = step.number == step.of
    number = "last set" if last else f"set {in_words(step.number)} of {in_words(step.of)}"
    return sentence(", ".join(filter(None, ("" if step.of == 1 else number, side))))


def length(engine: Engine, step: Step) -> str:
    """Return what a set asks for: "Twenty seconds.", "Fifteen repetitions."."""
    exercise, target = engine.plan.exercise(step.entry), engine.ledger.target(engine.plan, step)
    held = exercise.hold_seconds is not None
    return sentence(spelt_count(target, "second" if held else "repetition"))


def pain_said(pain: int | None) -> str:
    """Return a rating said back: "Pain level three."; "pain three" is heard as "pain free"."""
    return sentence("not rated" if pain is None else f"pain level {in_words(pain)}")


def dose(engine: Engine, step: Step) -> str:
    """Return what an exercise asks for on a side: "Three sets of twenty seconds."."""
    return sentence(f"{spelt_count(step.of, 'set')} of {length(engine, step)[:-1].lower()}")


def how_to(engine: Engine, step: Step, lengths: SpeechLengths) -> tuple[str, ...]:
    """Return how an exercise is done, in the easier version where that was chosen."""
    exercise = engine.plan.exercise(step.entry)
    if step.place in engine.ledger.easier:
        return (easier(exercise),)
    all_of_it = sentences(f"{exercise.how_to}\n{exercise.notes}")
    kept = that_fit(all_of_it[:MOST_HOW_TO], LONGEST_HOW_TO_SECONDS, lengths)
    return kept if kept == all_of_it else (*kept, MORE_ON_SCREEN)


def easier(exercise: Exercise) -> str:
    """Return the easier version of an exercise."""
    return sentence(easier_words(exercise))


def at_the_start(plan: Plan) -> tuple[str, ...]:
    """Return how long a session takes, and what to have at hand for it."""
    things = ", ".join(plan.protocol.equipment)
    needed = sentences(f"have at hand: {things}") if things else ()
    return (sentence(f"about {spelt_minutes(plan.seconds)}"), *needed)


def sets_done(engine: Engine) -> tuple[str, ...]:
    """Return how many sets were done, and the worst pain if any was rated."""
    rows = engine.ledger.rows
    done = {(row.step.place, row.step.number) for row in rows if row.outcome is SetOutcome.DONE}
    worst = max((row.pain for row in rows if row.pain is not None), default=None)
    count = (sentence(f"{spelt_count(len(done), 'set')} done"),) if rows else ()
    return count if worst is None else (*count, worst_pain(worst))


def worst_pain(pain: int) -> str:
    """Return the highest rating of a session: "Worst pain level three."."""
    return sentence(f"worst pain level {in_words(pain)}")


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; none is longer than an engine is given."""
    said = map(sentence, _END.split(text))
    return tuple(part for whole in said for part in wrap(whole, LONGEST_TEXT))


def that_fit(
    said: tuple[str, ...], seconds: float | None, lengths: SpeechLengths
) -> tuple[str, ...]:
    """Return as many of the first sentences as can be said in `seconds`; all if that is None.

    A sentence that is cut off by the hold is worse than one that is left out.
    """
    if seconds is None:
        return said
    fitting, left = [], seconds
    for text in said:
        left -= lengths.seconds((text,))
        if left < 0:
            break
        fitting.append(text)
    return tuple(fitting)
