"""One thing that is wrong in a protocol: where, and what is allowed there."""

from msgspec import Struct


class Problem(Struct, frozen=True):
    """What is wrong with `key` of the exercise at `entry`, from 1, or (None) of the protocol.

    `words` say what was found and what is allowed; all of it is safe to show. The key `exercise` is
    about the number of exercises, and the key `file name` about the id.
    """

    key: str
    words: str
    entry: int | None = None

    def __str__(self) -> str:
        """Return it as one line."""
        place = "" if self.entry is None else f"exercise {self.entry}, "
        return f"{place}{self.key}: {self.words}"
