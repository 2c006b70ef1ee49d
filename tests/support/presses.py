"""Random presses for the properties: keys of every kind, at any time, on any plan."""

from collections.abc import Iterator, Sequence
from typing import Final

from hypothesis import strategies as st
from msgspec import Struct

from hiptimer.engine import Plan
from hiptimer.interaction.keys import DIGITS, PAGE_UP, ROWS
from tests.support.controller_driver import Pressing
from tests.support.engine_walks import USEFUL_DELAYS

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


def draws_of(drawn: bytes) -> list[Draw]:
    """Make presses of two bytes each: one chooses the key, the other the seconds before it."""
    pairs = zip(drawn[::2], drawn[1::2], strict=False)
    return [Draw(KEYS[what % len(KEYS)], DELAYS[when % len(DELAYS)]) for what, when in pairs]


assert len(KEYS) < 256, "a byte chooses any key"

draws: Final = st.one_of(st.binary(max_size=20), st.binary(min_size=40, max_size=80)).map(draws_of)
"""Short sequences, to which a failing one shrinks, and long ones, which get somewhere.

One draw each: to draw every press by itself takes more time than what is tried with it.
"""


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
