"""The parts of a form: rows with a label, and slots in them to type or choose in.

Plain values. They describe a draft and what can be changed in it, and draw nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum, auto

from hiptimer.model.protocol_draft import Draft, Field


class InputKind(StrEnum):
    """What a slot accepts from the keyboard."""

    LINE = auto()
    """A line of text."""
    NUMBER = auto()
    """A number. Anything else that is typed stays there, with its problem beside it."""
    PAGE = auto()
    """A text of many lines, edited on a page of its own."""
    CHOICE = auto()
    """One of a few options, by arrow or letter."""
    NOTHING = auto()
    """A key that no protocol has: it can only be removed."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its letter, its words, and the draft that it makes."""

    letter: str
    words: str
    change: Callable[[Draft], Draft] = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSlot:
    """One value in a row. If the file does not have it, `default` is shown, dimmed.

    `chosen` is the index of the option in force; `most` is the longest text in characters.
    """

    field: Field
    kind: InputKind
    text: str = ""
    default: str = ""
    options: tuple[Option, ...] = ()
    chosen: int = 0
    most: int = 0

    @property
    def is_typed_into(self) -> bool:
        """Whether letters or digits are typed in the row itself."""
        return self.kind in (InputKind.LINE, InputKind.NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A label, one slot or the two ends of a range, and their problem in words.

    `hint` is the purpose of the field.
    """

    label: str
    slots: tuple[FieldSlot, ...]
    unit: str = ""
    problem: str = ""
    hint: str = ""
