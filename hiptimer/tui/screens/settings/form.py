"""The state of the settings screen: the pointer, what is typed, and the last message.

It handles no keys and draws nothing.
"""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from hiptimer.errors import SaveError
from hiptimer.model.settings import Settings
from hiptimer.storage.settings import SettingsStore
from hiptimer.tui.screens.settings import words
from hiptimer.tui.screens.settings.edited import EditedSettings
from hiptimer.tui.screens.settings.setting import (
    Setting,
    SettingValue,
    following,
    neighbour,
    options,
)
from hiptimer.tui.screens.settings.typed import Entry, entry_for
from hiptimer.wording.problems import problems_line

SETTINGS: Final = tuple(Setting)


class FormMessage(Struct, frozen=True):
    """A message to the person; `trouble` if something failed."""

    words: str = ""
    trouble: bool = False


class SettingsForm:
    """The settings of `store`, with the pointer `at` one of them; `themes` are the choices."""

    def __init__(self, store: SettingsStore, themes: Sequence[str]) -> None:
        self._edited = EditedSettings(store)
        self._themes = themes
        self.at = SETTINGS[0]
        self.entry: Entry | None = None
        self.message = FormMessage(problems_line(self.problems), trouble=True)

    # State

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._edited.settings

    @property
    def problems(self) -> tuple[str, ...]:
        """The problems of their file."""
        return self._edited.problems

    @property
    def value(self) -> SettingValue:
        """The value of the setting at the pointer."""
        return self.at.value_in(self.settings)

    @property
    def options(self) -> tuple[SettingValue, ...]:
        """The values that the arrows step through."""
        return options(self.at, self.settings, self._themes)

    @property
    def in_file(self) -> bool:
        """Whether the file has a valid value for it."""
        return self._edited.stands_in_file(self.at)

    @property
    def is_default(self) -> bool:
        """Whether it has its default value."""
        return self.value == self.at.value_in(Settings())

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return self._edited.last_changed is not None

    def beside(self, step: int) -> SettingValue:
        """Return the value `step` further on; at the ends, the current one."""
        return neighbour(self.options, self.value, step)

    def takes(self, character: str) -> bool:
        """Return whether `character` can be typed now."""
        entry = self.entry or entry_for(self.at)
        return entry is not None and entry.takes(character)

    # What a person does

    def point(self, at: Setting) -> None:
        """Move the pointer to another setting; a typed value is saved."""
        self.message = FormMessage()
        self.keep()
        self.at = at

    def change(self, value: SettingValue) -> None:
        """Save another value, and report that it is saved, or why it is not."""
        setting = self.at
        self._try(lambda: self._edited.change(setting, value), words.saved)

    def go_on(self) -> None:
        """Choose the next value; after the last, the first."""
        self.change(following(self.options, self.value))

    def back_to_default(self) -> None:
        """Choose the default value."""
        default: SettingValue = getattr(Settings(), self.at.value)
        self.change(default)

    def type(self, character: str) -> None:
        """Add a character to the typed value."""
        entry = self.entry or entry_for(self.at)
        self.message, self.entry = FormMessage(), entry.typed(character) if entry else None

    def paste(self, text: str) -> None:
        """Add a pasted text to the typed value, as far as there is room for it."""
        for character in text:
            if self.entry is None or self.entry.takes(character):
                self.type(character)

    def erase(self) -> None:
        """Erase the last character; when none is left, show the old value again."""
        entry = self.entry.erased() if self.entry else None
        self.entry = entry if entry and entry.text else None

    def drop(self) -> None:
        """Drop the typed value."""
        self.entry = None

    def keep(self) -> None:
        """Save the typed value; report an invalid one, and drop it."""
        entry, self.entry = self.entry, None
        if entry is None:
            return
        try:
            value = entry.value()
        except ValueError as error:
            self.message = FormMessage(str(error), trouble=True)
        else:
            self.change(value)

    def undo(self) -> None:
        """Undo the last change, and move the pointer to its setting."""
        self.at = self._edited.last_changed or self.at
        self._try(self._edited.undo, words.taken_back)

    def _try(self, save: Callable[[], None], success: Callable[[Setting, Settings], str]) -> None:
        try:
            save()
        except SaveError as error:
            self.message = FormMessage(str(error), trouble=True)
        else:
            self.message = FormMessage(success(self.at, self.settings))
