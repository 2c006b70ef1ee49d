"""Editing a protocol: the one place where a key of the editor becomes a change of the draft.

Everything of an editor but its looks. Like `interaction.controller` for a session, it takes what a
person does and holds what is to be shown: the draft with its undo, the row that is pointed at, the
field that is written in, the notice at the foot, and what has to be asked before something could
be lost. Nothing is on disk until it is saved, and if that fails the draft stays as it was typed.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from hiptimer.errors import FileChangedError, FileRemovedError, HiptimerError
from hiptimer.model.limits import EXERCISES
from hiptimer.model.protocol import CatalogueExercise
from hiptimer.model.protocol_draft import Draft, Field, Values
from hiptimer.runner.library import Library
from hiptimer.runner.protocol_document import (
    NAME,
    ProtocolDocument,
    copy_of,
    new_document,
    open_document,
)
from hiptimer.runner.protocol_form import (
    FLEETING,
    FieldSlot,
    FormRow,
    form_of,
    guide_of,
    place_of,
)
from hiptimer.storage.protocol_keys import Problem
from hiptimer.wording import editor as words
from hiptimer.wording.editor import DONE_AS

BEGIN_AT: Final = {True: DONE_AS, False: "name"}
"""The first field: for an exercise (True) the dose, because its name is already there."""


class Answer(StrEnum):
    """An answer to an `EditorQuestion`, and a way to save; the value is its letter."""

    SAVE = "s"
    THROW_AWAY = "t"
    OVERWRITE = "o"
    RELOAD = "r"
    BESIDE = "c"
    AGAIN = "a"


class Reason(StrEnum):
    """Why something has to be asked."""

    LEAVING = "leaving"
    """There are changes that are not saved."""
    CHANGED = "changed"
    """Something else has changed the file meanwhile."""
    REMOVED = "removed"
    """Something else has removed the file meanwhile."""
    FAILED = "failed"
    """It could not be saved."""


class EditorQuestion(Struct, frozen=True):
    """What has to be asked before the draft is saved or left; `way` is how saving was tried."""

    reason: Reason
    problem: str = ""
    way: Answer = Answer.SAVE


class Saving(Struct, frozen=True):
    """What came of saving. If nothing `is_saved` and there is no question, the notice says why."""

    is_saved: bool = False
    question: EditorQuestion | None = None


class ProtocolEditor:
    """Edits one protocol.

    The rows that `place` points at: 0 is the protocol itself, 1 to n are its exercises, and the one
    below them adds an exercise. Beside them is the `form` of that row.
    """

    def __init__(self, document: ProtocolDocument) -> None:
        is_copy = document.is_new and document.draft.exercises
        self._begin(document, words.COPY if is_copy else "")

    def _begin(self, document: ProtocolDocument, notice: str) -> None:
        """Point at the name of a new protocol, or at the first exercise of an existing one."""
        self.document = document
        self.notice = notice
        self._noticed_at: object = None
        self._place = 0
        self._key: str | None = None  # of the field that is written in
        self._row = 0  # where that field was found
        self._form: tuple[object, tuple[FormRow, ...]] = ((), ())
        self.entered: FieldSlot | None = None
        if self.draft.exercises:
            self.point_at(1)
        else:
            self.write_in(NAME)

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self.document.draft

    def undo(self) -> None:
        """Undo one step, and point at what it has changed."""
        self._show_difference(self.document.undo())

    def redo(self) -> None:
        """Redo the step that was undone last, and point at what it has changed."""
        self._show_difference(self.document.redo())

    def _show_difference(self, field: Field | None) -> None:
        if field is None:
            return
        if self.is_writing and field.key:
            self.write_in(field)
        else:
            self.point_at(field.entry or 0)
        self.notify("")

    # What is pointed at

    @property
    def place(self) -> int:
        """The row at the pointer."""
        return min(self._place, self._last_place)

    @property
    def entry(self) -> int | None:
        """The exercise at the pointer, from 1; None at the protocol itself."""
        return self.place or None

    @property
    def adds(self) -> bool:
        """Whether the pointer is at the row that adds an exercise."""
        return self.place == self._last_place

    @property
    def guide(self) -> CatalogueExercise | None:
        """The entry in the catalogue of the exercise at the pointer."""
        if self.adds or not self.entry:
            return None
        return guide_of(self.draft.value(Field("id", self.entry)), self.document.library.exercises)

    def point_at(self, place: int) -> None:
        """Point at the row `place`, and leave the form."""
        self.document.settle()
        self._key = self.entered = None
        self._place = max(0, min(place, self._last_place))

    def point(self, step: int) -> None:
        """Move the pointer `step` rows down, at most to the ends."""
        place = max(0, min(self.place + step, self._last_place))
        if place != self.place:
            self.notify("")
            self.point_at(place)

    @property
    def _last_place(self) -> int:
        return len(self.draft.exercises) + 1

    # The form of that row

    @property
    def form(self) -> tuple[FormRow, ...]:
        """The form of the row at the pointer; empty at the row that adds an exercise."""
        if self.adds:
            return ()
        kept = self._key if self._key in FLEETING else ""
        problems = self.document.problems
        shows = (self.draft, problems, self.entry, kept)
        if self._form[0] != shows:
            catalogue = self.document.library.exercises
            self._form = shows, form_of(self.draft, self.entry, problems, catalogue, kept)
        return self._form[1]

    @property
    def is_writing(self) -> bool:
        """Whether keys are for a field of the form, not for the list."""
        return self._key is not None

    @property
    def position(self) -> tuple[int, int] | None:
        """The row and the slot that is written in; None while the list has the keys."""
        return None if self._key is None else place_of(self.form, self._key, self._row)

    @property
    def active_row(self) -> FormRow | None:
        """The row that is written in."""
        return self.form[self.position[0]] if self.position else None

    @property
    def slot(self) -> FieldSlot | None:
        """The slot that is written in as it is now; `entered` is how it was when it was entered."""
        if self.position is None:
            return None
        row, slot = self.position
        return self.form[row].slots[slot]

    def write_in(self, field: Field) -> None:
        """Write in a field of the protocol or of an exercise; without a key, in its first field."""
        before, self._place = self._key, field.entry or 0
        if self.adds:
            self.point_at(self._place)
            return
        if before is None:
            self._row = 0
        else:
            self._write_at(before)
        self._write_at(field.key or BEGIN_AT[field.entry is not None])

    def go(self, rows: int) -> None:
        """Move up or down in the form; beyond its ends, go back to the list."""
        row = (self.position or (0, 0))[0] + rows
        if 0 <= row < len(self.form):
            self._move_to(self.form[row].slots[0])
        else:
            self.point_at(self.place + max(0, rows))

    def scroll(self, rows: int) -> None:
        """Move up or down in the form, but not out of it."""
        if self.position and 0 <= self.position[0] + rows < len(self.form):
            self.go(rows)

    def turn(self, slots: int) -> None:
        """Move to the next slot, or the one before, in reading order."""
        row, slot = self.position or (0, 0)
        if 0 <= slot + slots < len(self.form[row].slots):
            self._move_to(self.form[row].slots[slot + slots])
        else:
            self.go(slots)

    def reach(self) -> bool:
        """Move to the other end of the range; return False if there is none."""
        row, slot = self.position or (0, 0)
        slots = self.form[row].slots
        if slot + 1 == len(slots):
            return False
        self._move_to(slots[slot + 1])
        return True

    def go_beside(self, entries: int) -> None:
        """Move to the same field of the exercise `entries` further on."""
        place = self.place + entries
        if self._key is not None and 0 <= place < self._last_place:
            self.write_in(Field(self._key, place or None))

    def click(self, row: int) -> None:
        """Write in a row of the form; if that is so already, choose its next option."""
        slot = self.slot
        if slot and self.position and self.position[0] == row and slot.options:
            self.choose((slot.chosen + 1) % len(slot.options))
        else:
            self.write_in(Field(self.form[row].slots[0].field.key, self.entry))
            self._drop_old_notice()

    def _move_to(self, slot: FieldSlot) -> None:
        self._write_at(slot.field.key)
        self._drop_old_notice()

    def _write_at(self, key: str) -> None:
        """Write in the field of `key`; if there is none, in the one in its place."""
        self.document.settle()
        self._key = None  # no row is kept for a field that is left
        self._row, slot = place_of(self.form, key, self._row)
        self.entered = self.form[self._row].slots[slot]
        self._key = self.entered.field.key

    # What is written in the form

    def write(self, text: str) -> None:
        """Write a text that is being typed into the active field."""
        if self.slot:
            self.document.enter(self.slot.field, text)
            self._drop_old_notice()

    def replace_text(self, text: str) -> None:
        """Write a whole text into the active field, as a step of its own."""
        if self.slot:
            self.document.settle()
            self.document.enter(self.slot.field, text)
            self._entered_again()

    def choose(self, place: int) -> None:
        """Choose an option of the active field."""
        if self.slot:
            self.document.change(self.slot.options[place].change(self.draft))
            self._entered_again()

    def clear(self) -> None:
        """Clear the active field, so that it follows its default."""
        if self.slot and self._key != DONE_AS:
            self.document.set_value(self.slot.field, None)
            self._entered_again()

    def _entered_again(self) -> None:
        """Show the field as it is now; the form may have other rows."""
        if self._key is not None:
            self._write_at(self._key)
        self._drop_old_notice()

    # Exercises

    def has_room(self) -> bool:
        """Return whether there can be another exercise; if not, the notice says why."""
        if len(self.draft.exercises) < EXERCISES.highest:
            return True
        self.notify(words.TOO_MANY)
        return False

    def add_exercise(self, values: Values) -> None:
        """Add an exercise below the one at the pointer, and write in it."""
        entry = min(self.place + 1, self._last_place) if self.entry else self._last_place
        self.document.change(self.draft.with_exercise(values, entry))
        self.write_in(Field("", entry))

    def duplicate_exercise(self) -> None:
        """Duplicate the exercise at the pointer below itself."""
        if self.entry and not self.adds and self.has_room():
            self._rearrange(self.draft.with_duplicate(self.entry), self.entry + 1)

    def remove_exercise(self) -> None:
        """Remove the exercise at the pointer."""
        if self.entry and not self.adds:
            self._rearrange(self.draft.without_exercise(self.entry), self.entry)
            self.notify(words.REMOVED)

    def move_exercise(self, step: int) -> None:
        """Move the exercise at the pointer up or down."""
        to = self.place + step
        if self.entry and not self.adds and 1 <= to < self._last_place:
            self._rearrange(self.draft.with_move(self.entry, to), to)

    def _rearrange(self, draft: Draft, place: int) -> None:
        self.document.change(draft)
        self.point_at(place)
        self.notify("")

    # Saving

    def try_to_save(self, way: Answer = Answer.SAVE) -> Saving:
        """Save the draft, or go to what is wrong in it, or return what has to be asked first."""
        if self.document.protocol is None:
            self.go_to_problem()
            return Saving()
        try:
            if way is Answer.BESIDE:
                saved = self.document.save_beside()
            else:
                saved = self.document.save(over=way is Answer.OVERWRITE)
        except FileChangedError as error:
            reason = Reason.REMOVED if isinstance(error, FileRemovedError) else Reason.CHANGED
            return Saving(question=EditorQuestion(reason, error.problem, way))
        except HiptimerError as error:
            return Saving(question=EditorQuestion(Reason.FAILED, str(error), way))
        self.notify(words.saved_words(saved.path.stem, durable=saved.durable))
        return Saving(is_saved=True)

    def answer(self, question: EditorQuestion, answer: str | None) -> Saving:
        """Carry out an answer to what was asked while saving; None changes nothing."""
        match answer:
            case Answer.AGAIN:
                return self.try_to_save(question.way)
            case Answer.SAVE | Answer.OVERWRITE | Answer.BESIDE:
                return self.try_to_save(Answer(answer))
            case Answer.RELOAD:
                self._reload()
        return Saving()

    def go_to_problem(self) -> None:
        """Move to the first problem, with a notice of it."""
        first = self.document.problems[0]
        match first.key:
            case "exercise":
                self.point_at(self._last_place)
            case "file name":
                self.point_at(0)
            case _:
                self.write_in(Field(first.key, first.entry))
        self.notify(problem_words(first, self.draft))

    def _reload(self) -> None:
        try:
            document = open_document(self.document.library, self.document.protocol_id)
        except HiptimerError as error:
            self.notify(str(error))
        else:
            self._begin(document, words.READ_AGAIN)

    # The notice

    def notify(self, notice: str) -> None:
        """Set the notice at the foot."""
        self.notice, self._noticed_at = notice, self._stand

    def _drop_old_notice(self) -> None:
        """Drop a notice that is not about the draft and the field as they are now."""
        if self._noticed_at != self._stand:
            self.notice = ""

    @property
    def _stand(self) -> object:
        return self.draft, self._key


def edit(library: Library, protocol_id: str) -> ProtocolEditor:
    """Open an own protocol, or a copy of a shipped one; raises as `open_document` does."""
    return ProtocolEditor(open_document(library, protocol_id))


def duplicate(library: Library, protocol_id: str) -> ProtocolEditor:
    """Open a copy of any protocol, to be saved as a new one; raises as `open_document` does."""
    return ProtocolEditor(copy_of(library, protocol_id))


def begin(library: Library) -> ProtocolEditor:
    """Open a new, empty protocol."""
    return ProtocolEditor(new_document(library))


def problem_words(problem: Problem, draft: Draft) -> str:
    """Return a problem in words, if it has no field or prevents saving."""
    match problem.key, problem.entry:
        case "name", None if draft.value(NAME) is None:
            return words.NAME_FIRST
        case "exercise", None:
            return words.TOO_MANY if draft.exercises else words.NO_EXERCISE
        case _:
            return str(problem)
