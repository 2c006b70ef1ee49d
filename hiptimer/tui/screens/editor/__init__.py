"""The editor for a person's own protocols: the screen, and the parts that only it uses."""

from hiptimer.tui.screens.editor.screen import EditorScreen

__all__ = ["EditorScreen"]
