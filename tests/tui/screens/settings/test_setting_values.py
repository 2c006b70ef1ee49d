from datetime import time

import pytest
from msgspec.structs import fields

from hiptimer.model.protocol import AffectedSide
from hiptimer.model.settings import Cues, Settings
from hiptimer.storage.settings import RULES
from hiptimer.tui.screens.settings.rows import SettingRow, following, neighbour, options
from hiptimer.tui.themes import DEFAULT_THEME

THEMES = (DEFAULT_THEME, "nord")


def test_every_key_of_the_file_is_a_setting_of_the_screen() -> None:
    keys = {setting.value for setting in SettingRow}
    assert keys == set(RULES) == {field.name for field in fields(Settings)}


@pytest.mark.parametrize("setting", SettingRow)
def test_the_present_value_is_among_those_one_steps_through(setting: SettingRow) -> None:
    for settings in (
        Settings(),
        Settings(volume=83, day_starts_at=time(4, 7), theme="gone", cues=Cues.OFF),
    ):
        assert setting.value_in(settings) in options(setting, settings, THEMES)


@pytest.mark.parametrize("setting", SettingRow)
def test_every_value_that_is_offered_can_stand_in_the_file(setting: SettingRow) -> None:
    for value in options(setting, Settings(), THEMES):
        stored = f"{value:%H:%M}" if isinstance(value, time) else value
        assert RULES[setting].value(stored) == value


def test_a_typed_value_is_left_to_the_next_on_either_side() -> None:
    settings = Settings(volume=83)
    volumes = options(SettingRow.VOLUME, settings, THEMES)
    assert neighbour(volumes, 83, -1) == 80
    assert neighbour(volumes, 83, 1) == 85


def test_the_arrows_stay_at_the_ends_and_the_space_goes_round() -> None:
    sides = options(SettingRow.AFFECTED_SIDE, Settings(), THEMES)
    assert neighbour(sides, AffectedSide.RIGHT, 1) is AffectedSide.RIGHT
    assert following(sides, AffectedSide.RIGHT) is AffectedSide.LEFT


def test_a_theme_that_was_not_chosen_is_shown_by_its_name() -> None:
    assert SettingRow.THEME.value_in(Settings()) == DEFAULT_THEME
