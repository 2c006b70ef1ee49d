"""The keys that work now, at the foot of every screen. A key that does nothing now is not shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen

from hiptimer.tui.widgets.line_layout import plain
from hiptimer.tui.widgets.text_lines import TextLines

GAPS: Final = ("   ", "  ")
"""Between two keys; the narrow one only where more of them fit so."""


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key, or a few that belong together ("0-9"), and what it does in a word or two."""

    key: str
    words: str


def key_hints(screen: Screen[Any], *, hidden: bool = False) -> tuple[KeyHint, ...]:
    """List what the keys of `screen` do now; `hidden` ones too, which have no room in a line."""
    textuals = list(_textuals_own(screen))
    found = (
        KeyHint(screen.app.get_key_display(active.binding), active.binding.description)
        for active in screen.active_bindings.values()
        if active.enabled
        and active.binding.description
        and (active.binding.show or (hidden and active.binding not in textuals))
    )
    first: dict[str, KeyHint] = {}
    for hint in found:
        first.setdefault(hint.words, hint)
    return tuple(first.values())


def keys_line(hints: Sequence[KeyHint], width: int, kept: int = 1) -> Content:
    """Draw `hints` in a line; where they don't fit, those before the last `kept` are left out."""
    shown = [Content.assemble(plain(hint.key, "bold"), " ", plain(hint.words)) for hint in hints]
    while len(shown) > 1 and _cells(shown, GAPS[-1]) > width:
        del shown[max(0, len(shown) - 1 - kept)]
    gap = next((gap for gap in GAPS if _cells(shown, gap) <= width), GAPS[-1])
    return Content(gap).join(shown)


class KeyLine(TextLines):
    """Shows the keys of its screen, and looks again whenever they change.

    Where they don't fit, the last `kept` stay.
    """

    DEFAULT_CSS = "KeyLine { height: 1; dock: bottom; }"

    def __init__(self, *, kept: int = 1) -> None:
        super().__init__()
        self._kept = kept
        self._hints: tuple[KeyHint, ...] = ()

    def on_mount(self) -> None:
        """Follow the bindings of the screen, and see when it is on top again."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.app.screen_change_signal.subscribe(self, self._changed)

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Draw the keys that are shown."""
        if self.screen.is_active:  # else Textual asks the screen on top, which may not be built
            self._hints = key_hints(self.screen)
        return (keys_line(self._hints, width, self._kept),)

    def _changed(self, screen: Screen[Any]) -> None:  # noqa: ARG002 - the signals' own
        if self.screen.is_active:
            self.look_again()


def _cells(shown: Sequence[Content], gap: str) -> int:
    return sum(hint.cell_length for hint in shown) + len(gap) * (len(shown) - 1)


def _textuals_own(screen: Screen[Any]) -> Iterator[Binding]:
    """Give what Textual's widgets have by themselves, and what belongs in no list of ours."""
    for node in (screen.focused or screen).ancestors_with_self:
        for base in type(node).__mro__:
            if base.__module__.startswith("textual."):
                yield from Binding.make_bindings(vars(base).get("BINDINGS", ()))
