"""The guide lists the keys of the history, and what can be looked for."""

import re
from pathlib import Path

from textual.binding import Binding

from hiptimer.model.digest import Ending
from hiptimer.tui.screens.history.screen import KEYS

GUIDE = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
HISTORY = GUIDE[GUIDE.index("## Looking back") : GUIDE.index("## What the charts show")]

WRITTEN = {
    "slash": "/",
    "escape": "esc",
    "plus": "+",
    "minus": "-",
    **dict.fromkeys(("left", "right", "up", "down"), ""),
}
"""Keys that have a sign of their own, or that the guide has as an arrow."""

DESCRIBED_OTHERWISE = {"", "pageup", "pagedown", "space", "delete", "q"}


def test_every_key_of_the_history_is_in_the_guide() -> None:
    keys = [binding.key for binding in Binding.make_bindings(KEYS) if not binding.key.isdigit()]
    words = set(re.findall(r"[^\s`,;.]+", HISTORY)) | {
        "",
        "pageup",
        "pagedown",
        "space",
        "delete",
        "q",
    }
    assert {key for key in keys if WRITTEN.get(key, key) not in words} == set()


def test_every_ending_that_can_be_looked_for_is_in_the_guide() -> None:
    assert {ending for ending in Ending if f"`{ending}`" not in HISTORY} == set()
