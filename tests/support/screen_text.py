"""Reads a screen as a person does: the text that can be seen, line by line."""

from typing import Any

from textual._context import visible_screen_stack
from textual.app import App
from textual.strip import Strip


def lines_on(app: App[Any]) -> list[str]:
    """Return the lines of the screen that is on top, without the spaces at their ends."""
    return [strip.text.rstrip() for strip in strips_on(app)]


def strips_on(app: App[Any]) -> list[Strip]:
    """Paint the screen that is on top, over those that show through it, row by row."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def text_on(app: App[Any]) -> str:
    """Return all that can be seen, in one piece."""
    return "\n".join(lines_on(app))


def words_on(app: App[Any]) -> str:
    """Return all that can be seen as one line, wherever the rows were broken; without frames."""
    return " ".join(text_on(app).replace("\N{BOX DRAWINGS LIGHT VERTICAL}", " ").split())
