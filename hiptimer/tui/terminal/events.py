"""What the driver sends to the app: a key with its time, and that the terminal is gone."""

from textual import events
from textual.message import Message


class Key(events.Key):
    """`at` is when it arrived, in the clock's monotonic seconds.

    `repeated` says whether the terminal reports it as held down; None if it does not report that.
    The class has the name of Textual's own, because Textual derives handler names from it.
    """

    def __init__(
        self, key: str, character: str | None, at: float, *, repeated: bool | None = None
    ) -> None:
        super().__init__(key, character)
        self.at = at
        self.repeated = repeated


class HungUp(Message):
    """The terminal is gone."""
