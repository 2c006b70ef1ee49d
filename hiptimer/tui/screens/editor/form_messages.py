"""What the form tells the screen that it stands on."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class FormEdited(Message):
    """The draft is another one now, or another field of it is active."""


@dataclass
class FormLeft(Message):
    """The person went back to the list, or (`rows` other than 0) out at one of the ends."""

    rows: int


@dataclass
class BesideAsked(Message):
    """The person wants to see the field of `key` of the exercise so many `entries` further on."""

    key: str
    entries: int
