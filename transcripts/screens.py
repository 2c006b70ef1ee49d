"""What is on the screen in fifteen whole sessions, from home to the summary and the history.

A text is written at each key, and at each change of what is shown other than the seconds. Of a text
those lines are written that are not as they were in the one before, with their numbers.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from transcripts.comparing import written_down
from transcripts.driving import clock_time, own_folder
from transcripts.driving_screens import Screens, Seat
from transcripts.protocols import HOLDS, MIXED, PACED

SECONDS: Final = re.compile(r"[─-▟\U0001fb00-\U0001fbff]+|\d+:\d\d|\b\d+ s\b|\s+|\b\d+$")
"""What changes by the second: a time, seconds, large digits and bars."""

USUAL: Final = (80, 24)
SMALL: Final = (40, 12)

BOTH: Final = {"affected_side": "both"}
LEFT: Final = {"affected_side": "left"}

LONGEST_SECONDS: Final = 1_200

STANDING: Final = ("waiting", "paused")
PATIENCE_SECONDS: Final = 3


class Eyes:
    """Looks at the screens, and writes down what changes there."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self._shown: list[str] = []
        self.screens: Screens

    def look(self, key: str = "") -> None:
        """Write down what is not as it was: after a key always, else unless only seconds are."""
        heard = [f"  | {line}" for line in self.screens.heard()]
        now = self.screens.lines
        if not key and not heard and _still(now) == _still(self._shown):
            return
        rows = range(max(len(now), len(self._shown)))
        before, after = ([*side, *[""] * len(rows)] for side in (self._shown, now))
        changed = [
            f"{row + 1:3} {after[row]}".rstrip() for row in rows if after[row] != before[row]
        ]
        what = f" {key}" if key else ""
        self.lines += [f"--{clock_time(self.screens.seconds)}{what}", *heard, *changed]
        self._shown = now

    async def press(self, *keys: str) -> None:
        """Press keys, a second apart."""
        for key in keys:
            await self.passes(1)
            await self.screens.press(key)
            self.look(f"[{key}]")

    async def write(self, text: str) -> None:
        """Press the keys of a text, and look at it when it stands there."""
        for character in text:
            await self.screens.press(character)
        self.look(f'"{text}"')

    async def hold_down(self, key: str, repeats: int = 12) -> None:
        """Hold a key down."""
        await self.passes(1)
        await self.screens.hold_down(key, repeats)
        self.look(f"[{key}] held down")

    async def passes(self, seconds: int) -> None:
        """Let time pass, and look every second."""
        for _ in range(seconds):
            await self.screens.wait(1)
            self.look()

    async def until(self, phase: str, after: int = 1) -> None:
        """Let time pass until a phase is on, and then a little; press on where it stands still."""
        for _ in range(LONGEST_SECONDS):
            if self.screens.phase == phase:
                await self.passes(after)
                return
            if not self.screens.phase:
                break
            if self.screens.phase in STANDING:
                await self.passes(PATIENCE_SECONDS)
                await self.press("enter")
            await self.passes(1)
        raise AssertionError(f"{phase} never came")

    async def sleep(self, seconds: float) -> None:
        """Let time pass unseen."""
        await self.screens.sleep(seconds)
        self.look(f"{seconds:g} s unseen")

    async def arrive(self, screen: str) -> None:
        """Wait for a screen."""
        await self.screens.arrive(screen)
        self.look(f"({screen})")

    async def left(self) -> None:
        """Wait for the end of the app."""
        await self.screens.left()
        self.look("(the end)")

    async def start(self, name: str, pain: str = "") -> None:
        """Start the protocol of this name."""
        await self.press("home")
        while not any(line.strip().startswith(f"▸ {name}") for line in self.screens.lines):
            await self.press("down")
        await self.press("enter", *pain, "enter")
        await self.arrive("TimerScreen")

    async def rest(self, pain: str) -> None:
        """Wait for the next rest and give a number."""
        await self.until("hold")
        await self.until("rest")
        await self.press(*pain)

    async def look_back(self) -> None:
        """Go home from the summary, and look at the history."""
        await self.press("enter")
        await self.arrive("HomeScreen")
        await self.press("h")
        await self.arrive("HistoryScreen")
        await self.press("enter", "escape", "v", "v")


def _still(lines: list[str]) -> list[str]:
    return [SECONDS.sub(" ", line).strip() for line in lines]


Session = Callable[[Eyes], Awaitable[None]]


class Visit:
    """What lies there before a session, and how it goes on."""

    def __init__(self, *sessions: Session, size: tuple[int, int] = USUAL, **seat: Any) -> None:
        self.sessions = sessions
        self.size = size
        self.seat = seat


async def newcomer(eyes: Eyes) -> None:
    """Start for the first time, read a page, and finish early."""
    await eyes.press("l", "escape")
    await eyes.arrive("HomeScreen")
    await eyes.press("question_mark", "escape", "down", "up", "enter", "2", "enter")
    await eyes.arrive("TimerScreen")
    await eyes.press("?", "escape")
    await eyes.until("hold")
    await eyes.until("rest")
    await eyes.press("2")
    await eyes.press("f", "m")
    await eyes.arrive("SummaryScreen")
    await eyes.look_back()


