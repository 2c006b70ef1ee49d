"""A protocol that is being edited: its draft with undo, its problems, and its file.

Nothing is on disk until `save`, and if that fails the draft stays as it was typed.
"""

from pathlib import Path
from typing import Final

from hiptimer.errors import UnreadableError
from hiptimer.model.limits import LONGEST_NAME
from hiptimer.model.protocol import Protocol
from hiptimer.model.protocol_draft import Draft, DraftHistory, Field, Values, draft_of
from hiptimer.runner.library import Library
from hiptimer.storage.ids import new_id
from hiptimer.storage.protocol_edit import text_of
from hiptimer.storage.protocol_fields import typed
from hiptimer.storage.protocol_file import Judged, judge
from hiptimer.storage.protocol_keys import Problem
from hiptimer.storage.protocols import ProtocolText
from hiptimer.storage.toml_reading import PROTOCOL, parse

NAME: Final = Field("name")

_NO_NAME: Final = "-"

_COPY: Final = " (copy)"


class ProtocolDocument:
    """One protocol that is being edited. Entries are the places of its exercises, from 1."""

    def __init__(
        self, library: Library, draft: Draft, text: str = "", base: ProtocolText | None = None
    ) -> None:
        """Edit `draft`, the content of `text`; a protocol without a `base` is new."""
        self.library = library
        self._text = text
        self._base = base
        self._kept = draft
        self._judged: tuple[Draft, Judged] | None = None
        self.history = DraftHistory(draft)

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self.history.present

    @property
    def is_new(self) -> bool:
        """Whether it has no file yet."""
        return self._base is None

    @property
    def unsaved(self) -> bool:
        """Whether leaving now would lose changes."""
        return self.draft != self._kept

    @property
    def protocol_id(self) -> str:
        """The id it is saved under; for a new one, the id its name would make."""
        return self._base.path.stem if self._base else new_id(self._name, ())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong in the draft, each with its field."""
        return self._judge().problems

    @property
    def mistakes(self) -> tuple[Problem, ...]:
        """The problems, except the name and the exercise that a new protocol still lacks."""
        there = {"name": self.draft.value(NAME) is not None, "exercise": bool(self.draft.exercises)}
        to_come = {key for key in there if not there[key]}
        return tuple(each for each in self.problems if each.entry or each.key not in to_come)

    @property
    def protocol(self) -> Protocol | None:
        """The protocol in the draft; None while something is wrong in it."""
        return self._judge().protocol

    @property
    def runnable(self) -> Protocol | None:
        """The protocol a session would use: `protocol`, or one that lacks only a name."""
        if self.protocol is None and self.draft.value(NAME) is None:
            return self._judge_draft(self.draft.with_value(NAME, _NO_NAME)).protocol
        return self.protocol

    def enter(self, field: Field, text: str) -> None:
        """Take what was typed into `field`; uninterrupted typing is one step."""
        value = typed(field, text)
        self.history = self.history.changed(self.draft.with_value(field, value), typing=field)

    def set_value(self, field: Field, value: object | None) -> None:
        """Set a value that was chosen, not typed; None for the default."""
        self.change(self.draft.with_value(field, value))

    def change(self, draft: Draft) -> None:
        """Replace the draft with `draft`, made from it, as one step."""
        self.history = self.history.changed(draft)

    def settle(self) -> None:
        """End the typing in a field: the next change is a step of its own."""
        self.history = self.history.settled()

    def undo(self) -> Field | None:
        """Undo one step, and return what that has changed: a field, or at least its exercise."""
        before, self.history = self.draft, self.history.undone()
        return first_difference(before, self.draft)

    def redo(self) -> Field | None:
        """Redo one step; return as `undo` does."""
        before, self.history = self.draft, self.history.redone()
        return first_difference(before, self.draft)

    def save(self, *, over: bool = False) -> ProtocolText:
        """Save the draft to its file, a new one under an id that is free.

        Raises ProtocolError while something is wrong in the draft, SaveError, and (unless `over`)
        FileChangedError if the file is no longer as it was last read or saved.
        """
        return self._write(self._base or self._new_base(), over=over)

    def save_beside(self) -> ProtocolText:
        """Save the draft to a file of its own, beside the one that changed, and continue with that.

        Raises ProtocolError and SaveError.
        """
        return self._write(self._new_base(), over=False)

    def _write(self, base: ProtocolText, *, over: bool) -> ProtocolText:
        text = text_of(self.draft, base.text, base.path, self.library.exercises)
        self._base = self.library.store.write(base, text, over=over)
        self._kept = self.draft
        self._judged = None  # a new one has another id from now on
        return self._base

    def _new_base(self) -> ProtocolText:
        path = self.library.store.path_for(self.library.new_id(self._name))
        return ProtocolText(path, self._text)

    def _judge(self) -> Judged:
        if self._judged is None or self._judged[0] is not self.draft:
            self._judged = (self.draft, self._judge_draft(self.draft))
        return self._judged[1]

    def _judge_draft(self, draft: Draft) -> Judged:
        return judge(draft.document, self.protocol_id, self.library.exercises)

    @property
    def _name(self) -> str:
        name = self.draft.value(NAME)
        return name if isinstance(name, str) else ""


def open_document(library: Library, protocol_id: str) -> ProtocolDocument:
    """Open an own protocol, with its mistakes if it has any, or a copy of a shipped one.

    Raises UnknownProtocolError, and UnreadableError for a file that can't be parsed.
    """
    path = library.store.find(protocol_id)
    if path is None:
        return copy_of(library, protocol_id)
    base = library.store.read(path)
    return ProtocolDocument(library, _draft_of_file(base.text, path), base.text, base)


def copy_of(library: Library, protocol_id: str) -> ProtocolDocument:
    """Open a copy of any protocol, to be saved as a new one; raises as `open_document` does."""
    return ProtocolDocument(library, *copied(library, protocol_id))


def copied(library: Library, protocol_id: str) -> tuple[Draft, str]:
    """Return a draft of any protocol, named as a copy, and the text it comes from.

    A shipped one has no text of its own. Raises as `open_document` does.
    """
    path = library.store.find(protocol_id)
    if path is None:
        draft, text = draft_of(library.document(protocol_id), of_file=False), ""
    else:
        text = library.store.read(path).text
        draft = _draft_of_file(text, path)
    name = draft.value(NAME)
    if isinstance(name, str):
        draft = draft.with_value(NAME, f"{name[: LONGEST_NAME - len(_COPY)]}{_COPY}")
    return draft, text


def new_document(library: Library) -> ProtocolDocument:
    """Open a new, empty protocol."""
    return ProtocolDocument(library, Draft({"format": PROTOCOL.format}))


def _draft_of_file(text: str, path: Path) -> Draft:
    try:
        return draft_of(parse(text, path, PROTOCOL))
    except ValueError as error:
        raise UnreadableError(path, f"can't be edited here, for {error}") from error


def first_difference(before: Draft, after: Draft) -> Field | None:
    """Return what an undo or redo has changed: a field, or at least its exercise."""
    pairs = zip(before.exercises, after.exercises, strict=False)
    for entry, (one, other) in enumerate(pairs, start=1):
        if one != other:
            return Field(_key_of_difference(one.values, other.values), entry)
    count = min(len(before.exercises), len(after.exercises))
    if len(before.exercises) != len(after.exercises):
        return Field("", count + 1)
    key = _key_of_difference(before.values, after.values)
    return Field(key) if key else None


def _key_of_difference(one: Values, other: Values) -> str:
    keys = [*one, *(key for key in other if key not in one)]
    return next((key for key in keys if one.get(key) != other.get(key)), "")
