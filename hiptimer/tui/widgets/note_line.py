"""A line to write a note in. Pasted text is cleaned before it is drawn or kept."""

from textual.events import Paste
from textual.widgets import Input

from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.text import clean, pasted
from hiptimer.tui.note_marks import NoteMarks


class NoteText(Input):
    """An input for a note with several lines: it shows line breaks as marks, and keeps them."""

    _marks = NoteMarks()

    @property
    def note(self) -> str:
        """The note, with its line breaks and tabs."""
        return self._marks.note_of(self.value)

    def line_of(self, note: str) -> str:
        """Choose the marks for a note, and return the line to edit."""
        self._marks = NoteMarks.of(note)
        return self._marks.line_of(note)

    def on_paste(self, event: Paste) -> None:
        """Insert pasted text at the cursor with all its lines, as far as there is room."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        before = self._marks.note_of(self.value[:start])
        after = self._marks.note_of(self.value[end:])
        taken = pasted(event.text)[: max(0, LONGEST_NOTE - len(before) - len(after))]
        self.value = self.line_of(before + taken + after)
        self.cursor_position = start + len(taken)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace text as long as there is room; a note that is too long may get shorter."""
        self.max_length = max(LONGEST_NOTE, len(self.value))
        super().replace(text, start, end)


class NoteLine(NoteText):
    """An input without a frame, whose value is one line of harmless text."""

    DEFAULT_CSS = """
    NoteLine, NoteLine:focus {
        height: 1;
        border: none;
        padding: 0 1;
    }
    """

    def validate_value(self, value: str) -> str:
        """Return what was typed or pasted, made safe to show."""
        return clean(value).replace("\n", " ").replace("\t", " ")
