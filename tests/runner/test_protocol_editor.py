"""The editor without its looks: every key of it as a value in, and what is to be shown after it."""

from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.model.protocol_draft import Field
from hiptimer.runner.library import Library
from hiptimer.runner.protocol_editor import ProtocolEditor, edit
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.trash import Trash

MINE = """\
format = 1
name = "Mine"

[[exercise]]
name = "Lift"
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    store = ProtocolStore(tmp_path / "protocols", Trash(tmp_path / "trash"))
    return Library(store, catalogue.load_exercises(), catalogue.shipped_documents())


def opened(library: Library, text: str = MINE) -> ProtocolEditor:
    library.store.add("mine", text)
    return edit(library, "mine")


def label(editor: ProtocolEditor) -> str:
    """The label of the row that is written in; empty if the list has the keys."""
    return editor.active_row.label if editor.active_row else ""


@pytest.mark.parametrize(
    ("field", "text", "typed", "value"),
    [
        (Field("id", 1), f'{MINE}id = "band-bridg"\n', "band-bridge", "band-bridge"),
        (Field("id", 1), f'{MINE}id = "mine"\n', "", None),
        (Field("side_prepare_seconds", 1), f"{MINE}side_prepare_seconds = 5\n", "", None),
        (Field("format"), MINE.replace("format = 1\n", ""), "1", 1),
    ],
)
def test_a_row_stays_while_it_is_written_in_and_goes_when_it_is_left(
    library: Library, field: Field, text: str, typed: str, value: object
) -> None:
    editor = opened(library, text)
    editor.write_in(field)
    written = label(editor)
    editor.write(typed)
    assert editor.draft.value(field) == value
    assert label(editor) == written
    editor.write("7")
    assert editor.draft.value(field) in (7, "7")
    editor.write(typed)
    editor.go(-1)
    assert written not in {row.label for row in editor.form}
