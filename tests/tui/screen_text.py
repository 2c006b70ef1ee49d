"""Reads a screen as a person does: the text that can be seen, line by line."""

from typing import Any

from textual.app import App


def lines_on(app: App[Any]) -> list[str]:
    """Return the lines of the screen that is on top, without the spaces at their ends."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def text_on(app: App[Any]) -> str:
    """Return all that can be seen, in one piece."""
    return "\n".join(lines_on(app))


def words_on(app: App[Any]) -> str:
    """Return all that can be seen as one line, wherever the rows were broken; without frames."""
    return " ".join(text_on(app).replace("\N{BOX DRAWINGS LIGHT VERTICAL}", " ").split())
