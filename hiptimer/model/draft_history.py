"""What was done to a draft, so that it can be undone and done again.

It keeps whole drafts, which share all that did not change between them, and no list of changes
that would have to be turned round.
"""

from msgspec import Struct

from hiptimer.model.protocol_draft import Draft, Field


class DraftHistory(Struct, frozen=True):
    """The `present` draft between those before it and those undone, the nearest of them last.

    What is typed into one field without a stop is one step; `typing` is that field.
    """

    present: Draft
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()
    typing: Field | None = None

    def changed(self, draft: Draft, typing: Field | None = None) -> "DraftHistory":
        """Go on to `draft`: a new step, or a part of the last one where typing goes on."""
        if draft == self.present:
            return self
        if typing is None or typing != self.typing:
            return DraftHistory(draft, (*self.past, self.present), typing=typing)
        if draft == self.past[-1]:  # typed back: a step that changes nothing would be in the way
            return DraftHistory(draft, self.past[:-1])
        return DraftHistory(draft, self.past, typing=typing)

    def settled(self) -> "DraftHistory":
        """End the typing: the person left the field, and the next change is a step by itself."""
        return DraftHistory(self.present, self.past, self.future)

    def undone(self) -> "DraftHistory":
        """Go back one step; at the first draft, nothing happens."""
        if not self.past:
            return self
        return DraftHistory(self.past[-1], self.past[:-1], (*self.future, self.present))

    def redone(self) -> "DraftHistory":
        """Do what was undone last once more; where nothing was, nothing happens."""
        if not self.future:
            return self
        return DraftHistory(self.future[-1], (*self.past, self.present), self.future[:-1])
