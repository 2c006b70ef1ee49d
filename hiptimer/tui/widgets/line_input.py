"""Lines to type in, which keep keys in order and clean pasted text. One of them is for notes.

Bindings go through the app, so a key would be carried out after those typed behind it: with "down,
4, 5" over a slow connection, the 4 and the 5 would land in the field above. A line here carries out
its keys at once, and passes on keys that were typed too early for it. That is Textual's issue 6605,
seen in 8.2.8; remove `do_own_key` when its inputs carry out their own bindings (pull request 6631).
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Final, Self

from msgspec import Struct
from textual.events import Key, Paste
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from hiptimer.model.limits import LONGEST_NOTE
from hiptimer.model.text import clean, pasted


async def do_own_key(widget: Widget, event: Key) -> None:
    """Carry out the binding of a key before the next key is handled.

    A key that comes after the widget has lost the focus is passed on to what has it.
    """
    if hand_on(event, widget.app.focused or widget.app.screen, widget):
        return
    for binding in widget._bindings.key_to_bindings.get(event.key, ()):
        if await widget.app.run_action(binding.action, widget):
            event.stop()
            event.prevent_default()
            return


def hand_on(event: Key, to: Widget | Screen[Any], here: Widget | Screen[Any]) -> bool:
    """Pass a key on to what has the focus now; return False if that is `here`."""
    if to is here:
        return False
    event.stop()
    event.prevent_default()
    to.post_message(Key(event.key, event.character))
    return True


BREAKS: Final = "↵⏎␤"
TABS: Final = "⇥␉⭾"

_PRIVATE: Final = range(0xF0000, 0x10FFFE)
"""Characters without a meaning, more of them than any note has."""


class NoteMarks(Struct, frozen=True):
    """The signs for a line break and a tab while a note is edited."""

    line_break: str = BREAKS[0]
    tab: str = TABS[0]

    @classmethod
    def of(cls, note: str) -> Self:
        """Return marks that `note` does not contain."""
        line_break = _first_free(BREAKS, note)
        return cls(line_break, _first_free(TABS, note + line_break))

    def line_of(self, note: str) -> str:
        """Return a note as one line."""
        return note.replace("\n", self.line_break).replace("\t", self.tab)

    def note_of(self, line: str) -> str:
        """Return the note that was shown as `line`."""
        return line.replace(self.line_break, "\n").replace(self.tab, "\t")


def _first_free(wanted: str, note: str) -> str:
    found = set(note)
    marks: Iterator[str] = chain(wanted, map(chr, _PRIVATE))
    return next(mark for mark in marks if mark not in found)


def _ignore(text: str) -> None:
    """Ignore a text that was not typed."""


class LineInput(Input):
    """An input without a frame; `typed` is called with its text whenever a person changes it.

    It is a call and no message because what it does has to be done before the next key.
    """

    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        height: 1;
        border: none;
        padding: 0;
        background: $background;
        background-tint: transparent;

        & > .input--placeholder {
            color: $text-muted;
        }
    }
    """

    def __init__(self, typed: Callable[[str], None] = _ignore) -> None:
        super().__init__(select_on_focus=False)
        self._typed = typed

    def show(self, text: str) -> None:
        """Show `text` with the cursor at its end, without calling `typed`."""
        with self.prevent(Input.Changed):
            self._typed, typed = _ignore, self._typed
            self.value = text
            self._typed = typed
        self.action_end()

    def watch_value(self, value: str) -> None:
        """Call `typed` before the next key is handled."""
        self._typed(value)

    def validate_value(self, value: str) -> str:
        """Return what was typed or pasted, made safe to show."""
        return clean(value).replace("\n", " ").replace("\t", " ")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Stop the message: `typed` has already been called."""
        event.stop()

    async def on_key(self, event: Key) -> None:
        """Handle a key of its own before the next key."""
        await do_own_key(self, event)

    def on_paste(self, event: Paste) -> None:
        """Insert all pasted lines as one."""
        event.text = " ".join(pasted(event.text).split())


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
