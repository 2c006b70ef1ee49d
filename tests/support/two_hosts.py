"""Two hosts of a controller: one is given keys by name, the other the bytes that a terminal sends.

Both follow the time in the same way, drop repeats of a key that is held down, and keep a record.
"""

from datetime import UTC, datetime
from itertools import product
from random import Random
from typing import Final

from msgspec.structs import replace

from hiptimer.engine import Plan
from hiptimer.interaction.held_keys import HeldKeys
from hiptimer.interaction.key_sequences import Input, KeyPress
from hiptimer.interaction.keys import MAY_REPEAT, PAGE_UP
from hiptimer.interaction.terminal_reader import ESCAPE_SECONDS, TerminalReader
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.session import Session
from hiptimer.record import Recorder, SessionHead, begin
from tests.support.controller_driver import Pressing
from tests.support.plans import EACH, GUIDE, HOLD, REPS, plan_for
from tests.support.presses import EVERY_KEY, KEYS

BEGUN: Final = datetime(2026, 11, 23, 7, 18, 2, tzinfo=UTC)
HEAD: Final = SessionHead(id="any", app_version="0", device="abcdefgh")

SHORT: Final = replace(HOLD, side=EACH, hold_seconds=5, rest_seconds=3, guide=GUIDE)
PACED: Final = replace(REPS, reps=3, seconds_per_rep=2.0, rest_seconds=5)
PLANS: Final = tuple(
    plan_for(*exercises, rating=rating, advance=advance)
    for exercises, rating, advance in product(
        ((HOLD,), (SHORT, REPS), (PACED, replace(SHORT, alternate_sides=True))),
        RatingRule,
        AdvanceRule,
    )
)

SEQUENCES: Final[dict[str, tuple[bytes, ...]]] = {
    "enter": (b"\r", b"\x1bOM", b"\x1b[13u"),
    "pagedown": (b"\x1b[6~", b"\x1b[57422u"),
    PAGE_UP: (b"\x1b[5~", b"\x1b[57421u"),
    "space": (b" ", b"\x1b[32u"),
    "backspace": (b"\x7f", b"\x08"),
    "up": (b"\x1b[A", b"\x1bOA"),
    "down": (b"\x1b[B", b"\x1bOB"),
    "right": (b"\x1b[C", b"\x1bOC", b"\x1b[1;1C"),
    "left": (b"\x1b[D", b"\x1bOD"),
    "escape": (b"\x1b",),
    "f1": (b"\x1bOP", b"\x1b[11~", b"\x1b[[A"),
    "ctrl+q": (b"\x11", b"\x1b[113;5u"),
    "ctrl+c": (b"\x03",),
    "home": (b"\x1b[H",),
    "tab": (b"\t",),
}
"""What terminals send for keys with names; the others send their character."""

NOISE: Final = (b"\x1b[I", b"\x1b[<0;5;9M", b"\x1b[200~3n\r\x1b[201~", b"\x1b]11;rgb:1c/1e/26\x07")
"""The focus, the mouse, a paste, and the answer to a query: none of it is a key."""

DELAYS: Final = (0.2, 0.2, 0.4, 0.6, 1.0, 1.0, 1.5, 2.0, 3.0, 3.5, 8.0, 25.0)

RARE: Final = frozenset({"q", "ctrl+q", "ctrl+c", "f", "X", "x", "l"})


class Host:
    """Takes keys by name: `at` is when each of them counts."""

    def __init__(self, plan: Plan) -> None:
        self.pressing = Pressing(plan).start()
        self._held: HeldKeys[str] = HeldKeys()

    def key(self, name: str, at: float) -> None:
        """Take a key, unless it is only held down."""
        self.until(at)
        self._press(self._held.press(name, name, at, may_repeat=name in MAY_REPEAT), at)
        if self._held.is_down:
            self.pressing.controller.hold(name, at)

    def until(self, at: float) -> None:
        """Let time pass, and take what was held back when it is due."""
        while (due := self._held.wake_at) is not None and due <= at:
            self._press(self._held.due(due), due)
        self.pressing.until(at)

    def _press(self, keys: tuple[str, ...], at: float) -> None:
        for key in keys:
            self.pressing.until(at)
            if not self.pressing.end:
                self.pressing.press(key, after=0)

    @property
    def session(self) -> Session:
        """The record of all events."""
        session = begin(self.pressing.engine.plan, HEAD, BEGUN)
        recorder = Recorder(session, started_at=BEGUN, at=0.0)
        for event in self.pressing.events:
            recorder.take(event)
        return recorder.session


class TerminalHost(Host):
    """Takes the bytes that a terminal sends."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._reader = TerminalReader()

    def read(self, data: bytes, at: float) -> None:
        """Take the bytes of one read."""
        self.wake(at)
        self._take(self._reader.feed(data, at), at)

    def wake(self, at: float) -> None:
        """Take what the reader has waited for."""
        while (due := self._reader.wake_at) is not None and due <= at:
            self._take(self._reader.expire(due), due)

    def _take(self, inputs: list[Input], at: float) -> None:
        for each in inputs:
            if isinstance(each, KeyPress):
                name = "space" if each.text == " " else each.name
                self.key(name, at)


def follow_both(seed: int) -> tuple[Host, TerminalHost]:
    """Follow one random session twice, by keys and by the bytes of the same keys."""
    chance = Random(f"presses {seed}")  # noqa: S311 - the same for the same seed
    plan, at = chance.choice(PLANS), 0.0
    by_name, by_bytes = Host(plan), TerminalHost(plan)
    for _ in range(chance.randrange(5, 40)):
        at += chance.choice(DELAYS)
        key = _key(chance)
        if chance.random() < 0.1:
            by_bytes.read(chance.choice(NOISE), at - 0.09)
        _type(by_bytes, key, at, chance)
        by_name.key(key, at + ESCAPE_SECONDS if key == "escape" else at)
    by_bytes.wake(at + 1)
    for host in (by_name, by_bytes):
        host.until(at + 1)
    return by_name, by_bytes


def _key(chance: Random) -> str:
    key = chance.choice(KEYS)
    return chance.choice(EVERY_KEY) if key in RARE else key


def _type(host: TerminalHost, key: str, at: float, chance: Random) -> None:
    """Send the bytes of a key, in one piece or torn; the last of them comes at `at`."""
    data = chance.choice(SEQUENCES.get(key) or (key.encode(), f"\x1b[{ord(key)}u".encode()))
    torn = chance.randrange(1, len(data)) if len(data) > 1 and chance.random() < 0.3 else 0
    if torn:
        host.read(data[:torn], at - chance.choice((0.001, 0.02, 0.08)))
    host.read(data[torn:], at)
