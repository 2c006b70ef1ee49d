"""The clock: the only module that reads one. Everything else is given the time.

Two readings, for two purposes: `monotonic` to run a session by, `now` to write down when it was.
"""

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol


class Clock(Protocol):
    """What tells the time; tests have one of their own."""

    def monotonic(self) -> float:
        """Give seconds since some moment, which go on while the machine sleeps."""
        ...

    def now(self) -> datetime:
        """Give the local time of this machine with its offset, which may jump."""
        ...


class SystemClock:
    """The clock of this machine."""

    def __init__(self) -> None:
        self._source = _clock_that_counts_sleep()

    def monotonic(self) -> float:
        """Give seconds since some moment, which go on while the machine sleeps if it has a way."""
        return time.monotonic() if self._source is None else time.clock_gettime(self._source)

    def now(self) -> datetime:
        """Give the local time with its offset in whole minutes, or UTC where it has no sound one.

        Offsets with seconds exist (local mean time), but no file of ours can hold them.
        """
        moment = datetime.now(UTC)
        try:
            offset = moment.astimezone().utcoffset() or timedelta()
        except (ValueError, OverflowError, OSError):  # TZ can ask for an offset of days
            return moment
        return moment.astimezone(timezone(timedelta(minutes=round(offset.total_seconds() / 60))))


def _clock_that_counts_sleep() -> int | None:
    """Choose Linux's CLOCK_BOOTTIME, or CLOCK_MONOTONIC, which on macOS counts sleep too.

    None stands for `time.monotonic`: on macOS and Linux that stands still in a suspend.
    """
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        source: int | None = getattr(time, name, None)
        if source is None:
            continue
        try:
            time.clock_gettime(source)
        except OSError:
            continue
        return source
    return None
