"""Messages that any screen may post and the app handles: read a page, try a protocol."""

from dataclasses import dataclass

from textual.message import Message

from hiptimer.catalogue import Page
from hiptimer.model.protocol import Protocol


@dataclass
class PageAsked(Message):
    """The person wants to read `page`; the screen below it stays as it is."""

    page: Page


@dataclass
class TryAsked(Message):
    """The person wants to try `protocol`, saved or not; the editor stays as it is meanwhile."""

    protocol: Protocol
