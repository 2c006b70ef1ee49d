"""The keys that work now, at the foot of every screen. A key that does nothing now is not shown."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec import Struct
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click
from textual.screen import Screen

from hiptimer.tui.widgets.text_lines import TextLines, plain

GAPS: Final = ("   ", "  ")
"""Between two keys; the narrow gap only if more keys fit that way."""


class FooterKey(Struct, frozen=True):
    """A key, or a few that belong together ("0-9"), and what it does in a word or two.

    `action` is what a click on it does, in the namespace of `node`; a group of keys has none.
    """

    key: str
    words: str
    action: str = ""
    node: DOMNode | None = None


def key_hints(screen: Screen[Any], *, hidden: bool = False) -> tuple[FooterKey, ...]:
    """Return what the keys of `screen` do now; `hidden` adds those that are not in the footer."""
    textuals = list(_textuals_own(screen))
    works = [
        active
        for active in screen.active_bindings.values()
        if active.enabled and active.binding.description
    ]
    actions: dict[str, set[str]] = {}
    for active in works:
        actions.setdefault(active.binding.description, set()).add(active.binding.action)
    first: dict[str, FooterKey] = {}
    for active in works:
        binding, words = active.binding, active.binding.description
        if binding.show or (hidden and binding not in textuals):
            action = binding.action if len(actions[words]) == 1 else ""
            key = screen.app.get_key_display(binding)
            first.setdefault(words, FooterKey(key, words, action, active.node))
    return tuple(first.values())


def keys_line(hints: Sequence[FooterKey], width: int, kept: int = 1) -> Content:
    """Return `hints` in a line; if they don't fit, those before the last `kept` are left out."""
    shown, gap = _fitting(hints, width, kept)
    return Content(gap).join(map(_drawn, shown))


def hint_at(hints: Sequence[FooterKey], width: int, kept: int, column: int) -> FooterKey | None:
    """Return the hint at this column of the line from `keys_line`; None between two."""
    shown, gap = _fitting(hints, width, kept)
    start = 0
    for hint in shown:
        end = start + _drawn(hint).cell_length
        if start <= column < end:
            return hint
        start = end + len(gap)
    return None


class KeyLine(TextLines):
    """Shows the keys of its screen, and updates whenever they change. A click presses the key.

    If they don't fit, the last `kept` stay.
    """

    DEFAULT_CSS = "KeyLine { height: 1; dock: bottom; }"

    def __init__(self, *, kept: int = 1) -> None:
        super().__init__()
        self._kept = kept
        self._hints: tuple[FooterKey, ...] = ()

    def on_mount(self) -> None:
        """Follow the screen's bindings, and notice when it is on top again."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.app.screen_change_signal.subscribe(self, self._changed)

    def lines(self, width: int, height: int) -> Sequence[Content]:  # noqa: ARG002 - one row
        """Return the line of keys."""
        # Textual 8.2.8 asks the screen on top whether an action works, and that may not be mounted.
        # No issue was found upstream. Remove this when `active_bindings` asks its own screen.
        if self.screen.is_active:
            self._hints = key_hints(self.screen)
        return (keys_line(self._hints, width, self._kept),)

    async def on_click(self, event: Click) -> None:
        """Do what the clicked key does."""
        event.stop()
        hint = hint_at(self._hints, self.size.width, self._kept, event.x)
        if hint and hint.action and self.screen.is_active:
            await self.app.run_action(hint.action, hint.node)

    def _changed(self, screen: Screen[Any]) -> None:  # noqa: ARG002 - the signals' own
        if self.screen.is_active:
            self.look_again()


def _fitting(hints: Sequence[FooterKey], width: int, kept: int) -> tuple[list[FooterKey], str]:
    """Return the hints that fit, and the gap between two of them."""
    shown = list(hints)
    while len(shown) > 1 and _cells(shown, GAPS[-1]) > width:
        del shown[max(0, len(shown) - 1 - kept)]
    return shown, next((gap for gap in GAPS if _cells(shown, gap) <= width), GAPS[-1])


def _drawn(hint: FooterKey) -> Content:
    return Content.assemble(plain(hint.key, "bold"), " ", plain(hint.words))


def _cells(shown: Sequence[FooterKey], gap: str) -> int:
    return sum(_drawn(hint).cell_length for hint in shown) + len(gap) * (len(shown) - 1)


def _textuals_own(screen: Screen[Any]) -> Iterator[Binding]:
    """Return the bindings of Textual's own widgets, which we never list."""
    for node in (screen.focused or screen).ancestors_with_self:
        for base in type(node).__mro__:
            if base.__module__.startswith("textual."):
                yield from Binding.make_bindings(vars(base).get("BINDINGS", ()))
