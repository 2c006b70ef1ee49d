"""The guide lists the settings that there are."""

import re
from pathlib import Path

from hiptimer.storage.settings import RULES
from hiptimer.tui.screens.settings.rows import NAMES

DOCS = Path(__file__).parents[2] / "docs"

FORMATS = (DOCS / "formats.md").read_text(encoding="utf-8")

GUIDE = (DOCS / "guide.md").read_text(encoding="utf-8")
SETTINGS = GUIDE[GUIDE.index("## Settings") : GUIDE.index("## Line by line")]


def test_every_setting_is_in_the_guide_with_its_key() -> None:
    rows = re.findall(r"^\| ([\w ]+) \| `(\w+)` \|", SETTINGS, re.MULTILINE)
    assert rows == [(name, setting.value) for setting, name in NAMES.items()]


def test_every_key_of_the_settings_file_is_on_the_page_of_formats() -> None:
    table = FORMATS[FORMATS.index("`settings.toml`") :]
    rows = re.findall(
        r"^\| `(\w+)` \|", table[table.index("\n| ") :].partition("\n\n")[0], re.MULTILINE
    )
    assert set(rows) == set(RULES)
