"""The state of the settings screen: the pointer, what is typed, every change, the last message.

Every change is saved at once, and can be undone; the values always come from the file, which is
read before and after each save. A typed value begins with a digit and may continue with anything,
so that no key is lost; whether it is valid is checked when it is to be kept. No key is handled here
and nothing is drawn.
"""

import re
from collections.abc import Callable, Sequence
from datetime import time
from typing import Any, Final, Self

from msgspec import Struct
from msgspec.structs import replace

from hiptimer.errors import SaveError
from hiptimer.model.settings import FASTEST, SLOWEST, Settings
from hiptimer.storage.settings import SettingsStore
from hiptimer.tui.screens.settings.rows import (
    SettingRow,
    SettingValue,
    following,
    neighbour,
    options,
    saved,
    taken_back,
)
from hiptimer.wording.numbers import whole_number
from hiptimer.wording.problems import problems_line

LONGEST: Final = 12
"""The most characters; every value is shorter."""

_TIME: Final = re.compile(r"(\d{1,2})(?::(\d{2}))?")
"""07:30 or 7:30; an hour alone is a full hour."""

_FOUR_DIGITS: Final = re.compile(r"(\d{2})(\d{2})")


class Entry(Struct, frozen=True):
    """What is typed so far."""

    text: str = ""

    def takes(self, character: str) -> bool:
        """Return whether `character` can follow."""
        if not self.text:
            return character.isdecimal()
        return character.isprintable() and len(self.text) < LONGEST

    def typed(self, character: str) -> Self:
        """Return the entry with one more character."""
        return replace(self, text=self.text + character)

    def erased(self) -> Self:
        """Return the entry without its last character."""
        return replace(self, text=self.text[:-1])

    @property
    def shown(self) -> str:
        """What is typed so far, and the cursor: "8_"."""
        return f"{self.text}_"

    def value(self) -> int | time:
        """Return the value; raises ValueError, in words, if there is no such value."""
        raise NotImplementedError


class NumberEntry(Entry, frozen=True):
    """A whole number from `least` to `most`; `what` is its name in messages."""

    what: str = ""
    least: int = 0
    most: int = 0

    def value(self) -> int:
        """Return the number; raises ValueError, in words."""
        if not self.text.isdecimal() or not self.least <= int(self.text) <= self.most:
            allowed = whole_number(self.least, self.most)
            raise ValueError(f"{self.text} is no {self.what}; type {allowed}.")
        return int(self.text)


class TimeEntry(Entry, frozen=True):
    """A time of day."""

    def value(self) -> time:
        """Return the time of day; raises ValueError, in words."""
        found = _TIME.fullmatch(self.text) or _FOUR_DIGITS.fullmatch(self.text)
        hour, minute = found.groups(default="0") if found else ("", "")
        try:
            return time(int(hour), int(minute))
        except ValueError:
            raise ValueError(f"{self.text} is no time of day; type it like 04:00.") from None


def entry_for(setting: SettingRow) -> Entry | None:
    """Return an empty entry for a value of `setting`; None if it can only be stepped through."""
    match setting:
        case SettingRow.VOLUME:
            return NumberEntry(what="volume", most=100)
        case SettingRow.WORDS_PER_MINUTE:
            return NumberEntry(what="speed of the voice", least=SLOWEST, most=FASTEST)
        case SettingRow.DAY_STARTS_AT:
            return TimeEntry()
        case _:
            return None


class SavedChange(Struct, frozen=True):
    """One saved change; `before` is None if the file did not have the setting."""

    setting: SettingRow
    before: SettingValue | None
    after: SettingValue


class EditedSettings:
    """The settings of one file, and the changes made to them since it was opened here."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._loaded = store.load()
        self._changes: list[SavedChange] = []

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._loaded.settings

    @property
    def problems(self) -> tuple[str, ...]:
        """The problems of the file, in words."""
        return self._loaded.problems

    @property
    def last_changed(self) -> SettingRow | None:
        """The setting that `undo` would change; None if there is nothing to undo."""
        return self._changes[-1].setting if self._changes else None

    def stands_in_file(self, setting: SettingRow) -> bool:
        """Return whether the file has a valid value for `setting`."""
        return setting in self._loaded.chosen

    def change(self, setting: SettingRow, value: SettingValue) -> None:
        """Save another value; if that fails, change nothing and raise SaveError."""
        # This includes a line with an invalid value: it keeps its comment, and gets a new value.
        loaded = self._loaded
        before = (
            setting.stored_in(self.settings) if setting in loaded.chosen | loaded.refused else None
        )
        self._save(setting, value)
        self._changes.append(SavedChange(setting, before, value))

    def undo(self) -> None:
        """Undo the last change; if that raises SaveError, it can be tried again.

        A value that was changed elsewhere meanwhile stays as it is.
        """
        change = self._changes[-1]
        self._loaded = self._store.load()
        if change.setting.stored_in(self.settings) == change.after:
            self._save(change.setting, change.before)
        self._changes.pop()

    def _save(self, setting: SettingRow, value: SettingValue | None) -> None:
        if value is None:
            self._store.forget(setting.value)
        else:
            values: dict[str, Any] = {setting.value: value}
            self._store.save(**values)
        self._loaded = self._store.load()


SETTINGS: Final = tuple(SettingRow)


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

    def point(self, at: SettingRow) -> None:
        """Move the pointer to another setting; a typed value is saved."""
        self.message = FormMessage()
        self.keep()
        self.at = at

    def change(self, value: SettingValue) -> None:
        """Save another value, and report that it is saved, or why it is not."""
        setting = self.at
        self._try(lambda: self._edited.change(setting, value), saved)

    def choose_next(self) -> None:
        """Choose the next value; after the last, the first."""
        self.change(following(self.options, self.value))

    def back_to_default(self) -> None:
        """Choose the default value."""
        self.change(self.at.stored_in(Settings()))

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
        self._try(self._edited.undo, taken_back)

    def _try(
        self, save: Callable[[], None], success: Callable[[SettingRow, Settings], str]
    ) -> None:
        try:
            save()
        except SaveError as error:
            self.message = FormMessage(str(error), trouble=True)
        else:
            self.message = FormMessage(success(self.at, self.settings))
