"""What is asked of a person just now: a choice, numbers, a press. One thing at a time."""

from hiptimer.cues.choice_sentences import choices, choose, press_enter
from hiptimer.cues.number_words import counted, in_words
from hiptimer.cues.sentences import (
    FINISH_WITHOUT,
    GO_ON_WITHOUT,
    HOW_TO_ANSWER,
    PRESS_ENTER,
    QUESTION,
    pain_said,
    sentence,
)
from hiptimer.cues.talk import Talking
from hiptimer.engine import Engine, Phase
from hiptimer.engine.asking import next_to_rate, row_asked, rows_to_rate
from hiptimer.engine.commands import Rate
from hiptimer.model.protocol import Side


def asked(engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Ask for what is owed, and say what to press; while there is a choice to make, only for it."""
    decision, last = engine.owed.decision, engine.ledger.last
    if decision:
        return choices(engine, decision, talking.pointed(decision), listed=talking.says_all)
    if engine.phase is Phase.WAITING:
        pointed = talking.answer if isinstance(talking.answer, Rate) else None
        takes = (press_enter("for", pain_said(pointed.pain)),) if pointed else None
        return (*_numbers(engine, talking.row), *(takes or what_to_press(engine)))
    return question(engine, talking) if last and engine.ledger.row(last).missing else ()


def question(engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Ask for the number of the last set; in the first rest of a session with how to give it."""
    if engine.phase is not Phase.REST:
        return (QUESTION,)
    ledger = engine.ledger
    known = talking.knows(engine.plan.exercise(ledger.row(ledger.last).step.entry).id)
    first = sum(row.ratable for row in ledger.rows) == 1 and not known
    return (QUESTION, HOW_TO_ANSWER) if first or talking.says_all else (QUESTION,)


def asked_again(engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Ask the same once more in a wait, in short where it can be."""
    decision = engine.owed.decision
    if decision:
        return choose(engine, decision, talking.pointed(decision))
    return asked(engine, talking)


def what_is_left(engine: Engine, rated: int) -> tuple[str, ...]:
    """Say how many numbers are still asked for when `rated` has been, and which set is next."""
    left, following = len(rows_to_rate(engine)), next_to_rate(engine, rated)
    if following is None:
        return ()
    same = engine.ledger.row(following).step.place == engine.ledger.row(rated).step.place
    more = sentence(f"{in_words(left)} more to rate")
    return more, sentence(_set(engine, following) if same else set_in_full(engine, following))


def what_to_press(engine: Engine) -> tuple[str, ...]:
    """Say what a press does in a wait."""
    if engine.at_last_wait:
        return (FINISH_WITHOUT,)
    if engine.owed.key:
        return (PRESS_ENTER,)
    return (GO_ON_WITHOUT,) if engine.owed.rating else ()


def set_named(engine: Engine, row: int) -> str:
    """Name a set: among those of an exercise by its number, at the end by the exercise too."""
    return set_in_full(engine, row) if engine.at_last_wait else _set(engine, row)


def set_in_full(engine: Engine, row: int) -> str:
    """Name a set with its exercise and side."""
    step = engine.ledger.row(row).step
    exercise = engine.plan.exercise(step.entry)
    side = "" if step.side is Side.BILATERAL else exercise.placement(step.side).call.lower()
    return ", ".join(filter(None, (exercise.name, side, _set(engine, row))))


def _set(engine: Engine, row: int) -> str:
    return f"set {in_words(engine.ledger.row(row).step.number)}"


def _numbers(engine: Engine, at: int | None) -> tuple[str, ...]:
    """Name the sets that a wait asks about, and the one that a number is for, and ask."""
    missing, row = rows_to_rate(engine), row_asked(engine, at)
    if not missing or row is None:
        return ()
    if missing == (engine.ledger.last,):
        return (QUESTION,)
    name = sentence(set_named(engine, row))
    if engine.at_last_wait:
        return (sentence(f"{counted(len(missing), 'set')} not rated"), name, QUESTION)
    *numbers, last = (in_words(engine.ledger.row(each).step.number) for each in missing)
    if not numbers:
        return (sentence(f"Not rated yet: set {last}"), QUESTION)
    several = f"sets {', '.join(numbers)} and {last}"
    return (sentence(f"Not rated yet: {several}"), name, QUESTION)
