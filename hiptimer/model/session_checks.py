"""Checks of the values of a session: what no session can have recorded.

Each raises ValueError with the name of the value, what was found and what is allowed. They check
single values; whether a session's sets fit together is for the session to check.
"""

import math
from datetime import datetime
from typing import Final

from hiptimer.model.limits import PAIN

MOST_SECONDS: Final = 1_000_000_000
"""About thirty years; a time added to a date must stay within the calendar."""

MOST_COUNTED: Final = 1_000_000
"""More than anyone repeats; a damaged number can be anything."""

YEARS: Final = range(1900, 9001)
"""Clocks can be wrong by decades, and it is still a session."""


def check_seconds(**named: float | None) -> None:
    """Raise ValueError for a value that is not a length of time."""
    for name, value in named.items():
        if value is not None and not (math.isfinite(value) and 0 <= value <= MOST_SECONDS):
            raise ValueError(f"{name} is a number of seconds from 0 up, not {value}")


def check_counts(**named: int | None) -> None:
    """Raise ValueError for a value that is not a count."""
    for name, value in named.items():
        if value is not None and not 0 <= value <= MOST_COUNTED:
            raise ValueError(f"{name} is a count from 0 to {MOST_COUNTED:,}, not {value}")


def check_pain(**named: int | None) -> None:
    """Raise ValueError for a value that is not a pain rating."""
    for name, value in named.items():
        if value is not None and value not in PAIN:
            raise ValueError(f"{name} is a whole number from 0 to 10, not {value}")


def check_local(**named: datetime | None) -> None:
    """Raise ValueError for a time without its offset, or one that no clock shows."""
    for name, value in named.items():
        if value is None:
            continue
        if value.utcoffset() is None:
            raise ValueError(f"{name} is a local time with its offset, not {value.isoformat()}")
        if value.year not in YEARS:
            raise ValueError(f"{name} lies in the years 1900 to 9000, not {value.isoformat()}")
