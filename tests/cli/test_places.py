"""Where everything is kept, whatever the environment says."""

import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from hiptimer.cli.places import choose_folders, path_of, rescue_folders
from hiptimer.errors import HiptimerError, UsageError
from hiptimer.storage.folders import Folders
from tests.support.children import in_child

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
    assert path_of("~no-user-of-that-name/x") == Path("~no-user-of-that-name/x")


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_of_a_folder_is_a_wrong_usage(name: str) -> None:
    with pytest.raises(UsageError):
        choose_folders(name, {})


def a_file(top: Path) -> Path:
    (top / "file").touch()
    return top / "file"


def a_pipe(top: Path) -> Path:
    os.mkfifo(top / "pipe")
    return top / "pipe"


def a_loop(top: Path) -> Path:
    (top / "loop").symlink_to(top / "loop")
    return top / "loop"


def a_dead_link(top: Path) -> Path:
    (top / "dead").symlink_to(top / "gone")
    return top / "dead"


UNUSABLE: list[tuple[str, Callable[[Path], Path], str]] = [
    ("a file", a_file, "a folder is needed here"),
    ("a pipe", a_pipe, "a folder is needed here"),
    ("below a file", lambda top: a_file(top) / "x", "a file is where a folder should be"),
    ("a loop", a_loop, "a link that leads back to itself"),
    ("below a loop", lambda top: a_loop(top) / "x", "a link that leads back to itself"),
    ("a dead link", a_dead_link, "a link that leads nowhere"),
    ("below a dead link", lambda top: a_dead_link(top) / "x", "a link that leads nowhere"),
    ("a long name", lambda top: top / ("x" * 300), "its name is too long"),
    ("a long path", lambda top: top.joinpath(*["x" * 200] * 30), "its name is too long"),
    ("no room below", lambda top: fill(top, 4_060), "its name is too long"),
    ("a line break", lambda top: top / "a\nb", "can't contain a line break"),
    ("a NUL", lambda top: top / "a\0b", "can't contain a line break or a NUL"),
]


def fill(top: Path, length: int) -> Path:
    """Give a path below `top` of that many characters."""
    while len(str(top)) < length - 200:
        top /= "x" * 150
    return top / ("x" * (length - 1 - len(str(top))))


@pytest.mark.parametrize(("make", "words"), [row[1:] for row in UNUSABLE], ids=lambda _: "")
def test_a_folder_that_can_not_be_used_is_reported_and_left(
    tmp_path: Path, make: Callable[[Path], Path], words: str
) -> None:
    top = make(tmp_path)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(HiptimerError, match=words) as raised:
        choose_folders(str(top), {})
    assert raised.value.exit_code == 1
    assert "\n" not in str(raised.value)
    with pytest.raises(HiptimerError, match=words):
        choose_folders(None, {"HIPTIMER_DATA_DIR": str(top)})
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("variable", XDG)
@pytest.mark.parametrize("make", [a_file, a_loop, a_dead_link])
def test_a_folder_of_the_system_that_can_not_be_used_is_reported(
    tmp_path: Path, make: Callable[[Path], Path], variable: str
) -> None:
    with pytest.raises(HiptimerError, match="this folder can't be used"):
        choose_folders(None, {variable: str(make(tmp_path))})


@pytest.mark.parametrize("mode", [0o000, 0o400, 0o600])
def test_a_folder_that_may_not_be_searched_is_reported(mode: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        top.chmod(0o755)
        (top / "data").mkdir()
        (top / "data").chmod(mode)
        for chosen in (str(top / "data"), str(top / "data" / "below")):
            said = in_child(partial(choose_folders, chosen, {}), without_rights=True).said
            assert said.startswith("HiptimerError")
            assert "you have no permission for it" in said


def test_in_a_folder_that_was_removed_a_relative_one_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(HiptimerError, match="give the whole path"):
        choose_folders("here", {})


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


@pytest.mark.parametrize(
    ("environment", "second"),
    [
        ({"TMPDIR": "/t", "TEMP": "/u"}, ["/t"]),
        ({"TEMP": "/u"}, ["/u"]),
        ({"TMPDIR": ""}, ["/tmp"]),  # noqa: S108 - it is only proposed
        ({"TMPDIR": "here"}, []),
    ],
)
def test_a_copy_is_proposed_at_home_and_where_the_system_keeps_such_files(
    environment: dict[str, str],
    second: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert [str(path) for path in rescue_folders(environment)] == [str(tmp_path), *second]
