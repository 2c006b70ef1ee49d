"""The history of a draft, for undo and redo.

It keeps whole drafts, which share whatever did not change between them, rather than a list of
changes that would have to be reversed.
"""

from msgspec import Struct

from hiptimer.model.protocol_draft import Draft, Field


class DraftHistory(Struct, frozen=True):
    """The `present` draft between those before it and those undone, the nearest of them last.

    Uninterrupted typing in one field is one step; `typing` is that field.
    """

    present: Draft
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()
    typing: Field | None = None

    def changed(self, draft: Draft, typing: Field | None = None) -> "DraftHistory":
        """Move on to `draft`: a new step, or part of the last one while typing continues."""
        if draft == self.present:
            return self
        if typing is None or typing != self.typing:
            return DraftHistory(draft, (*self.past, self.present), typing=typing)
        if draft == self.past[-1]:  # back at the old text: no empty step
            return DraftHistory(draft, self.past[:-1])
        return DraftHistory(draft, self.past, typing=typing)

    def settled(self) -> "DraftHistory":
        """End the typing: the person left the field, and the next change is a step of its own."""
        return DraftHistory(self.present, self.past, self.future)

    def undone(self) -> "DraftHistory":
        """Undo one step; at the first draft, do nothing."""
        if not self.past:
            return self
        return DraftHistory(self.past[-1], self.past[:-1], (*self.future, self.present))

    def redone(self) -> "DraftHistory":
        """Redo the step undone last; if there is none, do nothing."""
        if not self.future:
            return self
        return DraftHistory(self.future[-1], (*self.past, self.present), self.future[:-1])
