"""Pictures of the editor: the list, the form, the catalogue and a mistake, small and light too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from hiptimer.model.protocol import AffectedSide
from hiptimer.runner.context import EditRequest
from hiptimer.runner.protocol_editor import begin, edit
from hiptimer.tui.app import HiptimerApp
from tests.support.app_driver import AppDriver, begun

SHIPPED = "lateral-hip-isometric"

Compare = Callable[..., bool]

PICTURES = {
    "list": (SHIPPED, "", (80, 24), ""),
    "form": (SHIPPED, "enter down", (80, 24), ""),
    "form-light": (SHIPPED, "enter down", (80, 24), "hiptimer-light"),
    "form-small": (SHIPPED, "enter down down", (40, 12), ""),
    "form-large": (SHIPPED, "enter down", (200, 60), ""),
    "mistake": (SHIPPED, "enter down 9 9", (80, 24), ""),
    "new": ("", "", (80, 24), ""),
    "catalogue": ("", "ctrl+n b a n d", (80, 24), ""),
}

DRAWN = {"list", "form"}
"""What is compared as a picture; of the others, the text and its styles."""


@pytest.mark.parametrize("name", PICTURES)
def test_the_editor_looks_as_it_did(
    snap_compare: Compare,
    text_compare: Compare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    protocol_id, keys, size, theme = PICTURES[name]
    driver = AppDriver(Path("desk"))  # no path of a machine gets into a picture
    driver.context.settings.save(affected_side=AffectedSide.LEFT)
    if theme:
        driver.context.settings.save(theme=theme)
    library = driver.context.library
    editor = edit(library, protocol_id) if protocol_id else begin(library)

    async def reach(pilot: Pilot[int]) -> None:
        await begun(pilot)
        await driver.press(pilot, *keys.split())

    app = HiptimerApp(driver.context, EditRequest(editor))
    compare = snap_compare if name in DRAWN else text_compare
    assert compare(app, terminal_size=size, run_before=reach)
