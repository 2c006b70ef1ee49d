"""The keys of the history. The screen decides which of them work now."""

from typing import Final

from textual.binding import Binding, BindingType

from hiptimer.tui.pain_keys import DIGIT_KEYS

KEYS: Final[list[BindingType]] = [
    Binding("enter", "open", "open", key_display="enter"),
    *DIGIT_KEYS,
    Binding("plus", "count(1)", "how many", key_display="+ -"),
    Binding("minus", "count(-1)", "how many", key_display="+ -"),
    Binding("left", "beside(-1)", "other side", show=False, key_display="← →"),
    Binding("right", "beside(1)", "other side", show=False, key_display="← →"),
    Binding("left", "exercise(-1)", "exercise", key_display="← →"),
    Binding("right", "exercise(1)", "exercise", key_display="← →"),
    Binding("u", "put_back", "put it back"),
    Binding("slash,f", "filter", "filter", key_display="/"),
    Binding("v", "view", "view"),
    Binding("x", "remove", "to the trash"),
    Binding("backspace", "take_away", "drop the last filter", key_display="backspace"),
    Binding("n", "note", "note"),
    Binding("d", "after", "next day"),
    Binding("X", "empty_trash", "empty the trash", show=False),
    Binding("up", "move(-1)", "move", show=False, key_display="↑ ↓"),
    Binding("down", "move(1)", "move", show=False, key_display="↑ ↓"),
    Binding("pageup", "page(-1)", "a page", show=False, key_display="page keys"),
    Binding("pagedown,space", "page(1)", "a page", show=False, key_display="page keys"),
    Binding("home", "move(-1000000)", "first and last", show=False, key_display="home end"),
    Binding("end", "move(1000000)", "first and last", show=False, key_display="home end"),
    Binding("escape,q", "back", "back", key_display="esc"),
]
"""The most important ones come first: a narrow footer leaves out the later ones."""
