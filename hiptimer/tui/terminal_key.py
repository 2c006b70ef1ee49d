"""A key as the terminal driver has read it: with its time, and whether it repeats."""

from textual import events


class Key(events.Key):
    """`at` is when it arrived, in the clock's monotonic seconds.

    `repeated` says whether the terminal reports it as held down, None where it reports nothing.
    The class is called as Textual's own, because Textual derives the names of handlers from it.
    """

    def __init__(
        self, key: str, character: str | None, at: float, *, repeated: bool | None = None
    ) -> None:
        super().__init__(key, character)
        self.at = at
        self.repeated = repeated
