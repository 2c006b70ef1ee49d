"""The app with a plain screen in place of home, for tests of what it does with any screen."""

from pathlib import Path
from typing import Any, ClassVar

from textual.screen import Screen

from hiptimer.tui import app
from hiptimer.tui.app import HiptimerApp
from tests.support.app_driver import AppDriver
from tests.support.fakes import FakeClock

NOWHERE = Path("/nowhere")


class BareApp(HiptimerApp):
    """It reads and asks nothing; a subclass says what it shows."""

    CSS_PATH: ClassVar = [Path(app.__file__).with_name("app.tcss")]

    def __init__(self, clock: FakeClock | None = None) -> None:
        super().__init__(AppDriver(NOWHERE, clock or FakeClock()).context)

    def get_default_screen(self) -> Screen[Any]:
        return Screen()

    def _begin(self) -> None:
        return
