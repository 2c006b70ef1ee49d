"""A protocol that is being edited: what is typed, undone, and saved or not."""

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
from hiptimer.runner.protocol_document import (
    ProtocolDocument,
    copy_of,
    new_document,
    open_document,
)
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
def document(library: Library, mine: Path) -> ProtocolDocument:
    assert mine.exists()
    return open_document(library, "mine")


def text_in(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_what_is_typed_and_saved_is_in_the_file_beside_its_comments(
    document: ProtocolDocument, mine: Path
) -> None:
    for text in ("", "4"):
        document.enter(SETS, text)
    document.save()
    assert text_in(mine) == MINE.replace("sets = 2", "sets = 4")


def test_leaving_asks_only_where_something_would_be_lost(document: ProtocolDocument) -> None:
    assert not document.unsaved
    document.enter(SETS, "4")
    assert document.unsaved
    document.undo()
    assert not document.unsaved
    document.redo()
    document.save()
    assert not document.unsaved
    document.undo()
    assert document.unsaved


def test_a_mistake_is_reported_with_its_field_and_nothing_can_be_run(
    document: ProtocolDocument,
) -> None:
    document.enter(SETS, "4x")
    (problem,) = document.problems
    assert (problem.entry, problem.key) == (1, "sets")
    assert problem.words == 'found "4x", expected a whole number from 1 to 20'
    assert document.protocol is None
    assert document.runnable is None
    with pytest.raises(ProtocolError):
        document.save()
    assert document.draft.value(SETS) == "4x"


def test_a_protocol_without_a_name_can_be_shown_as_it_would_run(document: ProtocolDocument) -> None:
    document.enter(NAME, "")
    assert document.protocol is None
    assert document.runnable is not None
    assert document.runnable.exercises[0].sets == 2
    document.enter(SETS, "4x")
    assert document.runnable is None


def test_a_field_that_is_left_begins_a_new_step(document: ProtocolDocument) -> None:
    document.enter(SETS, "3")
    document.settle()
    document.enter(SETS, "4")
    document.undo()
    assert document.draft.value(SETS) == 3


def test_a_choice_and_an_exercise_more_are_a_step_each(document: ProtocolDocument) -> None:
    document.set_value(Field("stage"), "dynamic")
    document.change(document.draft.with_exercise({"id": "running-man"}, 2))
    document.undo()
    assert len(document.draft.exercises) == 1
    assert document.draft.value(Field("stage")) == "dynamic"
    document.set_value(Field("stage"), None)
    assert document.draft.value(Field("stage")) is None


def test_an_unsaved_protocol_can_be_tried(library: Library) -> None:
    document = new_document(library)
    assert document.protocol_id == "protocol"
    document.enter(NAME, "My hip, left")
    document.change(document.draft.with_exercise({"id": "band-bridge"}, 1))
    assert document.protocol is not None
    assert document.protocol.id == "my-hip-left"
    assert library.store.paths() == ()


def test_a_new_protocol_gets_an_id_that_nothing_has(library: Library, mine: Path) -> None:
    document = new_document(library)
    assert [problem.key for problem in document.problems] == ["name", "exercise"]
    document.enter(NAME, "Mine")
    document.change(document.draft.with_exercise({"name": "Step down", "reps": 8}, 1))
    assert document.save().path == mine.with_name("mine-2.toml")
    assert text_in(mine) == MINE
    document.enter(NAME, "Yours")
    assert document.protocol_id == "mine-2"
    assert document.protocol is not None
    assert document.protocol.id == "mine-2"
    assert document.save().path == mine.with_name("mine-2.toml")


def test_a_shipped_protocol_is_opened_as_a_copy(library: Library) -> None:
    document = open_document(library, SHORT)
    assert not document.unsaved
    saved = document.save()
    assert saved.path.stem == "lateral-hip-isometric-holds-short-copy"
    copy, shipped = library.get(saved.path.stem), library.get(SHORT)
    assert copy.name == f"{shipped.name} (copy)"
    assert copy.exercises == shipped.exercises


def test_a_duplicate_of_ones_own_has_its_comments(library: Library, mine: Path) -> None:
    saved = copy_of(library, "mine").save()
    assert text_in(saved.path) == MINE.replace('"Mine"', '"Mine (copy)"')
    assert text_in(mine) == MINE


def test_the_name_of_a_copy_is_never_too_long(library: Library) -> None:
    library.store.add("mine", MINE.replace("Mine", "x" * 80))
    document = copy_of(library, "mine")
    assert document.protocol is not None
    assert document.protocol.name == f"{'x' * 73} (copy)"


def test_a_protocol_without_a_name_can_be_copied_and_gets_one(library: Library) -> None:
    library.store.add("mine", MINE.replace('name = "Mine"', ""))
    document = copy_of(library, "mine")
    assert [problem.key for problem in document.problems] == ["name"]


def test_a_file_with_mistakes_is_opened_so_that_they_can_be_mended(library: Library) -> None:
    path = library.store.add("mine", f"{MINE}hold_second = 30\n")
    document = open_document(library, "mine")
    assert [(each.entry, each.key) for each in document.problems] == [(1, "hold_second")]
    document.set_value(Field("hold_second", 1), None)
    document.set_value(Field("hold_seconds", 1), 30)
    document.save()
    assert text_in(path) == f"{MINE}hold_seconds = 30\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [("exercise = 1", "not tables"), ("a =", "not valid TOML"), ("format = 2", "newer hiptimer")],
)
def test_a_file_that_can_not_be_taken_apart_is_reported(
    library: Library, text: str, problem: str
) -> None:
    path = library.store.add("mine", text)
    for opened in (open_document, copy_of):
        with pytest.raises(UnreadableError, match=problem):
            opened(library, "mine")
    assert text_in(path) == text


