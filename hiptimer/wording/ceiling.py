"""What is said and offered above the pain limit, written and spoken. Nothing is chosen here.

A number above the limit opens a decision in a session; a pain above it before the session, a
choice. Each is offered with its letter, the suggested one first.
"""

from typing import Final, assert_never

from msgspec import Struct

from hiptimer.engine.ledger import Decision
from hiptimer.engine.plan import Plan
from hiptimer.interaction.questions import CHOICE_LETTERS
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Side
from hiptimer.model.session import Choice
from hiptimer.wording.doses import target_words
from hiptimer.wording.guidance import Offer, easier_words
from hiptimer.wording.numbers import in_words, spelt_count
from hiptimer.wording.session import SEEK_HELP

ASK: Final = "What would you like to do?"
SEVERE: Final = "That is a lot. Stopping for today is a good choice."

ANOTHER_NUMBER: Final = "I meant another number"

SHORT_PROTOCOL, NOT_TODAY, START_ANYWAY = "s", "n", "a"
"""The letters of the choices before a session."""


class CeilingOption(Struct, frozen=True):
    """A choice in a session, the letter that chooses it, and its words; `short` fits a button."""

    choice: Choice
    letter: str
    text: str
    short: str


_START_OPTIONS: Final = {
    SHORT_PROTOCOL: Offer(SHORT_PROTOCOL, "the short protocol instead", "the short protocol"),
    NOT_TODAY: Offer(NOT_TODAY, "not today: a rest day is a good choice", "not today"),
    START_ANYWAY: Offer(START_ANYWAY, "start anyway", "start anyway"),
}


def above_limit(pain: int, limit: int) -> str:
    """Return that a number is above the limit: "5 is above your limit of 3."."""
    return f"{pain} is above your limit of {limit}."


def spoken_above_limit(pain: int, limit: int) -> str:
    """Return the phrase that says the same: "pain level five, above your limit of three"."""
    return f"pain level {in_words(pain)}, above your limit of {in_words(limit)}"


def lead(plan: Plan, decision: Decision) -> tuple[str, str]:
    """Return that the number of `decision` is above the limit, and what follows from it."""
    severe = decision.pain >= pain_scale.SEVERE_FROM
    return above_limit(decision.pain, plan.protocol.pain_ceiling), SEVERE if severe else ASK


def options(plan: Plan, decision: Decision) -> tuple[CeilingOption, ...]:
    """Return the choices of `decision`, the suggested one first."""
    return tuple(
        CeilingOption(choice, CHOICE_LETTERS[choice], *option_words(plan, decision, choice))
        for choice in decision.choices_to_offer
    )


def option_words(plan: Plan, decision: Decision, choice: Choice) -> tuple[str, str]:
    """Return a choice in words, in full and short, including one that equals another."""
    step = decision.step
    exercise = plan.exercise(step.entry)
    one_side = step.side is not Side.BILATERAL
    match choice:
        case Choice.EASIER:
            return easier_words(exercise), "easier version"
        case Choice.SHORTER:
            less = decision.shorter_target or 0
            held = exercise.hold_seconds is not None
            side = " on this side" if one_side else ""
            full = f"shorter holds: {less} s" if held else f"only {less} repetitions"
            return f"{full}{side}", target_words(less, held=held)
        case Choice.SKIP_SIDE if one_side:
            return "leave this exercise on this side", "leave this side"
        case Choice.SKIP_EXERCISE if one_side:
            return "leave this exercise on both sides", "leave exercise"
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE:
            return "leave this exercise", "leave this exercise"
        case Choice.CARRY_ON:
            return "carry on as planned", "carry on"
        case Choice.FINISH:
            return "finish here", "finish here"
        case (
            Choice.SKIP_SET
            | Choice.END_SET
            | Choice.REPEAT
            | Choice.EXTEND
            | Choice.PAUSE
            | Choice.FEWER_SETS
            | Choice.MORE_SETS
            | Choice.ONE_SIDE
            | Choice.RESUMED
        ):
            raise ValueError(f"{choice} is never offered")
        case _:
            assert_never(choice)


def spoken_option(plan: Plan, decision: Decision, choice: Choice) -> str:
    """Return the phrase that says a choice: as it is written, only a shorter dose is shorter."""
    if choice is not Choice.SHORTER:
        return option_words(plan, decision, choice)[0]
    held = plan.exercise(decision.step.entry).hold_seconds is not None
    less = decision.shorter_target or 0
    return f"a shorter set: {spelt_count(less, 'second' if held else 'repetition')}"


def start_lead(pain: int, limit: int) -> tuple[str, str]:
    """Return that the pain before a session is above the limit, and what to do."""
    severe = pain >= pain_scale.SEVERE_FROM
    return above_limit(pain, limit), SEEK_HELP if severe else ASK


def start_options(pain: int, *, short: bool) -> tuple[Offer, ...]:
    """Return the choices before a session, the suggested one first.

    `short` is whether there is a shorter protocol to do.
    """
    gentle = [SHORT_PROTOCOL, NOT_TODAY] if short else [NOT_TODAY]
    if pain >= pain_scale.SEVERE_FROM:
        gentle.reverse()
    return tuple(_START_OPTIONS[letter] for letter in (*gentle, START_ANYWAY))
