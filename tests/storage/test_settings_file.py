from datetime import time
from pathlib import Path

import pytest
import tomlkit
from tomlkit.exceptions import TOMLKitError

from hiptimer.errors import SaveError
from hiptimer.model.choices import AdvanceRule, RatingRule
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.settings import Cues, Settings
from hiptimer.storage.settings import LoadedSettings, SettingsStore

BY_HAND = """\
# the left one, since spring
affected_side = "left"   # see the report

volume = 40
mine = { a = 1 }   # not hiptimer's

[theirs]
x = 1
"""


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "config" / "settings.toml")


def write(store: SettingsStore, data: str | bytes) -> None:
    store.path.parent.mkdir(exist_ok=True)
    store.path.write_bytes(data if isinstance(data, bytes) else data.encode())


def test_without_a_file_the_defaults_serve_and_nothing_was_chosen(store: SettingsStore) -> None:
    assert store.load() == LoadedSettings(Settings(), (), frozenset(), exists=False)


def test_every_setting_is_saved_and_read_again(store: SettingsStore) -> None:
    store.save(
        affected_side=AffectedSide.LEFT,
        rating=RatingRule.WAIT,
        advance=AdvanceRule.KEY,
        cues=Cues.BELL,
        volume=0,
        flash=False,
        keep_awake=False,
        day_starts_at=time(5, 30),
        theme="nord",
    )
    loaded = store.load()
    assert loaded.settings == Settings(
        affected_side=AffectedSide.LEFT,
        rating=RatingRule.WAIT,
        advance=AdvanceRule.KEY,
        cues=Cues.BELL,
        volume=0,
        flash=False,
        keep_awake=False,
        day_starts_at=time(5, 30),
        theme="nord",
    )
    assert loaded.problems == ()
    assert len(loaded.chosen) == 9
    assert 'day_starts_at = "05:30"' in store.path.read_text(encoding="utf-8")


def test_a_choice_counts_as_chosen_even_if_it_is_the_default(store: SettingsStore) -> None:
    store.save(affected_side=AffectedSide.BOTH)
    assert store.load().chosen == {"affected_side"}


def test_saving_keeps_comments_order_and_what_it_does_not_know(store: SettingsStore) -> None:
    write(store, BY_HAND)
    store.save(affected_side=AffectedSide.RIGHT, cues=Cues.OFF)
    expected = BY_HAND.replace('"left"', '"right"').replace(
        "\n\n[theirs]", '\ncues = "off"\n\n[theirs]'
    )
    assert store.path.read_text(encoding="utf-8") == expected


def test_saving_reads_a_file_with_a_mark_and_windows_line_ends(store: SettingsStore) -> None:
    write(store, "\ufeffvolume = 3\r\n# a comment\r\nflash = false\r\n")
    store.save(volume=55)
    assert store.path.read_bytes() == b"volume = 55\r\n# a comment\r\nflash = false\r\n"


def test_one_bad_value_costs_only_itself(store: SettingsStore) -> None:
    write(store, 'rating = "never"\nvolume = 40\n')
    loaded = store.load()
    assert loaded.settings == Settings(volume=40)
    assert loaded.chosen == {"volume"}
    assert loaded.refused == {"rating"}
    assert loaded.problems == (
        f'{store.path}: rating: found "never", expected carry-on or wait; the default is used',
    )


@pytest.mark.parametrize(
    ("line", "found", "allowed"),
    [
        ("affected_side = 3", "3", "left, right or both"),
        ("advance = []", "an array", "exercise, auto or key"),
        ('cues = "loud"', '"loud"', "voice, tones, bell or off"),
        ("volume = true", "true", "a whole number from 0 to 100"),
        ("volume = 101", "101", "a whole number from 0 to 100"),
        ("volume = -1", "-1", "a whole number from 0 to 100"),
        ("volume = 40.0", "40.0", "a whole number from 0 to 100"),
        ("flash = 1", "1", "true or false"),
        ('keep_awake = "yes"', '"yes"', "true or false"),
        ('day_starts_at = "25:00"', '"25:00"', 'a time of day like "04:00"'),
        ('day_starts_at = "4"', '"4"', 'a time of day like "04:00"'),
        ("day_starts_at = 04:00:00", "04:00:00", 'a time of day like "04:00"'),
        ("theme = 1", "1", "the name of a theme"),
        (f'theme = "{"x" * 81}"', '"xxxx', "the name of a theme, at most 80 characters"),
    ],
)
def test_a_value_that_can_not_be_is_reported_with_what_is_allowed(
    store: SettingsStore, line: str, found: str, allowed: str
) -> None:
    write(store, line)
    loaded = store.load()
    (problem,) = loaded.problems
    assert f": {line.split(maxsplit=1)[0]}: found {found}" in problem
    assert f"expected {allowed}" in problem
    assert loaded.settings == Settings()


