"""Editing a protocol: its changes, undo, problems and saving.

Everything of an editor but its looks. Nothing is on disk until `save`, and if that fails the draft
stays as it was typed.
"""

from pathlib import Path
from typing import Final

from hiptimer.errors import UnreadableError
from hiptimer.model.limits import LONGEST_NAME
from hiptimer.model.protocol import Protocol
from hiptimer.model.protocol_draft import Draft, DraftHistory, Field, draft_of
from hiptimer.runner.library import Library
from hiptimer.storage.protocol_edit import text_of
from hiptimer.storage.protocol_fields import typed
from hiptimer.storage.protocol_file import Judged, judge
from hiptimer.storage.protocol_keys import Problem, new_id
from hiptimer.storage.protocols import ProtocolText
from hiptimer.storage.toml_reading import PROTOCOL, parse

NAME: Final = Field("name")

_NO_NAME: Final = "-"

_COPY: Final = " (copy)"


class ProtocolEditor:
    """Edits one protocol. Entries are the places of its exercises, from 1."""

    def __init__(
        self, library: Library, draft: Draft, text: str = "", base: ProtocolText | None = None
    ) -> None:
        """Edit `draft`, the content of `text`; a protocol without a `base` is new."""
        self._library = library
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

    def choose(self, field: Field, value: object | None) -> None:
        """Set a value that was chosen, not typed; None for the default."""
        self.change(self.draft.with_value(field, value))

    def change(self, draft: Draft) -> None:
        """Replace the draft with `draft`, made from it, as one step."""
        self.history = self.history.changed(draft)

    def settle(self) -> None:
        """End the typing in a field: the next change is a step of its own."""
        self.history = self.history.settled()

    def undo(self) -> None:
        """Undo one step."""
        self.history = self.history.undone()

    def redo(self) -> None:
        """Redo one step."""
        self.history = self.history.redone()

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
        text = text_of(self.draft, base.text, base.path, self._library.exercises)
        self._base = self._library.store.write(base, text, over=over)
        self._kept = self.draft
        self._judged = None  # a new one has another id from now on
        return self._base

    def _new_base(self) -> ProtocolText:
        path = self._library.store.path_for(self._library.new_id(self._name))
        return ProtocolText(path, self._text)

    def _judge(self) -> Judged:
        if self._judged is None or self._judged[0] is not self.draft:
            self._judged = (self.draft, self._judge_draft(self.draft))
        return self._judged[1]

    def _judge_draft(self, draft: Draft) -> Judged:
        return judge(draft.document, self.protocol_id, self._library.exercises)

    @property
    def _name(self) -> str:
        name = self.draft.value(NAME)
        return name if isinstance(name, str) else ""


def edit(library: Library, protocol_id: str) -> ProtocolEditor:
    """Open an own protocol, with its mistakes if it has any, or a copy of a shipped one.

    Raises UnknownProtocolError, and UnreadableError for a file that can't be parsed.
    """
    path = library.store.find(protocol_id)
    if path is None:
        return duplicate(library, protocol_id)
    base = library.store.read(path)
    return ProtocolEditor(library, _draft_of_file(base.text, path), base.text, base)


def duplicate(library: Library, protocol_id: str) -> ProtocolEditor:
    """Open a copy of any protocol, to be saved as a new one; raises as `edit` does."""
    return ProtocolEditor(library, *copied(library, protocol_id))


def copied(library: Library, protocol_id: str) -> tuple[Draft, str]:
    """Return a draft of any protocol, named as a copy, and the text it comes from.

    A shipped one has no text of its own. Raises as `edit` does.
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


def begin(library: Library) -> ProtocolEditor:
    """Open a new, empty protocol."""
    return ProtocolEditor(library, Draft({"format": PROTOCOL.format}))


def _draft_of_file(text: str, path: Path) -> Draft:
    try:
        return draft_of(parse(text, path, PROTOCOL))
    except ValueError as error:
        raise UnreadableError(path, f"can't be edited here, for {error}") from error
