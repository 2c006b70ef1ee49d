"""The keys of the settings screen, which decides which of them work now."""

from typing import Final

from textual.binding import Binding, BindingType

KEYS: Final[list[BindingType]] = [
    Binding("left", "step(-1)", "change", key_display="← →"),
    Binding("right", "step(1)", "change", key_display="← →"),
    Binding("enter", "keep", "keep it", key_display="enter"),
    Binding("enter,space", "choose", "list", key_display="enter"),
    Binding("space", "next", "next value", show=False, key_display="space"),
    Binding("enter", "next_choice", show=False),
    Binding("escape", "drop", "drop it", key_display="esc"),
    Binding("escape", "dismiss", "back", key_display="esc"),
    Binding("backspace,delete", "erase", "erase", key_display="backspace"),
    *(
        Binding(str(digit), f"type('{digit}')", "type it", key_display="0-9", show=digit == 0)
        for digit in range(10)
    ),
    Binding("ctrl+z", "undo", "undo", key_display="ctrl+z"),
    Binding("d", "default", "default"),
    Binding("p", "problems", "problems"),
    Binding("c", "check_sound", "sound check"),
    Binding("up", "move(-1)", "another setting", show=False, key_display="↑ ↓"),
    Binding("down", "move(1)", "another setting", show=False, key_display="↑ ↓"),
    Binding("home", "move(-100)", show=False),
    Binding("end", "move(100)", show=False),
]
"""The most important ones come first: a narrow footer leaves out the last ones."""

NOT_WHILE_TYPING: Final = frozenset(
    {"step", "next", "next_choice", "choose", "default", "undo", "check_sound", "dismiss"}
)
"""Actions that wait until a typed value is kept or dropped."""
