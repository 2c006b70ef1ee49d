"""The settings while they are edited: every change is saved at once, and can be undone.

The values always come from the file, which is read before and after each save.
"""

from typing import Any

from msgspec import Struct

from hiptimer.model.settings import Settings
from hiptimer.storage.settings import SettingsStore
from hiptimer.tui.screens.settings.setting import Setting, SettingValue


class Change(Struct, frozen=True):
    """One saved change; `before` is None if the file did not have the setting."""

    setting: Setting
    before: SettingValue | None
    after: SettingValue


class EditedSettings:
    """The settings of one file, and the changes made to them since it was opened here."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._loaded = store.load()
        self._changes: list[Change] = []

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._loaded.settings

    @property
    def problems(self) -> tuple[str, ...]:
        """The problems of the file, in words."""
        return self._loaded.problems

    @property
    def last_changed(self) -> Setting | None:
        """The setting that `undo` would change; None if there is nothing to undo."""
        return self._changes[-1].setting if self._changes else None

    def stands_in_file(self, setting: Setting) -> bool:
        """Return whether the file has a valid value for `setting`."""
        return setting in self._loaded.chosen

    def change(self, setting: Setting, value: SettingValue) -> None:
        """Save another value; if that fails, change nothing and raise SaveError."""
        # This includes a line with an invalid value: it keeps its comment, and gets a new value.
        loaded = self._loaded
        before = self._value(setting) if setting in loaded.chosen | loaded.refused else None
        self._save(setting, value)
        self._changes.append(Change(setting, before, value))

    def undo(self) -> None:
        """Undo the last change; if that raises SaveError, it can be tried again.

        A value that was changed elsewhere meanwhile stays as it is.
        """
        change = self._changes[-1]
        self._loaded = self._store.load()
        if self._value(change.setting) == change.after:
            self._save(change.setting, change.before)
        self._changes.pop()

    def _value(self, setting: Setting) -> SettingValue:
        value: SettingValue = getattr(self.settings, setting.value)
        return value

    def _save(self, setting: Setting, value: SettingValue | None) -> None:
        if value is None:
            self._store.forget(setting.value)
        else:
            values: dict[str, Any] = {setting.value: value}
            self._store.save(**values)
        self._loaded = self._store.load()
