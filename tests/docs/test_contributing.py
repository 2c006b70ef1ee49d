"""What leads a newcomer through the code leads to what is there."""

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PAGE = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
WAY = PAGE[PAGE.index("## From a key") : PAGE.index("## What is checked")]
ROWS = re.findall(r"^\| `(.+\.py)` \| (.+) \|$", WAY, re.MULTILINE)


def test_every_file_on_the_way_from_a_key_to_the_file_is_there() -> None:
    named = re.findall(r"`(hiptimer/.+?)`", WAY)
    assert len(named) >= len(ROWS) == 8
    assert [name for name in named if not (TOP / name).is_file()] == []


@pytest.mark.parametrize(("file", "text"), ROWS)
def test_what_is_named_stands_in_one_of_the_files_beside_it(file: str, text: str) -> None:
    names = re.findall(r"`([^`]+)`", text)
    files = [file, *(name for name in names if name.endswith(".py"))]
    code = "\n".join((TOP / name).read_text(encoding="utf-8") for name in files)
    assert [name for name in names if name not in files and name not in code] == []
