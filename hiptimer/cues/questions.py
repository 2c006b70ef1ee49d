"""What a person is asked, one thing at a time: numbers, choices above the limit, a press."""

from typing import Final

from hiptimer.cues.sentences import (
    FINISH_WITHOUT,
    GO_ON_WITHOUT,
    HOW_TO_ANSWER,
    QUESTION,
    pain_said,
    sentence,
)
from hiptimer.cues.speech_progress import Talking
from hiptimer.engine import Engine, Phase
from hiptimer.engine.commands import Decide, Rate, Unrate
from hiptimer.engine.ledger import Decision
from hiptimer.interaction.numbers import next_to_rate, rows_to_rate
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice
from hiptimer.wording.ceiling import SEVERE, spoken_above_limit, spoken_option
from hiptimer.wording.guidance import NOT_RATED_YET, PRESS_ENTER
from hiptimer.wording.numbers import in_words, spelt_count

ANOTHER_NUMBER: Final = "Another number."
"""Said of the last choice, which takes the number back."""

CHOOSE: Final = "Choose how to go on."
TO_THE_OTHERS: Final = "Or press page up for the others."


def above_ceiling(engine: Engine, decision: Decision, talking: Talking) -> tuple[str, ...]:
    """Return that a rating is above the limit, and the ways to go on."""
    above = above_limit(decision.pain, engine.plan.protocol.pain_ceiling)
    return above, *choices(engine, decision, talking)


def above_limit(pain: int, limit: int) -> str:
    """Return a rating above the limit: "Pain level five, above your limit of three."."""
    return sentence(spoken_above_limit(pain, limit))


def choices(engine: Engine, decision: Decision, talking: Talking) -> tuple[str, ...]:
    """Return the ways to go on, first what enter does; nothing if nothing is left to decide."""
    if decision.suggested is None:
        return ()
    lead = (SEVERE,) if decision.pain >= pain_scale.SEVERE_FROM else ()
    listed = decision.choices_to_offer if talking.says_all else ()
    ways = (way(engine, decision, choice) for choice in listed)
    return (*lead, *_what_enter_does(engine, decision, talking), *ways)


def _what_enter_does(engine: Engine, decision: Decision, talking: Talking) -> tuple[str, ...]:
    """Return the way that is pointed to, or suggested; all of them take longer than a rest."""
    pointed = talking.pointed(decision)
    choice = pointed.choice if isinstance(pointed, Decide) else decision.suggested
    if choice is None or isinstance(pointed, Unrate):
        return _press_enter("for", ANOTHER_NUMBER), TO_THE_OTHERS
    joint = {Choice.EASIER: "for the", Choice.SHORTER: "for"}.get(choice, "to")
    return _press_enter(joint, way(engine, decision, choice)), TO_THE_OTHERS


def _press_enter(joint: str, answer: str) -> str:
    """Return what enter does: "Press enter to carry on as planned."."""
    return f"Press enter {joint} {answer[0].lower()}{answer[1:]}"


def way(engine: Engine, decision: Decision, choice: Choice) -> str:
    """Return one choice."""
    return sentence(spoken_option(engine.plan, decision, choice))


