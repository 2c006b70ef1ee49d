"""The editor of a person's own protocols: the screen, and the parts that only it has."""

from hiptimer.tui.screens.editor.screen import EditorScreen

__all__ = ["EditorScreen"]