def test_a_protocol_that_is_nowhere_is_reported(library: Library) -> None:
    with pytest.raises(UnknownProtocolError, match="there is no protocol"):
        open_document(library, "../mine")


def test_a_file_that_changed_meanwhile_is_asked_about_and_the_draft_stays(
    document: ProtocolDocument, mine: Path
) -> None:
    mine.write_text("theirs", encoding="utf-8")
    document.enter(SETS, "4")
    with pytest.raises(FileChangedError):
        document.save()
    assert document.unsaved
    assert text_in(mine) == "theirs"
    document.save(over=True)
    assert text_in(mine) == MINE.replace("sets = 2", "sets = 4")


def test_a_draft_can_be_saved_beside_the_file_that_changed(
    document: ProtocolDocument, mine: Path
) -> None:
    mine.write_text("theirs", encoding="utf-8")
    document.enter(SETS, "4")
    beside = document.save_beside().path
    assert (beside.name, text_in(beside)) == ("mine-2.toml", MINE.replace("sets = 2", "sets = 4"))
    assert text_in(mine) == "theirs"
    assert (document.protocol_id, document.unsaved) == ("mine-2", False)


def test_a_save_that_fails_loses_nothing_that_was_typed(library: Library) -> None:
    library.store.folder.touch()
    document = new_document(library)
    document.enter(NAME, "Mine")
    document.change(document.draft.with_exercise({"id": "band-bridge"}, 1))
    draft = document.draft
    with pytest.raises((SaveError, UnreadableError)):
        document.save()
    assert (document.draft, document.unsaved) == (draft, True)
    library.store.folder.unlink()
    assert document.save().path.stem == "mine"


def test_what_was_saved_can_be_undone_and_saved_with_its_comments_again(
    document: ProtocolDocument, mine: Path
) -> None:
    document.change(document.draft.with_exercise({"id": "running-man"}, 1))
    document.change(document.draft.without_exercise(2))
    document.save()
    assert "green band" not in text_in(mine)
    document.undo()
    document.undo()
    document.save()
    assert text_in(mine) == MINE