async def short_protocol(eyes: Eyes) -> None:
    """Follow the shipped short protocol from its beginning to its end."""
    await eyes.start("Lateral hip: isometric holds, short", "1")
    while eyes.screens.phase:
        await eyes.passes(1)
        if eyes.screens.phase == "waiting":
            await eyes.press("2")
            await eyes.passes(PATIENCE_SECONDS)
            await eyes.press("enter")
    await eyes.arrive("SummaryScreen")
    await eyes.press("n")
    await eyes.write("It went well.")
    await eyes.press("enter")
    await eyes.look_back()


async def every_key(eyes: Eyes) -> None:
    """Press each key that does something."""
    await eyes.start("Mixed")
    await eyes.press("+", "space", "space")
    await eyes.until("hold", 3)
    await eyes.press("space", "enter")
    await eyes.until("hold", 2)
    await eyes.press("e", "2", "backspace", "3", "left", "right", "right", "enter", "+", "r")
    await eyes.until("hold")
    await eyes.until("rest")
    await eyes.press("d", "n", "x")
    await eyes.passes(5)
    await eyes.press("h", "escape", "escape", "q", "escape", "f", "escape", "X")
    await eyes.passes(8)
    await eyes.press("enter", "enter")
    await eyes.until("reps", 4)
    await eyes.press("enter", "1", "enter", "n")
    await eyes.passes(5)
    await eyes.press("f", "t")
    await eyes.arrive("SummaryScreen")
    await eyes.press("right", "3", "plus", "left", "down", "backspace", "c", "escape")
    await eyes.look_back()


async def above_the_ceiling(eyes: Eyes) -> None:
    """Choose above the limit by letters, arrows and enter, and correct a number."""
    await eyes.start("Mixed")
    await eyes.rest("5")
    await eyes.press("down", "up", "enter")
    await eyes.rest("6")
    await eyes.press("backspace", "4", "c")
    await eyes.until("hold")
    await eyes.until("rest")
    await eyes.press("8", "h", "escape", "f", "p")
    await eyes.arrive("SummaryScreen")
    await eyes.look_back()


async def clicker(eyes: Eyes) -> None:
    """Go the whole way by two buttons."""
    await eyes.press("home", "pagedown", "pagedown")
    await eyes.arrive("TimerScreen")
    await eyes.until("hold", 2)
    await eyes.press("pageup", "pageup")
    await eyes.until("hold")
    await eyes.until("rest", 2)
    await eyes.press("pageup", "pageup")
    await eyes.passes(6)
    for _ in range(12):
        if not eyes.screens.phase:
            break
        await eyes.press("pageup", "pagedown")
        await eyes.passes(15)
    await eyes.press("f", "o")
    await eyes.arrive("SummaryScreen")
    await eyes.press("pagedown")
    await eyes.arrive("HomeScreen")


async def clicker_above_the_ceiling(eyes: Eyes) -> None:
    """Step through choices by two buttons, and hold one down."""
    await eyes.start("Mixed")
    await eyes.rest("7")
    await eyes.press("pageup", "pageup", "pageup")
    await eyes.passes(8)
    await eyes.until("waiting")
    await eyes.press("pageup", "pageup", "pagedown", "pageup")
    await eyes.hold_down("pageup")
    await eyes.passes(8)
    await eyes.press("f", "n")
    await eyes.arrive("SummaryScreen")
    await eyes.look_back()


async def late_keys(eyes: Eyes) -> None:
    """Press keys too soon, too late, twice, or hold them down; ten by two keys."""
    await eyes.start("Three holds")
    await eyes.until("hold", 2)
    await eyes.hold_down("n")
    await eyes.until("hold", 0)
    await eyes.until("rest", 0)
    await eyes.press("enter", "1", "0", "c", "t", "backspace")
    await eyes.hold_down("+")
    await eyes.until("hold", 3)
    await eyes.press("e", "up", "down", "1")
    await eyes.passes(PATIENCE_SECONDS)
    while eyes.screens.phase:
        await eyes.press("2", "3")
        await eyes.passes(PATIENCE_SECONDS)
    await eyes.arrive("SummaryScreen")
    await eyes.look_back()


async def gaps(eyes: Eyes) -> None:
    """Let the computer sleep in a hold and in a rest, and pause for long."""
    await eyes.start("Three holds")
    await eyes.until("hold", 3)
    await eyes.sleep(600)
    await eyes.press("enter", "enter")
    await eyes.until("rest", 2)
    await eyes.sleep(60)
    await eyes.passes(2)
    await eyes.press("space")
    await eyes.until("hold", 2)
    await eyes.press("space")
    await eyes.sleep(200)
    await eyes.press("space")
    await eyes.until("waiting")
    await eyes.press("enter")
    await eyes.arrive("SummaryScreen")
    await eyes.look_back()


async def expired(eyes: Eyes) -> None:
    """Pause for more than two hours, and keep it as it is."""
    await eyes.start("Three holds")
    await eyes.until("rest")
    await eyes.press("2", "space")
    await eyes.sleep(7_300)
    await eyes.press("up", "k")
    await eyes.arrive("SummaryScreen")
    await eyes.look_back()


