"""The questions of a session, the letters of their answers, and what each answer does.

What they are called in words is in `wording`, by the same letters.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from hiptimer.engine.commands import Command, Decide, Finish, Unrate
from hiptimer.engine.ledger import Decision
from hiptimer.model.session import Choice, StopReason


class Question(StrEnum):
    """A question that a key opens, or (EXPIRED) two hours without a press."""

    LEAVE = "leave"
    FINISH = "finish"
    EXPIRED = "expired"


class Action(StrEnum):
    """An answer that is no command to the engine."""

    BACK = "back"
    STOP = "stop"
    LATER = "later"
    KEEP = "keep"
    DISCARD = "discard"


Answer = Command | Action

Asked = Question | Decision
"""What is asked, other than for a number."""


class Option(Struct, frozen=True):
    """An answer, and the letter that gives it."""

    letter: str
    answer: Answer


STOP, LATER, KEEP_GOING = "s", "l", "k"
KEEP, DISCARD = "k", "d"
PAIN, TIRED, NO_TIME, OTHER, NO_REASON = "p", "t", "m", "o", "n"
ANOTHER_NUMBER: Final = "a"

CHOICE_LETTERS: Final = {
    Choice.EASIER: "e",
    Choice.SHORTER: "s",
    Choice.SKIP_SIDE: "x",
    Choice.SKIP_EXERCISE: "X",
    Choice.CARRY_ON: "c",
    Choice.FINISH: "f",
}

OPTIONS: Final[dict[Question, tuple[Option, ...]]] = {
    Question.LEAVE: (
        Option(STOP, Action.STOP),
        Option(LATER, Action.LATER),
        Option(KEEP_GOING, Action.BACK),
    ),
    Question.FINISH: (
        Option(PAIN, Finish(StopReason.PAIN)),
        Option(TIRED, Finish(StopReason.TIRED)),
        Option(NO_TIME, Finish(StopReason.TIME)),
        Option(OTHER, Finish(StopReason.OTHER)),
        Option(NO_REASON, Finish()),
        Option(KEEP_GOING, Action.BACK),
    ),
    Question.EXPIRED: (Option(KEEP, Action.KEEP), Option(DISCARD, Action.DISCARD)),
}

HIGHLIGHTED_FIRST: Final = {
    Question.LEAVE: KEEP_GOING,
    Question.FINISH: NO_REASON,
    Question.EXPIRED: KEEP,
}
"""The answer that enter gives at first: the one with which nothing is lost."""

LETTERS: Final = tuple(
    dict.fromkeys(
        (
            *(option.letter for options in OPTIONS.values() for option in options),
            *CHOICE_LETTERS.values(),
            ANOTHER_NUMBER,
        )
    )
)
"""Every letter that answers some question."""


def options(asked: Asked | None) -> tuple[Option, ...]:
    """Return the answers in their order: above the limit the suggested one comes first.

    The last one takes the number back.
    """
    match asked:
        case None:
            return ()
        case Decision():
            ways = asked.choices_to_offer
            choices = (Option(CHOICE_LETTERS[choice], Decide(choice)) for choice in ways)
            return (*choices, Option(ANOTHER_NUMBER, Unrate(asked.row)))
        case _:
            return OPTIONS[asked]


def answer_by(letter: str, asked: Asked | None) -> Answer | None:
    """Return the answer that a letter gives; None if it gives none.

    For both legs, leaving the exercise is offered once, and both of its letters do it.
    """
    for option in options(asked):
        if option.letter == letter:
            return option.answer
    choices = asked.choices if isinstance(asked, Decision) else ()
    return next((Decide(each) for each in choices if CHOICE_LETTERS[each] == letter), None)


def first_option(asked: Asked | None) -> int:
    """Return the index of the option that is highlighted when a question opens."""
    letters = [option.letter for option in options(asked)]
    return letters.index(HIGHLIGHTED_FIRST[asked]) if isinstance(asked, Question) else 0
