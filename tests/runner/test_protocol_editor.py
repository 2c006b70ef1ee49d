"""The editor without its looks: every key of it as a value in, and what is to be shown after it."""

from pathlib import Path

import pytest

from hiptimer import catalogue
from hiptimer.errors import SaveError
from hiptimer.model.protocol_draft import Field
from hiptimer.runner.library import Library
from hiptimer.runner.protocol_editor import Answer, EditorQuestion, ProtocolEditor, Reason, edit
from hiptimer.storage import protocols
from hiptimer.storage.atomic import Saved, save
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.trash import Trash
from hiptimer.wording import editor as words

MINE = """\
# from my physio
format = 1
name = "Mine"

# slowly
[[exercise]]
name = "Lift"  # the left one first
sets = 2

# the end
"""

OURS = MINE.replace("sets = 2", "sets = 5")
THEIRS = MINE.replace("sets = 2", "sets = 9")

SETS = Field("sets", 1)

OWN_ID = 'format = 1\nname = "Mine"\n[[exercise]]\nid = "bug"'

TWO = """\
format = 1
name = "Mine"

[[exercise]]
name = "Wall sit"
hold_seconds = 20

[[exercise]]
name = "Clam at home"
reps = 8
seconds_per_rep = 4
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    store = ProtocolStore(tmp_path / "protocols", Trash(tmp_path / "trash"))
    return Library(store, catalogue.load_exercises(), catalogue.shipped_documents())


@pytest.fixture
def mine(library: Library) -> Path:
    """A protocol of one's own, whose id is `mine`."""
    return library.store.add("mine", MINE)


@pytest.fixture
def editor(library: Library, mine: Path) -> ProtocolEditor:
    """The editor of that protocol, with five sets instead of two."""
    assert mine.exists()
    editor = edit(library, "mine")
    editor.write_in(SETS)
    editor.write("5")
    return editor


def opened(library: Library, text: str) -> ProtocolEditor:
    library.store.add("mine", text)
    return edit(library, "mine")


def text_in(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def label(editor: ProtocolEditor) -> str:
    """Return the label of the row that is written in; empty if the list has the keys."""
    return editor.active_row.label if editor.active_row else ""


def asked(editor: ProtocolEditor, reason: Reason) -> EditorQuestion:
    """Save, and return what is asked."""
    question = editor.try_to_save().question
    assert question is not None
    assert question.reason is reason
    return question


# Rows that are there only for their value


@pytest.mark.parametrize(
    ("field", "text", "typed", "value"),
    [
        (
            Field("id", 1),
            OWN_ID,
            "band-bridge",
            "band-bridge",
        ),
        (
            Field("side_prepare_seconds", 1),
            'format = 1\nname = "Mine"\n[[exercise]]\nname = "Lift"\nside_prepare_seconds = 5',
            "",
            None,
        ),
        (Field("format"), 'name = "Mine"\n[[exercise]]\nname = "Lift"', "1", 1),
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


# Numbers


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (Field("hold_seconds", 1), "1:30", 90),
        (Field("rest_seconds", 1), "1 min 5 s", 65),
        (Field("seconds_per_rep", 2), "3,5", 3.5),
        (Field("sets", 1), "\N{FULLWIDTH DIGIT FOUR}", 4),
    ],
)
def test_a_length_of_time_or_a_number_has_the_value_that_was_meant(
    library: Library, field: Field, text: str, value: object
) -> None:
    editor = opened(library, TWO)
    editor.write_in(field)
    for end in range(len(text)):
        editor.write(text[: end + 1])
    assert editor.draft.value(field) == value
    assert editor.document.problems == ()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Field("hold_seconds", 1), "1.5"),
        (Field("hold_seconds", 1), "-20"),
        (Field("hold_seconds", 1), "20-30"),
        (Field("hold_seconds", 1), "00000000000000000000020"),
        (Field("sets", 1), "4 sets"),
        (Field("seconds_per_rep", 2), "3..5"),
    ],
)
def test_what_is_no_number_is_reported_at_its_field_and_nothing_is_saved(
    library: Library, field: Field, text: str
) -> None:
    editor = opened(library, TWO)
    editor.write_in(field)
    editor.write(text)
    assert editor.active_row is not None
    assert "a whole number from" in editor.active_row.problem.replace("a number", "a whole number")
    assert not editor.try_to_save().is_saved
    assert editor.slot is not None
    assert editor.slot.field == field
    assert text_in(editor.document.library.store.paths()[0]) == TWO
    editor.undo()
    assert editor.document.problems == ()


# Saving