async def discarded(eyes: Eyes) -> None:
    """Pause for more than two hours, and discard it."""
    await eyes.start("Three holds")
    await eyes.until("rest")
    await eyes.press("2", "space")
    await eyes.sleep(7_300)
    await eyes.press("d")
    await eyes.arrive("HomeScreen")


async def left_for_later(eyes: Eyes) -> None:
    """Leave for later in a rest."""
    await eyes.start("Three holds")
    await eyes.until("rest")
    await eyes.press("2", "q", "l")
    await eyes.left()


async def resumed(eyes: Eyes) -> None:
    """Resume, and stop from the question how to leave."""
    await eyes.press("enter")
    await eyes.arrive("TimerScreen")
    await eyes.until("hold", 3)
    await eyes.press("q", "s", "o")
    await eyes.arrive("SummaryScreen")
    await eyes.press("ctrl+q")
    await eyes.left()


async def the_morning_after(eyes: Eyes) -> None:
    """Answer for the night; today it hurts too much before the start."""
    await eyes.press("6", "enter")
    await eyes.arrive("HomeScreen")
    await eyes.press("home", "down", "enter", "8", "down", "up", "escape", "escape")
    await eyes.press("enter", "5", "backspace", "left", "right", "down", "left", "escape")
    await eyes.press("h")
    await eyes.arrive("HistoryScreen")
    await eyes.press("d", "2", "enter", "enter", "n")
    await eyes.write("ok")
    await eyes.press("enter", "escape", "escape")
    await eyes.arrive("HomeScreen")


async def repetitions(eyes: Eyes) -> None:
    """Do paced repetitions; the session waits for each number and each key."""
    await eyes.start("Paced")
    await eyes.until("reps", 3)
    await eyes.until("waiting", 2)
    await eyes.press("2", "enter")
    await eyes.until("reps", 4)
    await eyes.press("enter", "3")
    while eyes.screens.phase:
        await eyes.passes(10)
        await eyes.press("enter")
    await eyes.arrive("SummaryScreen")
    await eyes.press("minus", "minus")
    await eyes.look_back()


async def to_the_end(eyes: Eyes) -> None:
    """Give each hold a number, with nothing that waits."""
    await eyes.start("Three holds")
    await eyes.rest("1")
    await eyes.rest("2")
    while eyes.screens.phase != "waiting":
        await eyes.passes(1)
    await eyes.press("3")
    await eyes.passes(3)
    await eyes.arrive("SummaryScreen")
    await eyes.look_back()


AUTO: Final = {"affected_side": "left", "advance": "auto"}
WAIT: Final = {"affected_side": "both", "rating": "wait", "advance": "key"}

VISITS: Final = {
    "newcomer": Visit(newcomer, settings={}),
    "short-protocol": Visit(short_protocol, settings=LEFT, speaks=True),
    "every-key": Visit(every_key, settings=BOTH),
    "above-the-ceiling": Visit(above_the_ceiling, settings=BOTH),
    "clicker": Visit(clicker, settings=LEFT, speaks=True),
    "clicker-above-the-ceiling": Visit(clicker_above_the_ceiling, settings=BOTH, speaks=True),
    "late-keys": Visit(late_keys, settings=AUTO),
    "gaps": Visit(gaps, settings=AUTO, speaks=True),
    "expired": Visit(expired, settings=LEFT),
    "discarded": Visit(discarded, settings=LEFT, size=SMALL),
    "left-resumed-and-the-morning-after": Visit(
        left_for_later, resumed, the_morning_after, settings=LEFT
    ),
    "repetitions": Visit(repetitions, settings=WAIT),
    "small-every-key": Visit(every_key, settings=BOTH, size=SMALL),
    "small-above-the-ceiling": Visit(above_the_ceiling, settings=BOTH, size=SMALL),
    "wide-to-the-end": Visit(to_the_end, settings=AUTO, size=(120, 40)),
}

PAUSES: Final = (600.0, 86_400.0)
"""Seconds between one visit and the next."""


def pieces() -> list[str]:
    """List the sessions."""
    return list(VISITS)


def follow(piece: str) -> dict[str, str]:
    """Follow one session; return what was on the screen."""
    lines: list[str] = []
    with own_folder(), written_down(lines):
        asyncio.run(_follow(VISITS[piece], lines))
    return {f"{piece}.txt": "\n".join((*lines, ""))}


async def _follow(visit: Visit, lines: list[str]) -> None:
    seat = Seat(**visit.seat)
    for name, text in (("mixed", MIXED), ("holds", HOLDS), ("paced", PACED)):
        seat.write_protocol(name, text)
    for number, session in enumerate(visit.sessions):
        if number:
            seat.later(PAUSES[number - 1])
        lines += [f"{session.__doc__}", ""]
        eyes = Eyes(lines)
        async with seat.opened(visit.size) as eyes.screens:
            eyes.look("(start)")
            await session(eyes)
        lines.append("")


def golden(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return what is recorded: all of it."""
    return texts
