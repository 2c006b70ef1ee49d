"""A key that led to a screen and is still down does nothing there, until it is pressed again."""

import asyncio
from typing import ClassVar

import pytest
from textual.binding import BindingType

from hiptimer.tui.guarded_screen import GuardedScreen
from hiptimer.tui.terminal.events import Key
from tests.support.bare_app import BareApp
from tests.support.fakes import FakeClock

KITTY = {"first": False, "repeat": True}
"""What kitty's protocol reports of a press; other terminals report nothing."""


class Second(GuardedScreen[None]):
    """Counts the presses of n."""

    BINDINGS: ClassVar[list[BindingType]] = [("n", "count")]
    counted = 0

    def action_count(self) -> None:
        self.counted += 1


class First(GuardedScreen[None]):
    """Leads on at n."""

    BINDINGS: ClassVar[list[BindingType]] = [("n", "lead")]

    def action_lead(self) -> None:
        self.app.push_screen("second")


class Leading(BareApp):
    """Begins with a screen that leads to another one; the test moves the clock."""

    SCREENS: ClassVar = {"second": Second}

    def get_default_screen(self) -> First:
        return First()

    async def hold_down(self, *, seconds: float, kitty: bool) -> None:
        """Press n, and let the keyboard repeat it 25 times a second."""
        assert isinstance(self.clock, FakeClock)
        for number in range(1 + round(seconds * 25)):
            self.clock.advance(0.04 if number > 1 else 0.5)
            reported = KITTY["repeat" if number else "first"] if kitty else None
            self.post_message(Key("n", "n", self.clock.monotonic(), repeated=reported))
            for _ in range(20):
                await asyncio.sleep(0)


@pytest.mark.parametrize("kitty", [False, True])
async def test_only_a_new_press_counts_on_the_screen_that_a_key_led_to(*, kitty: bool) -> None:
    app = Leading()
    async with app.run_test() as pilot:
        await app.hold_down(seconds=2, kitty=kitty)
        await pilot.pause()
        second = app.screen
        assert isinstance(second, Second)
        assert second.counted == 0
        assert isinstance(app.clock, FakeClock)
        app.clock.advance(2)
        await app.hold_down(seconds=1, kitty=kitty)
        await pilot.pause()
        assert second.counted == 26, "a key that may repeat, pressed here"
