"""Every screen but the timer, each reached as a person reaches it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

import tomli_w
from textual.pilot import Pilot

from hiptimer.engine.commands import Finish, Rate
from hiptimer.model.corrections import with_note
from hiptimer.model.protocol import AffectedSide
from hiptimer.runner.opening import open_session
from hiptimer.tui.day_form import DayForm
from hiptimer.tui.screens.history import HistoryScreen
from hiptimer.tui.screens.timer import TimerScreen
from tests.support.app_driver import AppDriver, begun, painted
from tests.support.fakes import MORNING
from tests.support.own_protocols import THREE_HOLDS, live

PROTOCOL = "holds"

READERS = ("history", "figures")
"""The workers that read files."""


Then = Callable[[AppDriver, Pilot[int]], Awaitable[None]]

Way = tuple[str, Then | None]
"""Keys, and what is done after them."""


@dataclass(frozen=True)
class Scene:
    """What lies on the driver before the start, and the way to the screen from there."""

    lay: Callable[[AppDriver], None]
    keys: tuple[str, ...] = ()
    then: Then | None = None

    async def reach(self, driver: AppDriver, pilot: Pilot[int]) -> None:
        """Go to the screen."""
        await begun(pilot)
        await driver.press(pilot, *self.keys)
        if self.then:
            await self.then(driver, pilot)
        await painted(pilot)


@dataclass(frozen=True)
class Walk:
    """Screens that follow each other, and the way to each from the one before."""

    lay: Callable[[AppDriver], None]
    ways: Mapping[str, Way]

    async def screens(self, driver: AppDriver, pilot: Pilot[int]) -> AsyncIterator[str]:
        """Go to each screen in turn, and name it as in SCENES."""
        await begun(pilot)
        for name, (keys, then) in self.ways.items():
            await driver.press(pilot, *keys.split())
            if then:
                await then(driver, pilot)
            await painted(pilot)
            yield name


def protocol_file(text: str) -> str:
    """Write three holds with `text` in every place that takes any text."""
    quoted = tomli_w.dumps({"k": text}).removeprefix("k = ").rstrip("\n")
    fields = "".join(
        f"{key} = {quoted}\n" for key in ("summary", "region", "source", "frequency", "notes")
    )
    exercise = "".join(f"{key} = {quoted}\n" for key in ("load", "notes", "instructions"))
    named = THREE_HOLDS.replace('"Three holds"', quoted).replace('"Stand still"', quoted)
    head, _, rest = named.partition("[[exercise]]\n")
    return f"{head}{fields}[[exercise]]\n{exercise}{rest}"


def newcomer(driver: AppDriver) -> None:
    """Leave nothing."""
    (driver.folder / "settings.toml").unlink(missing_ok=True)


def used(driver: AppDriver) -> None:
    """Leave a protocol that was followed a few times, the last time today."""
    _settle(driver)
    for days, pains in ((9, (1,)), (4, (0, 3)), (0, (2, 1))):
        _follow(driver, days, pains)


def used_yesterday(driver: AppDriver) -> None:
    """Leave a session that the person was not asked about yet."""
    _settle(driver)
    _follow(driver, 1, (1, 2))


def unfinished(driver: AppDriver) -> None:
    """Leave a session that was cut off after its first hold."""
    _settle(driver)
    driver.clock.set_wall(MORNING - timedelta(minutes=5))
    plan = DayForm(driver.protocol(PROTOCOL), driver.context.settings.load().settings.rules).plan
    runner = open_session(driver.context, plan)
    runner.start()
    live(driver, runner, 7)
    runner.close()
    driver.clock.set_wall(MORNING)


def broken(driver: AppDriver) -> None:
    """Leave a protocol that can't be read."""
    used(driver)
    driver.write_protocol("broken", "format = 1\nnaem = 3\n")


