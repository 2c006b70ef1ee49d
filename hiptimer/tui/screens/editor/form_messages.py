"""The messages of the form to its screen."""

from dataclasses import dataclass

from textual.message import Message


@dataclass
class FormEdited(Message):
    """The draft has changed, or another field is active."""


@dataclass
class FormLeft(Message):
    """The person went back to the list, or (if `rows` is not 0) left at one of the ends."""

    rows: int


@dataclass
class BesideAsked(Message):
    """The person wants the field of `key` of the exercise `entries` further on."""

    key: str
    entries: int
