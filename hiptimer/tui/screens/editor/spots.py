"""What a form is made of: rows with a label, and spots in them to type into or to choose in.

Plain values. They say what stands in a draft and what may be done there, and draw nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum, auto

from hiptimer.model.protocol_draft import Draft, Field


class Takes(StrEnum):
    """What a spot takes from the keyboard."""

    LINE = auto()
    """A line of text."""
    NUMBER = auto()
    """A number. Whatever else is typed stays there, and what is wrong is said beside it."""
    PAGE = auto()
    """A text of many lines, written on a page of its own."""
    CHOICE = auto()
    """One of a few options, by arrow or letter."""
    NOTHING = auto()
    """A key that no protocol has: it can only be taken out."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: the letter that chooses it, its words, and what it makes of a draft."""

    letter: str
    words: str
    change: Callable[[Draft], Draft] = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place in a row. What is absent in the file follows `default`, and is shown dimmed.

    `chosen` is the place of the option in force; `most` is how many characters may be typed.
    """

    field: Field
    takes: Takes
    text: str = ""
    default: str = ""
    options: tuple[Option, ...] = ()
    chosen: int = 0
    most: int = 0

    @property
    def is_typed_into(self) -> bool:
        """Whether letters or digits land in the row itself."""
        return self.takes in (Takes.LINE, Takes.NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A label, one spot or the two ends of a range, and what is wrong in them, in words.

    `hint` tells what the field is for.
    """

    label: str
    spots: tuple[Spot, ...]
    unit: str = ""
    problem: str = ""
    hint: str = ""
