"""The settings: each with what it is for, its value and its present effect."""

from hiptimer.tui.screens.settings.screen import SettingsScreen

__all__ = ["SettingsScreen"]
