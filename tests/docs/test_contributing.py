"""What leads a newcomer through the code leads to what is there."""

import re
from pathlib import Path

TOP = Path(__file__).parents[2]
PAGES = ("CONTRIBUTING.md", "docs/architecture.md")


def test_every_file_and_folder_that_is_named_is_there() -> None:
    for page in PAGES:
        text = (TOP / page).read_text(encoding="utf-8")
        named = re.findall(r"`((?:hiptimer|tests|docs)/[\w/.]+)`", text)
        assert named, page
        missing = {name for name in named if not (TOP / name).exists()}
        assert missing <= {"tests/engine/test_x.py", "hiptimer/engine/x.py"}, "but for an example"


def test_every_function_and_class_that_is_named_stands_in_the_file_beside_it() -> None:
    text = (TOP / "docs/architecture.md").read_text(encoding="utf-8")
    pairs = re.findall(r"`(\w+(?:\.\w+)?)`[^`|]{0,20}\(`(hiptimer/[\w/.]+\.py)`", text)
    assert len(pairs) >= 4
    for name, file in pairs:
        assert name.rpartition(".")[2] in (TOP / file).read_text(encoding="utf-8"), (name, file)
