"""A screen with nothing on it but the widgets under test, and what can be read from it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

SIZES = ((80, 24), (40, 12), (200, 60), (30, 8), (1, 1))

POISON = (
    "[@click=app.quit]x[/]",
    "half [/ open",
    "[bold red]loud",
    "\x1b[31mred\x1b]0;title\x07",
    "left \u202e right",
    "two\nlines\tand a tab",
    "\u4f60\u597d \U0001f9d8 e\u0301",
    "long " * 40,
    "",
)
"""Texts that files and people can hold, and that must stay texts."""


class Stage(App[None]):
    """Shows widgets below each other and keeps the messages that come up from them."""

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield from self.widgets

    def hear(self, message: Message) -> None:
        self.heard.append(message)

    on_rating_row_number_chosen = hear
    on_ceiling_panel_choice_made = hear


def shown(widget: Widget) -> list[str]:
    """Read what a widget shows, row by row."""
    whole = Region(0, 0, *widget.size)
    return [strip.text.rstrip() for strip in widget.render_lines(whole)]


@contextmanager
def counted_renders(widget: Widget) -> Iterator[list[None]]:
    """Count how often lines of a widget are painted: one entry each time, however many."""
    renders: list[None] = []
    rows: list[int] = []
    render_line, render_lines = widget.render_line, widget.render_lines

    def noting(y: int) -> Strip:
        rows.append(y)
        return render_line(y)

    def counting(crop: Region) -> list[Strip]:
        rows.clear()
        strips = render_lines(crop)
        renders.extend([None] * bool(rows))
        return strips

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(widget, "render_line", noting)
        patch.setattr(widget, "render_lines", counting)
        yield renders
