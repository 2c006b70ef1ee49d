"""Messages that any screen may post and the app answers: to read a page, to try a protocol."""

from dataclasses import dataclass

from textual.message import Message

from hiptimer.catalogue import Page
from hiptimer.model.protocol import Protocol


@dataclass
class PageAsked(Message):
    """The person wants to read `page`; the screen that asks stays as it is below it."""

    page: Page


@dataclass
class TryAsked(Message):
    """The person wants to try `protocol`, saved or not; the editor stays as it is meanwhile."""

    protocol: Protocol