@pytest.mark.parametrize(
    ("key", "nearest"), [("volum", "volume"), ("affected", "affected_side"), ("x", "flash")]
)
def test_an_unknown_key_is_reported_with_the_nearest_known_one(
    store: SettingsStore, key: str, nearest: str
) -> None:
    write(store, f"{key} = 1\nflash = false\n")
    loaded = store.load()
    assert loaded.settings == Settings(flash=False)
    assert f"there is no setting {key}; the nearest is " in loaded.problems[0]
    assert key == "x" or loaded.problems[0].endswith(nearest)


def test_a_hostile_key_is_harmless_in_the_message(store: SettingsStore) -> None:
    write(store, f'"\\u001b]0;{"x" * 9000}" = 1\n')
    (problem,) = store.load().problems
    assert "\x1b" not in problem
    assert len(problem) < 300


@pytest.mark.parametrize(
    "data", [b"volume = ", b"\xff\xfev\x00", bytes(50), b"format = 2\n"], ids=repr
)
def test_a_damaged_file_is_reported_and_left_alone_and_never_saved_over(
    store: SettingsStore, data: bytes
) -> None:
    write(store, data)
    loaded = store.load()
    assert loaded.settings == Settings()
    assert loaded.problems[0].endswith("The defaults are used for now.")
    with pytest.raises(SaveError, match="the settings were not saved: the file "):
        store.save(volume=1)
    assert store.path.read_bytes() == data


def test_a_file_that_would_lose_something_by_the_edit_is_left_alone(
    store: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(store, BY_HAND)
    monkeypatch.setattr(tomlkit, "dumps", lambda _: "volume = 1\n")
    with pytest.raises(SaveError, match="without damaging"):
        store.save(volume=1)
    assert store.path.read_text(encoding="utf-8") == BY_HAND


def test_a_file_that_can_be_read_but_not_edited_is_left_alone(
    store: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> None:
        raise TOMLKitError("can't be edited here")

    write(store, BY_HAND)
    monkeypatch.setattr(tomlkit, "parse", fail)
    with pytest.raises(SaveError, match="can't be edited here"):
        store.save(volume=1)
    assert store.path.read_text(encoding="utf-8") == BY_HAND


def test_a_bad_value_is_mended_by_choosing_another(store: SettingsStore) -> None:
    write(store, "[volume]\nx = 1\n")
    store.save(volume=30)
    assert store.load() == LoadedSettings(Settings(volume=30), (), frozenset({"volume"}))


def test_what_was_saved_can_be_forgotten_and_all_else_stays(store: SettingsStore) -> None:
    write(store, BY_HAND)
    store.save(cues=Cues.OFF)
    store.forget("cues")
    assert store.path.read_text(encoding="utf-8") == BY_HAND
    assert "cues" not in store.load().chosen


def test_what_was_never_saved_can_be_forgotten_too(store: SettingsStore) -> None:
    write(store, BY_HAND)
    store.forget("cues")
    assert store.path.read_text(encoding="utf-8") == BY_HAND


def test_a_link_as_dotfile_managers_make_it_stays_one(store: SettingsStore, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("volume = 1\n", encoding="utf-8")
    store.path.parent.mkdir()
    store.path.symlink_to(real)
    store.save(volume=2)
    assert store.path.is_symlink()
    assert real.read_text(encoding="utf-8") == "volume = 2\n"


FOREIGN = (
    *("nan", "-nan", "inf", "1e400", "-0.0", "9223372036854775807", "0xFF", "1_000", "true"),
    *("1979-05-27T07:32:00Z", "1979-05-27 00:32:00.999999-07:00", "1979-05-27", "07:32:00.5"),
    *("[nan, [inf, {a = nan}]]", "{a.b.c = nan}", "[" * 20 + "]" * 20, '"\\u001b[31m"', "[1,\n2]"),
    *('"""a\nb"""', "{}", "''"),
)


@pytest.mark.parametrize("key", ["volume", "theme", "x", '"a b"', "a.b"])
@pytest.mark.parametrize("value", FOREIGN)
def test_whatever_others_wrote_settings_are_saved_and_it_stays(
    store: SettingsStore, key: str, value: str
) -> None:
    line = f"{key} = {value} # why\n"
    write(store, f'advance = "auto"\n{line}\n[theirs]\nx = nan\n[[rows]]\nx = [nan]\n')
    store.save(flash=False)
    store.forget("advance")
    text = store.path.read_text(encoding="utf-8")
    assert line in text
    assert "[theirs]\nx = nan\n[[rows]]\nx = [nan]\n" in text
    assert store.load().settings.flash is False
