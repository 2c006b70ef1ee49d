"""The guide lists the settings that there are."""

import re
from pathlib import Path

from hiptimer.tui.screens.settings.setting import NAMES

GUIDE = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
SETTINGS = GUIDE[GUIDE.index("## Settings") : GUIDE.index("## Line by line")]


def test_every_setting_is_in_the_guide_with_its_key() -> None:
    rows = re.findall(r"^\| ([\w ]+) \| `(\w+)` \|", SETTINGS, re.MULTILINE)
    assert rows == [(name, setting.value) for setting, name in NAMES.items()]
