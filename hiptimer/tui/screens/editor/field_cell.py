"""The one spot of a form that has the keyboard: typed into, or chosen in."""

import re
from typing import ClassVar, Final, Protocol

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.strip import Strip

from hiptimer.model.text import pasted
from hiptimer.tui.screens.editor.spots import Spot, Takes
from hiptimer.tui.widgets.line_input import LineInput

HYPHENS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{MINUS SIGN}"
"""What stands between the two numbers of a range, as people type and paste it."""

_BETWEEN_NUMBERS: Final = re.compile(rf"\s*[{HYPHENS}]\s*")


class Writer(Protocol):
    """What is done with the keys that a cell takes, before it looks at the next one."""

    def write(self, text: str) -> None:
        """Put a text into the active field."""

    def write_page(self, more: str) -> None:
        """Open the page of the active field, with `more` at its end."""

    def choose(self, place: int) -> None:
        """Choose an option of the active field."""

    def clear(self) -> None:
        """Let the active field follow its default."""

    def go(self, rows: int) -> None:
        """Go so many rows down."""

    def turn(self, spots: int) -> None:
        """Go so many spots on, in reading order."""

    def reach(self) -> bool:
        """Go to the other end of the range; False if there is none."""

    def leave(self) -> None:
        """Go back to the list."""

    def go_beside(self, entries: int) -> None:
        """Go to the same field of the exercise so many entries further on."""


class FieldCell(LineInput):
    """Shows a spot and takes the keys for it. Where nothing is typed it is not to be seen."""

    DEFAULT_CSS = """
    FieldCell.-quiet, FieldCell.-quiet:focus { background: $panel; }
    """

    MAY_REPEAT: ClassVar = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write_page", "write", key_display="enter"),
        Binding("enter", "go(1)", "next", key_display="enter"),
        Binding("escape", "leave", "list", key_display="esc"),
        Binding("down", "go(1)", "another field", show=False, key_display="↑ ↓"),
        Binding("up", "go(-1)", "another field", show=False, key_display="↑ ↓"),
        Binding(
            "left", "cursor_left", "choose, or move in the text", show=False, key_display="← →"
        ),
        Binding("right", "cursor_right", "choose, or move in the text", show=False),
        Binding("tab", "turn(1)", "the next field or number", show=False, key_display="tab"),
        Binding("shift+tab", "turn(-1)", show=False),
        Binding("pagedown", "beside(1)", "another exercise", show=False, key_display="pgup pgdn"),
        Binding("pageup", "beside(-1)", show=False),
        Binding("delete", "delete_right", "delete, or what is usual again", show=False),
    ]

    def __init__(self, writer: Writer) -> None:
        super().__init__(writer.write)
        self._writer = writer
        self._spot: Spot | None = None

    def show_spot(self, spot: Spot) -> None:
        """Take the keys for `spot` from now on."""
        self._spot = spot
        self.placeholder = spot.default
        self.max_length = spot.most
        self.show(spot.text if spot.is_typed_into else "")
        self.set_class(not spot.is_typed_into, "-quiet")
        if spot.takes is Takes.NUMBER:
            self.select_all()  # a new number replaces the old one

    def render_line(self, y: int) -> Strip:
        """Draw the text and the cursor, or nothing."""
        if self._is_quiet:
            return Strip.blank(self.size.width, self.rich_style)
        return super().render_line(y)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell which keys are letters here, and lead nowhere else."""
        spot = self._spot
        if spot is None or character is None or not character.isprintable():
            return False
        if spot.takes is Takes.CHOICE:
            return self._place_of(character) is not None
        return spot.takes is not Takes.NOTHING and super().check_consume_key(key, character)

    async def on_key(self, event: Key) -> None:
        """Choose by letter; a hyphen leads from the first number of a range to the second."""
        spot, character = self._spot, event.character
        if self.app.focused is not self or character is None or not event.is_printable:
            return
        if spot is None or spot.takes is Takes.LINE:
            return
        if spot.takes is Takes.NUMBER:  # all else that is typed is the input's business
            if character in HYPHENS and self._writer.reach():
                event.stop()
                event.prevent_default()
            return
        event.prevent_default()
        if self.check_consume_key(event.key, character):
            event.stop()
            self._take(spot, character)

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted as if it were typed, and a text on its page."""
        spot = self._spot
        if spot is None or spot.takes is Takes.LINE:
            return
        event.prevent_default()
        event.stop()
        if spot.takes is Takes.PAGE:
            self._writer.write_page(event.text)
        elif spot.takes is Takes.NUMBER:
            self._paste_number(" ".join(pasted(event.text).split()))

    def _paste_number(self, text: str) -> None:
        first = _BETWEEN_NUMBERS.split(text, maxsplit=1)[0]
        self._insert(first)
        rest = text[len(first) :]
        if rest and self._writer.reach():
            rest = _BETWEEN_NUMBERS.sub("", rest, count=1)
        self._insert(rest)

    def _insert(self, text: str) -> None:
        """Put text in the place of what is selected; what is longer than any number is cut."""
        if text:
            start, end = sorted(self.selection)
            self.replace(text[: self.max_length or None], start, end)

    # The keys of an input, with another meaning where there is no text

    def action_cursor_left(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Go left in the text, or choose the option before."""
        if self._is_quiet:
            self._choose_beside(-1)
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Go right in the text, or choose the next option."""
        if self._is_quiet:
            self._choose_beside(1)
        else:
            super().action_cursor_right(select)

    def action_delete_left(self) -> None:
        """Delete a character, or what was chosen, or a key that does not belong here."""
        if self._is_quiet:
            self._writer.clear()
        else:
            super().action_delete_left()

    def action_delete_right(self) -> None:
        """Delete a character, or what was chosen, or a key that does not belong here."""
        if self._is_quiet:
            self._writer.clear()
        else:
            super().action_delete_right()

    # Keys that lead elsewhere

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Open a page only where one is written on."""
        if action == "write_page":
            return self._spot is not None and self._spot.takes is Takes.PAGE
        return True

    def action_write_page(self) -> None:
        """Open the page of a long text."""
        self._writer.write_page("")

    def action_go(self, rows: int) -> None:
        """Go up or down."""
        self._writer.go(rows)

    def action_turn(self, spots: int) -> None:
        """Go on or back."""
        self._writer.turn(spots)

    def action_beside(self, entries: int) -> None:
        """Go to this field of another exercise."""
        self._writer.go_beside(entries)

    def action_leave(self) -> None:
        """Go back to the list."""
        self._writer.leave()

    @property
    def _is_quiet(self) -> bool:
        return self._spot is None or not self._spot.is_typed_into

    def _choose_beside(self, step: int) -> None:
        if self._spot is not None and 0 <= self._spot.chosen + step < len(self._spot.options):
            self._writer.choose(self._spot.chosen + step)

    def _take(self, spot: Spot, character: str) -> None:
        if spot.takes is Takes.PAGE:
            self._writer.write_page(character)
        elif (place := self._place_of(character)) is not None:
            self._writer.choose(place)

    def _place_of(self, letter: str) -> int | None:
        """Find the option with this letter; space is the next one, round and round."""
        if self._spot is None or not self._spot.options:
            return None
        if letter == " ":
            return (self._spot.chosen + 1) % len(self._spot.options)
        letters = [option.letter for option in self._spot.options]
        return letters.index(letter.lower()) if letter.lower() in letters else None
