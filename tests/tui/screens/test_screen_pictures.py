"""Pictures of the screens: one each, and some small, large and light."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from hiptimer.tui.app import HiptimerApp
from tests.support.app_driver import AppDriver
from tests.support.scenes import SCENES

Compare = Callable[..., bool]

PICTURES = {
    **{name: (name, (80, 24), "") for name in SCENES},
    "home-small": ("home", (40, 12), ""),
    "home-large": ("home", (200, 60), ""),
    "home-light": ("home", (80, 24), "hiptimer-light"),
    "summary-small": ("summary", (40, 12), ""),
    "history-small": ("history", (40, 12), ""),
    "history-open-small": ("history-open", (40, 12), ""),
    "history-open-large": ("history-open", (200, 60), ""),
    "history-light": ("history-open", (80, 24), "hiptimer-light"),
}

DRAWN = {
    "home",
    "home-small",
    "home-light",
    "first-start",
    "start-sheet",
    "summary",
    "history-open",
    "history-chart",
}
"""What is compared as a picture; of the others, the text and its styles."""


@pytest.mark.parametrize("name", PICTURES)
def test_the_screens_look_as_they_did(
    snap_compare: Compare,
    text_compare: Compare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    driver = AppDriver(Path("desk"))  # no path of a machine gets into a picture
    scene, size, theme = PICTURES[name]
    SCENES[scene].lay(driver)
    if theme:
        driver.context.settings.save(theme=theme)
    app = HiptimerApp(driver.context)

    async def reach(pilot: Pilot[int]) -> None:
        await SCENES[scene].reach(driver, pilot)

    compare = snap_compare if name in DRAWN else text_compare
    assert compare(app, terminal_size=size, run_before=reach)
