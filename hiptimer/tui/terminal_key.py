"""A key as the terminal driver read it: with its time, and whether it is a repeat."""

from textual import events


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
