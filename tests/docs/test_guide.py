"""The guide lists the keys that there are, and quotes what the program says."""

import re
from pathlib import Path

import pytest
from textual.binding import Binding

from hiptimer.cli import start
from hiptimer.interaction import questions
from hiptimer.interaction.keys import PAGE_UP, ROWS
from hiptimer.plain import keys
from hiptimer.tui.screens.editor import EditorScreen
from hiptimer.tui.screens.editor.exercise_list import ExerciseList
from hiptimer.wording.keys import LABELS

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "guide.md").read_text(encoding="utf-8")
KEYS = GUIDE[GUIDE.index("## In a session") : GUIDE.index("## When a number")]
EDITOR = GUIDE[GUIDE.index("## Writing a protocol") : GUIDE.index("## Settings")]
FORMATS = (DOCS / "formats.md").read_text(encoding="utf-8")


def test_every_key_of_the_timer_is_in_the_guide() -> None:
    shown = {row.keys[0] for row in ROWS if row.intent in LABELS and not row.hidden}
    shown = {"page up" if key == PAGE_UP else key for key in shown}
    assert {key for key in shown if f"`{key}`" not in KEYS and key not in KEYS} == set()


def test_every_key_of_plain_mode_is_in_the_guide() -> None:
    letters = {key for row in ROWS for key in row.keys if len(key) == 1 and not key.isdigit()}
    letters -= set(questions.LETTERS) - {"e", "x", "X", "f", "n"}
    assert {letter for letter in letters if f"`{letter}`" not in KEYS} == set()
    assert f"`{keys.WORDS['backspace']}` for backspace" in GUIDE


def test_every_key_of_the_editor_that_its_footer_shows_is_in_the_guide() -> None:
    bindings = [*Binding.make_bindings(EditorScreen.BINDINGS + ExerciseList.BINDINGS)]
    shown = {binding.key.replace("ctrl+", "ctrl-") for binding in bindings if binding.show}
    words = set(re.findall(r"[\w-]+", EDITOR)) | {"escape", "right", "shift+tab", "delete", "q"}
    assert shown - words == set()


@pytest.mark.parametrize("said", ["need a terminal", "The variable TERM says"])
def test_what_it_says_is_what_the_program_says(said: str) -> None:
    assert said in GUIDE
    assert said in Path(start.__file__).read_text(encoding="utf-8")


@pytest.mark.parametrize(("page", "text"), [("guide", GUIDE), ("formats", FORMATS)])
def test_every_link_leads_somewhere(page: str, text: str) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([\w.]*)(?:#([\w-]+))?\)", text):
        file = DOCS / (target or f"{page}.md")
        titles = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}
        assert not anchor or anchor in anchors, f"{target}#{anchor}"
