"""The settings while they are edited: every change is saved at once, and can be taken back.

What it shows was read from the file, before and after each save; it makes up nothing.
"""

from typing import Any

from msgspec import Struct

from hiptimer.model.settings import Settings
from hiptimer.storage.settings import SettingsStore
from hiptimer.tui.screens.settings.setting import Setting, SettingValue


class Change(Struct, frozen=True):
    """One change that was saved; `before` is None where the file said nothing of the setting."""

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
        """The settings that are in force."""
        return self._loaded.settings

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong in the file, in words."""
        return self._loaded.problems

    @property
    def last_changed(self) -> Setting | None:
        """The setting whose change `undo` would take back; None where there is none."""
        return self._changes[-1].setting if self._changes else None

    def stands_in_file(self, setting: Setting) -> bool:
        """Tell whether the file says anything of use about `setting`."""
        return setting in self._loaded.chosen

    def change(self, setting: Setting, value: SettingValue) -> None:
        """Save another value; where it can't be saved nothing changes, and it raises SaveError."""
        # A line with a value that can't be is there too: it keeps its comment, and gets another.
        loaded = self._loaded
        before = self._value(setting) if setting in loaded.chosen | loaded.refused else None
        self._save(setting, value)
        self._changes.append(Change(setting, before, value))

    def undo(self) -> None:
        """Take the last change back; raises SaveError, and can then be tried again.

        What was changed elsewhere meanwhile is not taken back: it stays as it is.
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
