"""Messages that any screen may post and the app handles: read a page, try a protocol."""

from textual.message import Message

from hiptimer.catalogue import Page
from hiptimer.model.protocol import Protocol


class ShowPage(Message):
    """The person wants to read `page`; the screen below it stays as it is."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page


class TryProtocol(Message):
    """The person wants to try `protocol`, saved or not; the editor stays as it is meanwhile."""

    def __init__(self, protocol: Protocol) -> None:
        super().__init__()
        self.protocol = protocol
