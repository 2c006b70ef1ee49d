"""The guide tells the settings that there are, and which of them do nothing yet."""

import re
from pathlib import Path

from hiptimer.tui.screens.settings.setting import WITHOUT_EFFECT
from hiptimer.tui.screens.settings.words import NAMES

GUIDE = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
SETTINGS = GUIDE[GUIDE.index("## Settings") : GUIDE.index("## Line by line")]


def test_every_setting_is_told_with_its_key() -> None:
    rows = re.findall(r"^\| ([\w ]+) \| `(\w+)` \|", SETTINGS, re.MULTILINE)
    assert rows == [(name, setting.value) for setting, name in NAMES.items()]


def test_what_has_no_effect_yet_is_told_as_such() -> None:
    lines = [line for line in SETTINGS.splitlines() if "no effect in this version yet" in line]
    assert {key for line in lines for key in re.findall(r"`(\w+)`", line)} == WITHOUT_EFFECT
