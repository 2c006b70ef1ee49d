"""What the settings screen holds: where the pointer is, what is typed, and what is to be told.

It is told of no key and draws nothing.
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


class Told(Struct, frozen=True):
    """What was just said to the person; `trouble` where something can't be."""

    words: str = ""
    trouble: bool = False


class SettingsForm:
    """The settings of `store`, one of them (`at`) being changed; `themes` can be chosen from."""

    def __init__(self, store: SettingsStore, themes: Sequence[str]) -> None:
        self._edited = EditedSettings(store)
        self._themes = themes
        self.at = SETTINGS[0]
        self.entry: Entry | None = None
        self.told = Told(problems_line(self.problems), trouble=True)

    # State

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._edited.settings

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong in their file."""
        return self._edited.problems

    @property
    def value(self) -> SettingValue:
        """The value of the setting at the pointer."""
        return self.at.value_in(self.settings)

    @property
    def options(self) -> tuple[SettingValue, ...]:
        """What it can be stepped through."""
        return options(self.at, self.settings, self._themes)

    @property
    def in_file(self) -> bool:
        """Whether the file says anything of use about it."""
        return self._edited.stands_in_file(self.at)

    @property
    def is_default(self) -> bool:
        """Whether it has the value that serves where none is chosen."""
        return self.value == self.at.value_in(Settings())

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to be taken back."""
        return self._edited.last_changed is not None

    def beside(self, step: int) -> SettingValue:
        """Give the value `step` further on, the present one at the ends."""
        return neighbour(self.options, self.value, step)

    def takes(self, character: str) -> bool:
        """Whether `character` can be typed now."""
        entry = self.entry or entry_for(self.at)
        return entry is not None and entry.takes(character)

    # What a person does

    def point(self, at: Setting) -> None:
        """Point at another setting; what was typed for this one is kept."""
        self.told = Told()
        self.keep()
        self.at = at

    def change(self, value: SettingValue) -> None:
        """Save another value, and tell that it is saved, or why it is not."""
        setting = self.at
        self._try(lambda: self._edited.change(setting, value), words.saved)

    def go_on(self) -> None:
        """Choose the next value, the first one after the last."""
        self.change(following(self.options, self.value))

    def back_to_default(self) -> None:
        """Choose the value that serves where none is chosen."""
        default: SettingValue = getattr(Settings(), self.at.value)
        self.change(default)

    def type(self, character: str) -> None:
        """Add a character to what is typed."""
        entry = self.entry or entry_for(self.at)
        self.told, self.entry = Told(), entry.typed(character) if entry else None

    def paste(self, text: str) -> None:
        """Add a pasted text to what is typed, as far as there is room for it."""
        for character in text:
            if self.entry is None or self.entry.takes(character):
                self.type(character)

    def erase(self) -> None:
        """Erase the last character; without any the old value stands again."""
        entry = self.entry.erased() if self.entry else None
        self.entry = entry if entry and entry.text else None

    def drop(self) -> None:
        """Forget what was typed."""
        self.entry = None

    def keep(self) -> None:
        """Save what was typed; what can't be is told, and forgotten."""
        entry, self.entry = self.entry, None
        if entry is None:
            return
        try:
            value = entry.value()
        except ValueError as error:
            self.told = Told(str(error), trouble=True)
        else:
            self.change(value)

    def undo(self) -> None:
        """Take the last change back, and point at its setting."""
        self.at = self._edited.last_changed or self.at
        self._try(self._edited.undo, words.taken_back)

    def _try(self, save: Callable[[], None], success: Callable[[Setting, Settings], str]) -> None:
        try:
            save()
        except SaveError as error:
            self.told = Told(str(error), trouble=True)
        else:
            self.told = Told(success(self.at, self.settings))
