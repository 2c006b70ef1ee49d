"""Where a session differed from its plan, in words."""

from typing import Final, assert_never

from hiptimer.model.session import Adjustment, Cause, Choice, Session
from hiptimer.wording.doses import sides_words
from hiptimer.wording.lengths import length_words

DIFFERENT: Final = "Different from the plan"
"""The heading of these lines."""


def departures(session: Session) -> tuple[str, ...]:
    """Return every difference from the plan, in order."""
    return tuple(f"{_when(entry, session)}: {_what(entry)}" for entry in session.adjustments)


def _when(entry: Adjustment, session: Session) -> str:
    if entry.after_set == 0:
        return "Before the first set"
    row = session.sets[entry.after_set - 1]
    side = sides_words((row.side,))
    return f"After {row.name}{f' ({side})' if side else ''}, set {row.number}"


def _what(entry: Adjustment) -> str:
    pain = "" if entry.pain is None else f" (pain {entry.pain})"
    return f"{_choice(entry)}{pain}"


def _choice(entry: Adjustment) -> str:
    match entry.choice:
        case Choice.EASIER:
            return _with("the easier version", entry.detail)
        case Choice.SHORTER:
            return _with("shorter", entry.detail)
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE:
            return _with("left out", entry.detail)
        case Choice.CARRY_ON:
            return "carried on as planned"
        case Choice.FINISH:
            return "finished here"
        case Choice.SKIP_SET:
            return "a set was skipped"
        case Choice.END_SET:
            return "a set was ended early"
        case Choice.REPEAT:
            return "a set was done again"
        case Choice.EXTEND:
            return f"{length_words(entry.seconds)} longer"
        case Choice.PAUSE if entry.cause is Cause.GAP:
            return f"interrupted for {length_words(entry.seconds)}"
        case Choice.PAUSE:
            return f"paused for {length_words(entry.seconds)}"
        case Choice.RESUMED:
            return f"went on after {length_words(entry.seconds)}"
        case Choice.FEWER_SETS | Choice.MORE_SETS | Choice.ONE_SIDE:
            return entry.detail
        case _:
            assert_never(entry.choice)


def _with(words: str, detail: str) -> str:
    return f"{words}: {detail}" if detail else words