def asked(engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Return the question for what is owed, and what to press; an open choice comes alone."""
    decision, last = engine.owed.decision, engine.ledger.last
    if decision:
        return choices(engine, decision, talking)
    if engine.phase is Phase.WAITING:
        pointed = talking.answer if isinstance(talking.answer, Rate) else None
        takes = (_press_enter("for", pain_said(pointed.pain)),) if pointed else None
        return (*_numbers(engine, talking.row), *(takes or what_to_press(engine)))
    return question(engine, talking) if last and engine.ledger.row(last).missing else ()


def question(engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Return the question about the last set; in the first rest with how to answer it."""
    if engine.phase is not Phase.REST:
        return (QUESTION,)
    ledger = engine.ledger
    known = talking.knows(engine.plan.exercise(ledger.row(ledger.last).step.entry).id)
    first = sum(row.ratable for row in ledger.rows) == 1 and not known
    return (QUESTION, HOW_TO_ANSWER) if first or talking.says_all else (QUESTION,)


def asked_again(engine: Engine, talking: Talking) -> tuple[str, ...]:
    """Return the same question for a reminder, in short where a choice is open."""
    decision = engine.owed.decision
    if decision:
        return (CHOOSE, *_what_enter_does(engine, decision, talking))
    return asked(engine, talking)


def what_is_left(engine: Engine, rated: int) -> tuple[str, ...]:
    """Return how many ratings are missing after that of row `rated`, and which set is next."""
    left, following = len(rows_to_rate(engine)), next_to_rate(engine, rated)
    if following is None:
        return ()
    same = engine.ledger.row(following).step.place == engine.ledger.row(rated).step.place
    named = _set(engine, following) if same else set_in_full(engine, following)
    return more_to_rate(left), sentence(named)


def more_to_rate(number: int) -> str:
    """Return how many ratings are missing: "Two more to rate."."""
    return sentence(f"{in_words(number)} more to rate")


def what_to_press(engine: Engine) -> tuple[str, ...]:
    """Return what a press does in a wait."""
    if engine.at_last_wait:
        return (FINISH_WITHOUT,)
    if engine.owed.key:
        return (PRESS_ENTER,)
    return (GO_ON_WITHOUT,) if engine.owed.rating else ()


def set_named(engine: Engine, row: int) -> str:
    """Return a set by its number or, at the end of the session, by its exercise too."""
    return set_in_full(engine, row) if engine.at_last_wait else _set(engine, row)


def set_in_full(engine: Engine, row: int) -> str:
    """Return a set with its exercise and side."""
    step = engine.ledger.row(row).step
    exercise = engine.plan.exercise(step.entry)
    side = "" if step.side is Side.BILATERAL else exercise.placement(step.side).call.lower()
    return ", ".join(filter(None, (exercise.name, side, _set(engine, row))))


def _set(engine: Engine, row: int) -> str:
    return f"set {in_words(engine.ledger.row(row).step.number)}"


def _numbers(engine: Engine, at: int | None) -> tuple[str, ...]:
    """Return the sets that a wait asks about, the one that a number is for, and the question."""
    missing, row = rows_to_rate(engine), at or next_to_rate(engine, engine.ledger.last)
    if not missing or row is None:
        return ()
    if missing == (engine.ledger.last,):
        return (QUESTION,)
    name = sentence(set_named(engine, row))
    if engine.at_last_wait:
        return (sentence(f"{spelt_count(len(missing), 'set')} not rated"), name, QUESTION)
    *numbers, last = (in_words(engine.ledger.row(each).step.number) for each in missing)
    if not numbers:
        return (sentence(f"{NOT_RATED_YET}: set {last}"), QUESTION)
    several = f"sets {', '.join(numbers)} and {last}"
    return (sentence(f"{NOT_RATED_YET}: {several}"), name, QUESTION)


def pointed_number(engine: Engine, number: int, row: int | None = None) -> tuple[str, ...]:
    """Return a number that is stepped to, after its set (`row`) if that is one of several."""
    said = number_pointed(number)
    return (*pointed_set(engine, row), said) if row else (said,)


def number_pointed(number: int) -> str:
    """Return "Number three."; three, two, one by themselves would be a countdown."""
    return sentence(f"number {in_words(number)}")


def pointed_set(engine: Engine, row: int) -> tuple[str, ...]:
    """Return the set (its row, from 1) that the next number is for."""
    return (sentence(set_named(engine, row)),)


def pointed_choice(engine: Engine, decision: Decision, choice: Choice | None) -> tuple[str, ...]:
    """Return a way to go on; None stands for the number that was meant instead."""
    return (way(engine, decision, choice) if choice else ANOTHER_NUMBER,)
