"""The editor without its looks: what is typed, undone, tried, and saved or not."""

from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.errors import (
    FileChangedError,
    ProtocolError,
    SaveError,
    UnknownProtocolError,
    UnreadableError,
)
from hiptimer.model.protocol_draft import Field
from hiptimer.runner.library import Library
from hiptimer.runner.protocol_editor import ProtocolEditor, begin, duplicate, edit
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.trash import Trash

SHORT = "lateral-hip-isometric-short"
NAME, SETS = Field("name"), Field("sets", 1)

MINE = """\
# from my physio
format = 1
name = "Mine"

[[exercise]]
id = "band-bridge"  # green band
sets = 2
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    store = ProtocolStore(tmp_path / "protocols", Trash(tmp_path / "trash"))
    return Library(store, catalogue.load_exercises(), catalogue.shipped_documents())


@pytest.fixture
def mine(library: Library) -> Path:
    return library.store.add("mine", MINE)


@pytest.fixture
def editor(library: Library, mine: Path) -> ProtocolEditor:
    assert mine.exists()
    return edit(library, "mine")


def text_in(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_what_is_typed_and_saved_is_in_the_file_beside_its_comments(
    editor: ProtocolEditor, mine: Path
) -> None:
    for text in ("", "4"):
        editor.enter(SETS, text)
    editor.save()
    assert text_in(mine) == MINE.replace("sets = 2", "sets = 4")


def test_leaving_asks_only_where_something_would_be_lost(editor: ProtocolEditor) -> None:
    assert not editor.unsaved
    editor.enter(SETS, "4")
    assert editor.unsaved
    editor.undo()
    assert not editor.unsaved
    editor.redo()
    editor.save()
    assert not editor.unsaved
    editor.undo()
    assert editor.unsaved


def test_a_mistake_is_reported_with_its_field_and_nothing_can_be_run(
    editor: ProtocolEditor,
) -> None:
    editor.enter(SETS, "4x")
    (problem,) = editor.problems
    assert (problem.entry, problem.key) == (1, "sets")
    assert problem.words == 'found "4x", expected a whole number from 1 to 20'
    assert editor.protocol is None
    assert editor.runnable is None
    with pytest.raises(ProtocolError):
        editor.save()
    assert editor.draft.value(SETS) == "4x"


def test_a_protocol_without_a_name_can_be_shown_as_it_would_run(editor: ProtocolEditor) -> None:
    editor.enter(NAME, "")
    assert editor.protocol is None
    assert editor.runnable is not None
    assert editor.runnable.exercises[0].sets == 2
    editor.enter(SETS, "4x")
    assert editor.runnable is None


def test_a_field_that_is_left_begins_a_new_step(editor: ProtocolEditor) -> None:
    editor.enter(SETS, "3")
    editor.settle()
    editor.enter(SETS, "4")
    editor.undo()
    assert editor.draft.value(SETS) == 3


def test_a_choice_and_an_exercise_more_are_a_step_each(editor: ProtocolEditor) -> None:
    editor.choose(Field("stage"), "dynamic")
    editor.change(editor.draft.with_exercise({"id": "running-man"}, 2))
    editor.undo()
    assert len(editor.draft.exercises) == 1
    assert editor.draft.value(Field("stage")) == "dynamic"
    editor.choose(Field("stage"), None)
    assert editor.draft.value(Field("stage")) is None


def test_an_unsaved_protocol_can_be_tried(library: Library) -> None:
    editor = begin(library)
    assert editor.protocol_id == "protocol"
    editor.enter(NAME, "My hip, left")
    editor.change(editor.draft.with_exercise({"id": "band-bridge"}, 1))
    assert editor.protocol is not None
    assert editor.protocol.id == "my-hip-left"
    assert library.store.paths() == ()


def test_a_new_protocol_gets_an_id_that_nothing_has(library: Library, mine: Path) -> None:
    editor = begin(library)
    assert [problem.key for problem in editor.problems] == ["name", "exercise"]
    editor.enter(NAME, "Mine")
    editor.change(editor.draft.with_exercise({"name": "Step down", "reps": 8}, 1))
    assert editor.save().path == mine.with_name("mine-2.toml")
    assert text_in(mine) == MINE
    editor.enter(NAME, "Yours")
    assert editor.protocol_id == "mine-2"
    assert editor.protocol is not None
    assert editor.protocol.id == "mine-2"
    assert editor.save().path == mine.with_name("mine-2.toml")


def test_a_shipped_protocol_is_opened_as_a_copy(library: Library) -> None:
    editor = edit(library, SHORT)
    assert not editor.unsaved
    saved = editor.save()
    assert saved.path.stem == "lateral-hip-isometric-holds-short-copy"
    copy, shipped = library.get(saved.path.stem), library.get(SHORT)
    assert copy.name == f"{shipped.name} (copy)"
    assert copy.exercises == shipped.exercises


def test_a_duplicate_of_ones_own_has_its_comments(library: Library, mine: Path) -> None:
    saved = duplicate(library, "mine").save()
    assert text_in(saved.path) == MINE.replace('"Mine"', '"Mine (copy)"')
    assert text_in(mine) == MINE


def test_the_name_of_a_copy_is_never_too_long(library: Library) -> None:
    library.store.add("mine", MINE.replace("Mine", "x" * 80))
    editor = duplicate(library, "mine")
    assert editor.protocol is not None
    assert editor.protocol.name == f"{'x' * 73} (copy)"


def test_a_protocol_without_a_name_can_be_copied_and_gets_one(library: Library) -> None:
    library.store.add("mine", MINE.replace('name = "Mine"', ""))
    editor = duplicate(library, "mine")
    assert [problem.key for problem in editor.problems] == ["name"]


def test_a_file_with_mistakes_is_opened_so_that_they_can_be_mended(library: Library) -> None:
    path = library.store.add("mine", f"{MINE}hold_second = 30\n")
    editor = edit(library, "mine")
    assert [(each.entry, each.key) for each in editor.problems] == [(1, "hold_second")]
    editor.choose(Field("hold_second", 1), None)
    editor.choose(Field("hold_seconds", 1), 30)
    editor.save()
    assert text_in(path) == f"{MINE}hold_seconds = 30\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [("exercise = 1", "not tables"), ("a =", "not valid TOML"), ("format = 2", "newer hiptimer")],
)
def test_a_file_that_can_not_be_taken_apart_is_reported(
    library: Library, text: str, problem: str
) -> None:
    path = library.store.add("mine", text)
    for opened in (edit, duplicate):
        with pytest.raises(UnreadableError, match=problem):
            opened(library, "mine")
    assert text_in(path) == text


def test_a_protocol_that_is_nowhere_is_reported(library: Library) -> None:
    with pytest.raises(UnknownProtocolError, match="there is no protocol"):
        edit(library, "../mine")


def test_a_file_that_changed_meanwhile_is_asked_about_and_the_draft_stays(
    editor: ProtocolEditor, mine: Path
) -> None:
    mine.write_text("theirs", encoding="utf-8")
    editor.enter(SETS, "4")
    with pytest.raises(FileChangedError):
        editor.save()
    assert editor.unsaved
    assert text_in(mine) == "theirs"
    editor.save(over=True)
    assert text_in(mine) == MINE.replace("sets = 2", "sets = 4")


def test_a_draft_can_be_saved_beside_the_file_that_changed(
    editor: ProtocolEditor, mine: Path
) -> None:
    mine.write_text("theirs", encoding="utf-8")
    editor.enter(SETS, "4")
    beside = editor.save_beside().path
    assert (beside.name, text_in(beside)) == ("mine-2.toml", MINE.replace("sets = 2", "sets = 4"))
    assert text_in(mine) == "theirs"
    assert (editor.protocol_id, editor.unsaved) == ("mine-2", False)


def test_a_save_that_fails_loses_nothing_that_was_typed(library: Library) -> None:
    library.store.folder.touch()
    editor = begin(library)
    editor.enter(NAME, "Mine")
    editor.change(editor.draft.with_exercise({"id": "band-bridge"}, 1))
    draft = editor.draft
    with pytest.raises((SaveError, UnreadableError)):
        editor.save()
    assert (editor.draft, editor.unsaved) == (draft, True)
    library.store.folder.unlink()
    assert editor.save().path.stem == "mine"


def test_what_was_saved_can_be_undone_and_saved_with_its_comments_again(
    editor: ProtocolEditor, mine: Path
) -> None:
    editor.change(editor.draft.with_exercise({"id": "running-man"}, 1))
    editor.change(editor.draft.without_exercise(2))
    editor.save()
    assert "green band" not in text_in(mine)
    editor.undo()
    editor.undo()
    editor.save()
    assert text_in(mine) == MINE
