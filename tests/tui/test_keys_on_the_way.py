"""A key that was pressed while a screen came up is for that screen, once it is built."""

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Label

from tests.support.bare_app import BareApp


class Arriving(Screen[None]):
    """Takes its time to be built, and then counts."""

    BINDINGS: ClassVar[list[BindingType]] = [("left", "count(1)")]

    def __init__(self) -> None:
        super().__init__()
        self.built = asyncio.Event()
        self.counted: list[int] = []

    def compose(self) -> ComposeResult:
        yield Label("here")

    async def on_mount(self) -> None:
        await self.built.wait()

    def action_count(self, number: int) -> None:
        assert self.built.is_set(), "a key came before the screen was built"
        self.counted.append(number)


class Leading(Screen[None]):
    """Lets every key pass, and opens another screen at the first."""

    def on_key(self, event: Key) -> None:
        del event
        if isinstance(self.app, Led) and self.app.screen is self:
            self.app.push_screen(self.app.arriving)


class Led(BareApp):
    """Begins with a screen that leads to another one."""

    def __init__(self) -> None:
        super().__init__()
        self.arriving = Arriving()

    def get_default_screen(self) -> Leading:
        return Leading()


async def test_keys_wait_for_the_screen_that_came_up_meanwhile() -> None:
    app = Led()
    async with app.run_test() as pilot:
        for _ in range(3):
            app.post_message(Key("left", None))
        for _ in range(100):  # they come as far as they can
            await asyncio.sleep(0)
        assert not app.arriving.counted
        app.arriving.built.set()
        while len(app.arriving.counted) < 3 and app.is_running:
            await pilot.pause()
    assert (app.arriving.counted, app.fault) == ([1, 1, 1], None)