async def to_the_end(driver: AppDriver, pilot: Pilot[int]) -> None:
    """Follow the session until the second hold, and stop it for pain."""
    while not isinstance(pilot.app.screen, TimerScreen):
        await pilot.pause()
    timer = pilot.app.screen
    live(driver, timer.runner, 16)
    await driver.press(pilot, "4", "f", "p")


async def to_the_history(driver: AppDriver, pilot: Pilot[int]) -> None:
    """Look back, once all files are read."""
    await driver.press(pilot, "h")
    while not isinstance(pilot.app.screen, HistoryScreen):
        await pilot.pause()
    await read_on(driver, pilot)


async def to_an_open_session(driver: AppDriver, pilot: Pilot[int]) -> None:
    """Open the session before the last, at its first set."""
    await to_the_history(driver, pilot)
    await driver.press(pilot, "down", "enter")


async def to_the_chart(driver: AppDriver, pilot: Pilot[int]) -> None:
    """Look at the pain of the exercise that was done last."""
    await to_the_history(driver, pilot)
    await driver.press(pilot, "v")
    await read_on(driver, pilot)


async def read_on(driver: AppDriver, pilot: Pilot[int]) -> None:  # noqa: ARG001 - as all ways
    """Wait until what was asked for is read."""
    for _ in range(2):  # what was read may lead to more
        while any(each.is_running for each in pilot.app.workers if each.group in READERS):
            await pilot.pause()
        await painted(pilot)


def _settle(driver: AppDriver) -> None:
    driver.context.settings.save(affected_side=AffectedSide.LEFT)
    if not (driver.folder / "protocols").exists():
        driver.write_protocol(PROTOCOL, THREE_HOLDS)


def _follow(driver: AppDriver, days_ago: int, pains: tuple[int, ...]) -> None:
    """Follow the protocol some days ago, and write a note that has all of its name."""
    driver.clock.set_wall(MORNING - timedelta(days=days_ago, minutes=10))
    plan = DayForm(driver.protocol(PROTOCOL), driver.context.settings.load().settings.rules).plan
    runner = open_session(driver.context, plan)
    runner.start()
    for number, pain in enumerate(pains):
        live(driver, runner, 10 if number else 7)
        runner.send(Rate(pain))
    runner.send(Finish())
    if runner.session:
        runner.amend(with_note(runner.session, runner.session.protocol.name))
    runner.close()
    driver.clock.set_wall(MORNING)


SCENES = {
    "home": Scene(used),
    "first-start": Scene(newcomer),
    "page": Scene(newcomer, keys=("l",)),
    "unfinished": Scene(unfinished),
    "next-day": Scene(used_yesterday, keys=("3",)),
    "start-sheet": Scene(used, keys=("enter", "2")),
    "above-the-ceiling": Scene(used, keys=("enter", "5")),
    "summary": Scene(used, keys=("enter", "enter"), then=to_the_end),
    "help": Scene(used, keys=("question_mark",)),
    "problems": Scene(broken, keys=("p",)),
    "history": Scene(used, then=to_the_history),
    "history-open": Scene(used, then=to_an_open_session),
    "history-chart": Scene(used, then=to_the_chart),
}

WALKS = {
    "home": Walk(
        used,
        {
            "home": ("", None),
            "help": ("question_mark", None),
            "start-sheet": ("escape enter 2", None),
            "above-the-ceiling": ("5", None),
            "summary": ("backspace enter", to_the_end),
        },
    ),
    "first-start": Walk(newcomer, {"first-start": ("", None), "page": ("l", None)}),
    "unfinished": Walk(unfinished, {"unfinished": ("", None)}),
    "next-day": Walk(used_yesterday, {"next-day": ("3", None)}),
    "problems": Walk(broken, {"problems": ("p", None)}),
    "history": Walk(
        used,
        {
            "history": ("", to_the_history),
            "history-open": ("down enter", None),
            "history-chart": ("escape v", read_on),
        },
    ),
}
"""Every scene once, for tests that need no app of their own for each."""
