"""The keys that rate pain on a form: digits, `t` for ten, arrows and backspace."""

from typing import Final

from textual.binding import Binding

from hiptimer.clock import Clock
from hiptimer.interaction.numbers import DigitEntry
from hiptimer.model import pain as pain_scale

DIGIT_KEYS: Final = (
    *(
        Binding(str(digit), f"pain({digit})", "pain", key_display="0-9", show=digit == 0)
        for digit in range(10)
    ),
    Binding("t", "pain(10)", "pain 10", show=False),
    Binding("backspace,delete", "clear_pain", "no number", show=False, key_display="backspace"),
)
"""They call the actions `pain` and `clear_pain` of a screen."""

ARROW_KEYS: Final = (
    Binding("left", "move_pain(-1)", "less, more", show=False, key_display="← →"),
    Binding("right", "move_pain(1)", "less, more", show=False, key_display="← →"),
)
"""They call the action `move_pain` of a screen."""


class PainKeys:
    """Turns typed digits into a number: `1` and `0` within 1.5 s are ten."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._digits = DigitEntry()
        self._about: object = None

    def typed(self, number: int, about: object = None) -> int:
        """Return the number that is meant by a digit, or by ten.

        `about` is the thing that is rated: a `0` for another thing does not make ten.
        """
        if about != self._about:
            self._digits.forget()
        self._about = about
        at = self._clock.monotonic()
        rating = self._digits.press(number, None, at, hold_one=False)
        return number if rating is None else rating.pain

    def forget(self) -> None:
        """Forget a typed `1`, because a number has been given in another way since."""
        self._digits.forget()

    def moved(self, pain: int | None, step: int) -> int:
        """Return the number beside `pain` on the scale; without one the arrows begin at 0."""
        self._digits.forget()
        if pain is None:
            return pain_scale.LOWEST
        return max(pain_scale.LOWEST, min(pain + step, pain_scale.HIGHEST))
