from datetime import time

import pytest

from hiptimer.tui.screens.settings.form import Entry, NumberEntry, TimeEntry, entry_for
from hiptimer.tui.screens.settings.rows import SettingRow


def typed(entry: Entry, characters: str) -> Entry:
    for character in characters:
        assert entry.takes(character)
        entry = entry.typed(character)
    return entry


FULL_WIDTH_75 = "\N{FULLWIDTH DIGIT SEVEN}\N{FULLWIDTH DIGIT FIVE}"


@pytest.mark.parametrize(
    ("digits", "volume"),
    [("0", 0), ("7", 7), ("10", 10), ("35", 35), ("99", 99), ("100", 100), (FULL_WIDTH_75, 75)],
)
def test_a_volume_is_what_its_digits_say(digits: str, volume: int) -> None:
    assert typed(NumberEntry(what="volume", most=100), digits).value() == volume


@pytest.mark.parametrize("text", ["101", "1.5", "1,5", "1:30", "50%", "8 0", "7e1", "8-"])
def test_what_is_no_volume_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=f"{text} is no volume; type a whole number from 0 to 100"):
        typed(NumberEntry(what="volume", most=100), text).value()


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
    "text", ["2500", "0460", "053", "99", "5:3", "5.30", "5:", "5:30:00", "5:30 pm", "12345"]
)
def test_what_is_no_time_of_day_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=f"{text} is no time of day; type it like 04:00"):
        typed(TimeEntry(), text).value()


def test_typing_begins_with_a_digit_so_that_other_keys_keep_their_meaning() -> None:
    for entry in (NumberEntry(what="volume", most=100), TimeEntry()):
        assert all(entry.takes(digit) for digit in "0123456789")
        assert not any(entry.takes(character) for character in "c:d.- p")
        assert all(entry.typed("7").takes(character) for character in "c:d.- 0")


def test_an_erased_digit_can_be_typed_again() -> None:
    assert typed(typed(NumberEntry(what="volume", most=100), "35").erased(), "8").value() == 38
    assert TimeEntry("053").erased() == TimeEntry("05")


def test_only_numbers_and_time_can_be_typed() -> None:
    assert {setting for setting in SettingRow if entry_for(setting)} == {
        SettingRow.VOLUME,
        SettingRow.WORDS_PER_MINUTE,
        SettingRow.DAY_STARTS_AT,
    }