def test_twenty_edits_leave_every_comment_in_its_place(editor: ProtocolEditor, mine: Path) -> None:
    for number in range(1, 21):
        editor.write_in(Field("rest_seconds" if number % 2 else "sets", 1))
        editor.write(str(number))
        assert editor.try_to_save().is_saved
        assert editor.notice == "Saved as mine."
    assert text_in(mine) == MINE.replace("sets = 2\n", "sets = 20\nrest_seconds = 19\n")


@pytest.mark.parametrize(
    ("answer", "saved_as", "found"),
    [
        (Answer.OVERWRITE, "mine", OURS),
        (Answer.BESIDE, "mine-2", THEIRS),
        (None, "mine", THEIRS),
    ],
)
def test_a_changed_file_is_replaced_or_stays_beside_a_copy_as_was_answered(
    editor: ProtocolEditor, mine: Path, answer: Answer | None, saved_as: str, found: str
) -> None:
    mine.write_text(THEIRS, encoding="utf-8")
    question = asked(editor, Reason.CHANGED)
    assert text_in(mine) == THEIRS
    saving = editor.answer(question, answer)
    assert saving.question is None
    assert saving.is_saved is (answer is not None)
    assert editor.document.protocol_id == saved_as
    assert editor.document.unsaved is (answer is None)
    assert editor.draft.value(SETS) == 5
    assert text_in(mine) == found
    if answer is Answer.BESIDE:
        assert text_in(mine.with_stem("mine-2")) == OURS
    if answer is None:
        asked(editor, Reason.CHANGED)


def test_a_copy_beside_the_changed_file_is_what_is_edited_on(
    editor: ProtocolEditor, mine: Path
) -> None:
    mine.write_text(THEIRS, encoding="utf-8")
    editor.answer(asked(editor, Reason.CHANGED), Answer.BESIDE)
    editor.write("4")
    assert editor.try_to_save().is_saved
    assert text_in(mine.with_stem("mine-2")) == OURS.replace("sets = 5", "sets = 4")
    assert text_in(mine) == THEIRS


def test_a_changed_file_is_read_again_and_the_editor_stays_open(
    editor: ProtocolEditor, mine: Path
) -> None:
    mine.write_text(THEIRS, encoding="utf-8")
    saving = editor.answer(asked(editor, Reason.CHANGED), Answer.RELOAD)
    assert not saving.is_saved
    assert editor.draft.value(SETS) == 9
    assert not editor.document.unsaved
    assert (editor.place, editor.is_writing) == (1, False)
    assert editor.notice == words.READ_AGAIN
    assert text_in(mine) == THEIRS


def test_a_file_that_is_damaged_by_now_is_not_read_again(
    editor: ProtocolEditor, mine: Path
) -> None:
    mine.write_text("name = ", encoding="utf-8")
    editor.answer(asked(editor, Reason.CHANGED), Answer.RELOAD)
    assert "is not valid TOML" in editor.notice
    assert editor.document.unsaved
    assert editor.draft.value(SETS) == 5


def test_a_file_that_was_removed_can_be_saved_again(editor: ProtocolEditor, mine: Path) -> None:
    mine.unlink()
    question = asked(editor, Reason.REMOVED)
    assert "removed meanwhile" in question.problem
    assert not editor.answer(question, None).is_saved
    assert editor.document.unsaved
    assert editor.answer(question, Answer.OVERWRITE).is_saved
    assert text_in(mine) == OURS


@pytest.mark.parametrize("way", [Answer.SAVE, Answer.BESIDE, Answer.OVERWRITE])
def test_after_a_failure_the_same_is_tried_again(
    editor: ProtocolEditor, mine: Path, monkeypatch: pytest.MonkeyPatch, way: Answer
) -> None:
    full = [True, True]

    def save_or_fail(path: Path, data: bytes) -> Saved:
        if full and full.pop():
            raise SaveError(path, "FULL")
        return save(path, data)

    monkeypatch.setattr(protocols, "save", save_or_fail)
    question = editor.try_to_save(way).question
    assert question is not None
    assert question.reason is Reason.FAILED
    assert "FULL" in question.problem
    assert editor.document.unsaved
    assert text_in(mine) == MINE
    question = editor.answer(question, Answer.AGAIN).question
    assert question is not None
    assert editor.answer(question, Answer.AGAIN).is_saved
    assert text_in(mine.with_stem("mine-2" if way is Answer.BESIDE else "mine")) == OURS


def test_a_mistake_is_gone_to_and_nothing_is_saved(editor: ProtocolEditor, mine: Path) -> None:
    editor.write("55")
    editor.point_at(2)
    assert not editor.try_to_save().is_saved
    assert label(editor) == "Sets"
    assert "exercise 1, sets: found 55, expected a whole number" in editor.notice
    assert text_in(mine) == MINE
