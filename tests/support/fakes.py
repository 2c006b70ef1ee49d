"""Stand-ins for the world outside, which do only what a test asks of them."""

from datetime import datetime, timedelta, timezone

MORNING = datetime(2026, 11, 23, 7, 18, 2, tzinfo=timezone(timedelta(hours=11)))


class FakeClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, wall: datetime = MORNING, monotonic: float = 1000.0) -> None:
        self._wall = wall
        self._monotonic = monotonic

    def monotonic(self) -> float:
        return self._monotonic

    def now(self) -> datetime:
        return self._wall

    def advance(self, seconds: float) -> None:
        """Let time pass, on both readings."""
        self._monotonic += seconds
        self._wall += timedelta(seconds=seconds)

    def set_wall(self, moment: datetime) -> None:
        """Let the wall clock jump, as it does for daylight saving or a wrong year."""
        self._wall = moment
