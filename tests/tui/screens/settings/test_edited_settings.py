from pathlib import Path

import pytest

from hiptimer.errors import SaveError
from hiptimer.model.choices import RatingRule
from hiptimer.model.settings import Cues, Settings
from hiptimer.storage.settings import SettingsStore
from hiptimer.tui.screens.settings.form import EditedSettings
from hiptimer.tui.screens.settings.rows import SettingRow


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.toml")


def test_each_undo_takes_back_one_change_more(store: SettingsStore) -> None:
    edited = EditedSettings(store)
    edited.change(SettingRow.VOLUME, 60)
    edited.change(SettingRow.CUES, Cues.OFF)
    edited.change(SettingRow.VOLUME, 40)
    volumes = [edited.settings.volume]
    while edited.last_changed:
        edited.undo()
        volumes.append(edited.settings.volume)
    assert volumes == [40, 60, 60, 80]
    assert store.load().settings == edited.settings == Settings()


@pytest.mark.parametrize("text", ["", "# mine\n", "flash = true # x\n\n[theirs]\nx = 1\n"])
def test_an_undo_leaves_nothing_behind_in_the_file(store: SettingsStore, text: str) -> None:
    store.path.write_text(text, encoding="utf-8")
    edited = EditedSettings(store)
    edited.change(SettingRow.VOLUME, 60)
    edited.undo()
    assert store.path.read_text(encoding="utf-8") == text


def test_an_undo_keeps_the_comment_of_a_value_that_could_not_be(store: SettingsStore) -> None:
    store.path.write_text('rating = "never"  # hm\n', encoding="utf-8")
    edited = EditedSettings(store)
    edited.change(SettingRow.RATING, RatingRule.WAIT)
    edited.undo()
    assert store.path.read_text(encoding="utf-8") == 'rating = "carry-on"  # hm\n'


def test_an_undo_leaves_alone_what_was_changed_by_hand_since(store: SettingsStore) -> None:
    edited = EditedSettings(store)
    edited.change(SettingRow.VOLUME, 60)
    store.path.write_text("volume = 7  # by hand\n", encoding="utf-8")
    edited.undo()
    assert edited.last_changed is None
    assert edited.settings.volume == 7
    assert store.path.read_text(encoding="utf-8") == "volume = 7  # by hand\n"


def test_a_change_brings_in_what_was_written_by_hand_since(store: SettingsStore) -> None:
    edited = EditedSettings(store)
    store.path.write_text('rating = "wait"  # by hand\n', encoding="utf-8")
    edited.change(SettingRow.VOLUME, 60)
    assert edited.settings == Settings(volume=60, rating=RatingRule.WAIT)
    assert store.path.read_text(encoding="utf-8") == 'rating = "wait"  # by hand\nvolume = 60\n'


def test_a_change_that_can_not_be_saved_is_none(store: SettingsStore) -> None:
    edited = EditedSettings(store)
    store.path.mkdir()
    with pytest.raises(SaveError):
        edited.change(SettingRow.VOLUME, 60)
    assert edited.settings.volume == 80
    assert edited.last_changed is None


def test_an_undo_that_can_not_be_saved_can_be_tried_again(store: SettingsStore) -> None:
    edited = EditedSettings(store)
    store.path.write_text("volume = 30\n", encoding="utf-8")
    edited.change(SettingRow.VOLUME, 80)
    good = store.path.read_bytes()
    store.path.write_bytes(b"volume = [")
    with pytest.raises(SaveError):
        edited.undo()
    assert edited.last_changed is SettingRow.VOLUME
    assert store.path.read_bytes() == b"volume = ["
    store.path.write_bytes(good)
    edited.undo()
    assert edited.last_changed is None


def test_only_what_the_file_says_stands_in_it(store: SettingsStore) -> None:
    store.path.write_text('volume = 30\nrating = "never"\n', encoding="utf-8")
    edited = EditedSettings(store)
    assert [each for each in SettingRow if edited.stands_in_file(each)] == [SettingRow.VOLUME]
    assert "rating: found" in edited.problems[0]
