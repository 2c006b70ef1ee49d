"""Choices as lines, those above the pain ceiling among them."""

from collections.abc import Mapping
from typing import Final

from hiptimer.engine.ceiling import Decision
from hiptimer.engine.plan import Plan
from hiptimer.model.session import Choice
from hiptimer.wording.ceiling import ANOTHER_NUMBER, LETTERS, lead, option_words, options

NOT_ANSWERED: Final = "The input has ended, and this choice is yours to make."


def above_the_limit(plan: Plan, decision: Decision) -> list[str]:
    """Say that a number is above the limit, and offer every choice with its letter."""
    lines = [" ".join(lead(plan, decision))]
    for option in options(plan, decision):
        enter = "enter or " if option.choice is decision.suggested else ""
        lines.append(f"{enter}{option.letter}: {option.text}")
    if decision.choices:
        lines.append(f"0 to 10: {ANOTHER_NUMBER}")
    return lines


def offered(choices: Mapping[str, str]) -> str:
    """Offer choices with their letters: "k: keep it, d: discard it."."""
    return f"{', '.join(f'{letter}: {words}' for letter, words in choices.items())}."


def chosen(plan: Plan, decision: Decision, choice: Choice) -> str:
    """Say what was chosen."""
    text, _ = option_words(plan, decision, choice)
    return text


def choice_of(word: str, decision: Decision) -> Choice | None:
    """Give the choice that a letter stands for, None where it is not offered."""
    choices = {LETTERS[choice]: choice for choice in decision.choices}
    return choices.get(word)
