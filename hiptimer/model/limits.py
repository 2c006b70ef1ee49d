"""Every limit of a prescription and of what is recorded about a session, in one place.

The files of protocols and sessions, the editor, the command line and the engine all check here, so
that none of them refuses what another accepts.
"""

from typing import Final

from msgspec import Struct

from hiptimer.model import pain


class Range(Struct, frozen=True):
    """The whole numbers from `lowest` to `highest`, both allowed."""

    lowest: int
    highest: int

    def __contains__(self, number: float) -> bool:
        """Return whether `number` is in the range."""
        return self.lowest <= number <= self.highest


PAIN: Final = Range(pain.LOWEST, pain.HIGHEST)
SETS: Final = Range(1, 20)
SETS_OF_THE_DAY: Final = Range(1, 200)
"""Sets of one exercise on one side that a session may plan."""

EXERCISES: Final = Range(1, 40)
HOLD_SECONDS: Final = Range(1, 600)
REPS: Final = Range(1, 200)
REST_SECONDS: Final = Range(0, 600)
PREPARE_SECONDS: Final = Range(0, 300)

LEAST_SECONDS_PER_REP: Final = 0.5
MOST_SECONDS_PER_REP: Final = 30.0

LONGEST_NAME: Final = 80
"""Characters of the name of a protocol or an exercise, and of a load."""

LONGEST_LINE: Final = 400
"""Characters of a one-line text: a summary, a source."""

LONGEST_NOTE: Final = 4_000
"""Characters of notes, of instructions and of the note of a session."""
