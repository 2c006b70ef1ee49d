from datetime import time

import pytest

from hiptimer.tui.screens.settings.setting import Setting
from hiptimer.tui.screens.settings.typed import Entry, TimeEntry, VolumeEntry, entry_for


def typed(entry: Entry, characters: str) -> Entry:
    for character in characters:
        assert entry.takes(character)
        entry = entry.typed(character)
    return entry


@pytest.mark.parametrize(
    ("digits", "volume"), [("0", 0), ("7", 7), ("10", 10), ("35", 35), ("99", 99), ("100", 100)]
)
def test_a_volume_is_what_its_digits_say(digits: str, volume: int) -> None:
    assert typed(VolumeEntry(), digits).value() == volume


@pytest.mark.parametrize(
    ("digits", "complete"), [("0", True), ("1", False), ("10", False), ("11", True), ("100", True)]
)
def test_a_volume_is_complete_when_no_digit_can_follow(digits: str, complete: bool) -> None:  # noqa: FBT001 - a row of the table
    entry = typed(VolumeEntry(), digits)
    assert entry.complete is complete
    assert entry.takes("0") is not complete


def test_a_volume_above_100_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="105 is more than 100, the loudest"):
        typed(VolumeEntry(), "105").value()


@pytest.mark.parametrize(
    ("characters", "moment"),
    [
        ("0530", time(5, 30)),
        ("05:30", time(5, 30)),
        ("5:30", time(5, 30)),
        ("5", time(5, 0)),
        ("23", time(23, 0)),
        ("0000", time(0, 0)),
        ("2359", time(23, 59)),
    ],
)
def test_a_time_of_day_can_be_typed_in_many_ways(characters: str, moment: time) -> None:
    assert typed(TimeEntry(), characters).value() == moment


@pytest.mark.parametrize(
    ("characters", "told"),
    [("2500", "25:00"), ("0460", "04:60"), ("053", "05:3_"), ("99", "99:__")],
)
def test_what_is_no_time_of_day_is_refused_in_words(characters: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"{told} is no time of day; type it like 04:00"):
        typed(TimeEntry(), characters).value()


def test_a_time_shows_what_is_still_to_be_typed() -> None:
    steps = [typed(TimeEntry(), "0530"[:count]).told for count in range(5)]
    assert steps == ["__:__", "0_:__", "05:__", "05:3_", "05:30"]


def test_a_colon_follows_an_hour_only() -> None:
    assert not TimeEntry().takes(":")
    assert TimeEntry("05").takes(":")
    assert not TimeEntry("053").takes(":")


def test_an_erased_digit_can_be_typed_anew() -> None:
    assert typed(typed(VolumeEntry(), "35").erased(), "8").value() == 38
    assert TimeEntry("053").erased() == TimeEntry("05")


def test_only_volume_and_time_can_be_typed() -> None:
    assert {setting for setting in Setting if entry_for(setting)} == {
        Setting.VOLUME,
        Setting.DAY_STARTS_AT,
    }
