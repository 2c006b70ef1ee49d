"""The bindings of the timer, made from the table of keys that every front end follows."""

from typing import Final

from textual.binding import Binding, BindingType

from hiptimer.interaction.keys import ROWS, Intent, KeyRow
from hiptimer.wording.keys import LABELS

TEXTUAL_NAMES: Final = {"+": "plus,add", ".": "full_stop", "?": "question_mark"}
"""What Textual calls characters that are no letters; a number pad has a plus of its own."""

SHOWN: Final = {"pageup": "pgup"}
"""Names of keys that are too long for a footer."""


def bindings() -> list[BindingType]:
    """Return a binding for each key and each thing that it may be pressed for.

    The controller decides which of them is meant. Letters of answers come last, so that a footer,
    which shows keys in this order, begins with the important ones.
    """
    rows = sorted(ROWS, key=lambda row: row.intent is Intent.ANSWER)
    return [_binding(row, key) for row in rows for key in row.keys]


def shown(key: str) -> str:
    """Return the name of a key as the footer shows it."""
    return SHOWN.get(key, key)


def _binding(row: KeyRow, key: str) -> Binding:
    pressed = key if row.hidden else row.keys[0]  # one action for a click on the footer
    return Binding(
        TEXTUAL_NAMES.get(key, key),
        f"press('{pressed}', '{row.intent}')",
        "" if row.hidden else LABELS[row.intent],
        show=not row.hidden,
        key_display=shown(row.keys[0]),
    )
