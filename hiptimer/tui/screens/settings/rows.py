"""The rows of the settings screen: a name, a value, and whether the arrows change it."""

from collections.abc import Sequence

from hiptimer.model.settings import Settings
from hiptimer.tui.screens.settings import words
from hiptimer.tui.screens.settings.setting import Setting, neighbour, options
from hiptimer.tui.screens.settings.typed import Entry
from hiptimer.tui.widgets.field_list import Field


def rows_of(
    settings: Settings, themes: Sequence[str], at: Setting, entry: Entry | None
) -> tuple[Field, ...]:
    """Return a row for every setting; the one `at` the pointer shows what is typed for it."""
    return tuple(
        Field(words.NAMES[setting], entry.shown, less=False, more=False)
        if entry and setting is at
        else _row(setting, settings, themes)
        for setting in Setting
    )


def _row(setting: Setting, settings: Settings, themes: Sequence[str]) -> Field:
    value, among = setting.value_in(settings), options(setting, settings, themes)
    return Field(
        words.NAMES[setting],
        words.value_words(value),
        less=neighbour(among, value, -1) != value,
        more=neighbour(among, value, 1) != value,
    )
