from collections.abc import Iterator
from datetime import time
from typing import Any

import pytest
from msgspec.structs import replace
from textual.theme import BUILTIN_THEMES

from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.settings import Settings
from hiptimer.tui.screens.settings.effects import Surroundings, effect
from hiptimer.tui.screens.settings.rows import PURPOSES, SettingRow, options
from hiptimer.tui.themes import THEMES
from hiptimer.tui.widgets.text_lines import wrapped
from tests.support.app_driver import AppDriver

NARROWEST = 38
"""Cells of a line in the smallest window; the purpose has two lines there, the effect three."""

ALL_THEMES = {**BUILTIN_THEMES, **{theme.name: theme for theme in THEMES}}


@pytest.fixture
def around(driver: AppDriver) -> Surroundings:
    return Surroundings(driver.clock.now(), ALL_THEMES, driver.protocol())


def with_each_value(setting: SettingRow) -> Iterator[Settings]:
    for value in options(setting, Settings(), tuple(ALL_THEMES)):
        change: dict[str, Any] = {setting.value: value}
        yield replace(Settings(), **change)


@pytest.mark.parametrize("setting", SettingRow)
def test_purpose_and_effect_fit_the_narrowest_screen(
    setting: SettingRow, around: Surroundings
) -> None:
    assert 1 <= len(wrapped(PURPOSES[setting], NARROWEST)) <= 2
    for settings in with_each_value(setting):
        assert len(wrapped(effect(setting, settings, around), NARROWEST)) <= 3


@pytest.mark.parametrize("setting", SettingRow)
def test_every_value_has_an_effect_of_its_own(setting: SettingRow, around: Surroundings) -> None:
    effects = [effect(setting, settings, around) for settings in with_each_value(setting)]
    expected = {SettingRow.DAY_STARTS_AT: 2, SettingRow.THEME: 4}.get(setting, len(effects))
    assert len(set(effects)) == expected


@pytest.mark.parametrize(
    ("side", "words"),
    [
        (AffectedSide.LEFT, "done on the left. The short session takes 5 min."),
        (AffectedSide.RIGHT, "done on the right. The short session takes 5 min."),
        (AffectedSide.BOTH, "done on each side, left first. The short session takes 7 min."),
    ],
)
def test_the_affected_side_shows_how_long_the_short_session_is(
    side: AffectedSide, words: str, around: Surroundings
) -> None:
    settings = Settings(affected_side=side)
    assert effect(SettingRow.AFFECTED_SIDE, settings, around).endswith(words)


def test_without_a_short_session_no_length_is_shown(around: Surroundings) -> None:
    words = effect(SettingRow.AFFECTED_SIDE, Settings(), replace(around, short=None))
    assert words.endswith("left first.")


def test_the_rules_are_described_in_words(around: Surroundings) -> None:
    waits = Settings(rating=RatingRule.WAIT, advance=AdvanceRule.KEY)
    assert "the next set waits for the number" in effect(SettingRow.RATING, waits, around)
    assert "every set waits for a key" in effect(SettingRow.ADVANCE, waits, around)


def test_the_start_of_the_day_shows_what_a_session_now_counts_for(around: Surroundings) -> None:
    days = (Settings(day_starts_at=time(4, 0)), Settings(day_starts_at=time(8, 0)))
    effects = [effect(SettingRow.DAY_STARTS_AT, settings, around) for settings in days]
    assert effects == [
        "Now: a session begun now, at 07:18, counts for Monday 23 November.",
        "Now: a session begun now, at 07:18, counts for Sunday 22 November.",
    ]


def test_a_theme_that_does_not_exist_is_reported(around: Surroundings) -> None:
    words = effect(SettingRow.THEME, Settings(theme="gone"), around)
    assert words == "Now: there is no theme of this name, so hiptimer-dark serves."
