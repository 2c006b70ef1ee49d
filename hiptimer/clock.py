"""The clock: the only module that reads one. Everything else is given the time.

Two readings, for two purposes: `monotonic` to run a session by, `now` to record when it was.
"""

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol


class Clock(Protocol):
    """A source of time; tests have one of their own."""

    def monotonic(self) -> float:
        """Return seconds since some moment; they keep counting while the machine sleeps."""
        ...

    def now(self) -> datetime:
        """Return the local time of this machine with its offset; it may jump."""
        ...


class SystemClock:
    """The clock of this machine."""

    def __init__(self) -> None:
        self._source = _clock_that_counts_sleep()

    def monotonic(self) -> float:
        """Return seconds since some moment, counting sleep if the machine has a way to."""
        return time.monotonic() if self._source is None else time.clock_gettime(self._source)

    def now(self) -> datetime:
        """Return the local time, its offset in whole minutes, or UTC if the machine's is unusable.

        Offsets with seconds exist (local mean time), but our files can't hold them.
        """
        moment = datetime.now(UTC)
        try:
            offset = moment.astimezone().utcoffset() or timedelta()
        except (ValueError, OverflowError, OSError):  # TZ can ask for an offset of days
            return moment
        return moment.astimezone(timezone(timedelta(minutes=round(offset.total_seconds() / 60))))


def _clock_that_counts_sleep() -> int | None:
    """Return Linux's CLOCK_BOOTTIME, or CLOCK_MONOTONIC, which on macOS counts sleep too.

    None stands for `time.monotonic`, which on macOS and Linux stops during a suspend.
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
