"""Distinguishes a key that is held down from one that is pressed again. The time is passed in.

Some terminals report repeats. With the others only timing helps: a keyboard repeats a key after 0.2
to 0.7 s, and then every few hundredths of a second; a finger comes back once.
"""

from enum import Enum, auto
from typing import Final, Generic, TypeVar

AGAIN_SECONDS: Final = 0.7
"""Longer than keyboards wait before they repeat (0.66 s at most), shorter than second thoughts."""

HOLD_BACK_SECONDS: Final = 0.12
"""How long a press that may be the first repeat waits for the next one.

Keyboards send that after 0.03 to 0.04 s; the slowest common one, the Linux console's, after 0.092
s.
"""

REPEAT_SECONDS: Final = 0.15
"""Longer than the time between two repeats, and shorter than between two presses of a finger."""

Press = TypeVar("Press")


class _State(Enum):
    PRESSED = auto()  # the last press counted
    HELD_BACK = auto()  # the last press may be a second one, or the first repeat
    AGAIN = auto()  # the last press was held back, and counted
    DOWN = auto()  # the last press was a repeat


class HeldKeys(Generic[Press]):
    """Lets each press through once. `Press` is any type of the caller's; keys are known by name."""

    def __init__(self) -> None:
        self._state = _State.PRESSED
        self._key = ""
        self._at = float("-inf")
        self._held_back: tuple[Press, ...] = ()

    def press(
        self,
        key: str,
        press: Press,
        at: float,
        *,
        may_repeat: bool = False,
        repeated: bool | None = None,
    ) -> tuple[Press, ...]:
        """Take a press of `key` at `at`; return the presses that count, in their order.

        A key that `may_repeat` counts each time. `repeated` is what the terminal reports, None if
        it reports nothing. A press that may be a second one comes later, from `due`.
        """
        earlier = self.due(at)
        since = at - self._at if key == self._key else float("inf")
        self._key, self._at = key, at
        if repeated and not may_repeat:
            self._state, self._held_back = _State.DOWN, ()
            return earlier
        if may_repeat or repeated is not None or since >= AGAIN_SECONDS:
            earlier += self._held_back
            self._state, self._held_back = _State.PRESSED, ()
            return (*earlier, press)
        if self._state is _State.HELD_BACK or (
            self._state is not _State.PRESSED and since < REPEAT_SECONDS
        ):
            self._state, self._held_back = _State.DOWN, ()
        else:
            self._state, self._held_back = _State.HELD_BACK, (press,)
        return earlier

    def due(self, at: float) -> tuple[Press, ...]:
        """Return the press that was held back, if no other came in time."""
        if self._state is not _State.HELD_BACK or at < self._at + HOLD_BACK_SECONDS:
            return ()
        due, self._held_back = self._held_back, ()
        self._state = _State.AGAIN
        return due

    @property
    def wake_at(self) -> float | None:
        """When `due` has something to return; None while nothing is held back."""
        return self._at + HOLD_BACK_SECONDS if self._state is _State.HELD_BACK else None

    @property
    def is_down(self) -> bool:
        """Whether the last press was a repeat of a key that is held down."""
        return self._state is _State.DOWN
