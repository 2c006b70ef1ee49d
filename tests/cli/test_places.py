"""Where everything is kept, whatever the environment says."""

from pathlib import Path

import pytest

from hiptimer.cli.places import choose_folders, path_of
from hiptimer.errors import HiptimerError, UsageError
from hiptimer.storage.folders import Folders

XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def every_place(folders: Folders) -> list[Path]:
    return [
        *(folders.protocols, folders.sessions, folders.trash),
        *(folders.settings, folders.cache, folders.state),
    ]


def below(top: Path) -> Folders:
    return Folders(
        protocols=top / "protocols",
        sessions=top / "sessions",
        trash=top / "trash",
        settings=top / "settings.toml",
        cache=top / ".cache",
        state=top / ".state",
    )


def test_a_folder_that_is_named_holds_everything(tmp_path: Path) -> None:
    assert choose_folders(str(tmp_path / "x"), {}) == below(tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_the_variable_names_it_too_and_the_option_comes_first(tmp_path: Path) -> None:
    environment = {"HIPTIMER_DATA_DIR": str(tmp_path / "variable")}
    assert choose_folders(None, environment) == below(tmp_path / "variable")
    assert choose_folders(str(tmp_path / "option"), environment) == below(tmp_path / "option")


def test_a_relative_folder_lies_where_the_command_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert choose_folders("here", {}) == below(tmp_path / "here")


def test_a_tilde_that_the_shell_left_is_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert choose_folders("~/hip", {}) == below(tmp_path / "hip")
    assert path_of("~nobody-of-that-name/x") == Path("~nobody-of-that-name/x")


@pytest.mark.parametrize("name", ["", "  ", "a\0b"])
def test_what_can_be_no_folder_is_a_wrong_usage(name: str) -> None:
    with pytest.raises(UsageError):
        choose_folders(name, {})


def test_a_file_in_the_place_of_the_folder_is_a_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(UsageError, match="a folder is needed here"):
        choose_folders(str(tmp_path / "x"), {})


def test_an_empty_variable_names_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folders = choose_folders(None, {"HIPTIMER_DATA_DIR": ""})
    assert folders.sessions == tmp_path / ".local/share/hiptimer/sessions"


def test_the_usual_folders_are_those_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert choose_folders(None, {}) == Folders(
        protocols=tmp_path / ".local/share/hiptimer/protocols",
        sessions=tmp_path / ".local/share/hiptimer/sessions",
        trash=tmp_path / ".local/share/hiptimer/trash",
        settings=tmp_path / ".config/hiptimer/settings.toml",
        cache=tmp_path / ".cache/hiptimer",
        state=tmp_path / ".local/state/hiptimer",
    )


@pytest.mark.parametrize("value", ["", "relative", "./here", "~/x"])
def test_a_variable_that_is_no_absolute_path_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    usual = choose_folders(None, {})
    for name in XDG:
        monkeypatch.setenv(name, value)
    assert choose_folders(None, {}) == usual


@pytest.mark.parametrize("home", [None, "", "relative"])
def test_without_a_home_the_one_of_the_account_serves(
    monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home)
    places = every_place(choose_folders(None, {}))
    assert all(place.is_absolute() and len(place.parts) > 3 for place in places)


def test_without_a_home_and_an_account_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)
    with pytest.raises(HiptimerError, match="Set HOME, or name a folder") as raised:
        choose_folders(None, {})
    assert raised.value.exit_code == 1
