"""Random presses for the properties: keys of every kind, at any time, on any plan."""

from collections.abc import Iterator, Sequence
from typing import Final

from hypothesis import strategies as st
from msgspec import Struct

from hiptimer.engine import Plan
from hiptimer.interaction.keys import DIGITS, PAGE_UP, ROWS
from tests.engine.walks import SCATTER, USEFUL_DELAYS
from tests.interaction.pressing import Pressing

EVERY_KEY: Final = tuple(dict.fromkeys(key for row in ROWS for key in row.keys))

NO_KEYS: Final = ("home", "tab", "z", "%")
"""What can be pressed too, and means nothing."""

OFTEN: Final = (*DIGITS, "enter", PAGE_UP, "1", "0", "5", "8", "n", "e", "backspace")
"""Keys that lead somewhere together."""

KEYS: Final = (*EVERY_KEY, *NO_KEYS, *OFTEN, *OFTEN, *OFTEN)

DELAYS: Final = (0.0, 0.05, 0.25, 0.5, 1.0, 1.0, 1.5, 2.0, 3.0, *USEFUL_DELAYS)


class Press(Struct, frozen=True):
    """A key that is pressed at a time."""

    key: str
    at: float


class Draw(Struct, frozen=True):
    """A key that is pressed `after` seconds."""

    key: str
    after: float


def draw_of(number: int) -> Draw:
    """Make a press of a number below a million; see `tests.engine.walks.move_of`."""
    when, what = divmod(number * SCATTER % 1_000_000, 1000)
    return Draw(KEYS[what % len(KEYS)], DELAYS[when % len(DELAYS)])


_draw: Final = st.integers(0, 999_999).map(draw_of)

draws: Final = st.one_of(st.lists(_draw, max_size=10), st.lists(_draw, min_size=20, max_size=40))
"""Short sequences, to which a failing one shrinks, and long ones, which get somewhere."""


def at_their_times(drawn: Sequence[Draw], start: float = 0.0) -> list[Press]:
    """Add up the seconds between presses."""
    presses, at = [], start
    for each in drawn:
        at += each.after
        presses.append(Press(each.key, at))
    return presses


def to_press(plan: Plan, drawn: Sequence[Draw]) -> Iterator[tuple[Pressing, str]]:
    """Follow a session; yield it and the key to press next, as soon as its time has come."""
    pressing = Pressing(plan).start()
    for press in at_their_times(drawn):
        pressing.until(press.at)
        yield pressing, press.key
