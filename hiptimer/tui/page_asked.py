"""The message by which any screen asks for a page to read."""

from dataclasses import dataclass

from textual.message import Message

from hiptimer.catalogue import Page


@dataclass
class PageAsked(Message):
    """The person wants to read `page`; the screen that asks stays as it is below it."""

    page: Page
