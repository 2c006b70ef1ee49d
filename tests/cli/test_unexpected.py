"""An error of hiptimer itself: what a person reads, and what is kept of it."""

from pathlib import Path

import pytest

from hiptimer import __version__
from hiptimer.cli import commands
from hiptimer.cli.places import choose_folders
from tests.support.command_lines import CommandLine


def broken(note: str) -> None:
    """Fail as code with a mistake does, with something personal in hand."""
    try:
        dict[str, str]()[note]
    except KeyError as error:
        raise ValueError(note) from error


@pytest.fixture
def error() -> Exception:
    try:
        broken("my hip hurts at night")
    except ValueError as caught:
        return caught
    raise AssertionError


def test_the_report_goes_down_to_the_cause_and_says_nothing_about_the_person(
    error: Exception,
) -> None:
    version, *places = commands.lines(error)
    assert version.startswith(f"hiptimer {__version__}, Python 3.")
    assert [place for place in places if not place.startswith(" ")] == [
        "builtins.ValueError",
        "builtins.KeyError",
    ]
    assert [place.split(" ")[-1] for place in places if place.startswith("  ")] == [
        *("error", "broken"),
        "broken",
    ]
    assert "night" not in "\n".join(places)


def test_an_error_that_is_its_own_cause_is_reported_once(error: Exception) -> None:
    assert error.__cause__ is not None
    error.__cause__.__cause__ = error
    kinds = [line for line in commands.lines(error) if line.startswith("builtins")]
    assert kinds == ["builtins.ValueError", "builtins.KeyError"]


def test_it_is_kept_in_the_state_folder_and_the_exit_code_is_70(
    error: Exception, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = choose_folders(str(tmp_path / "data"), {})
    assert commands.report(error, folders) == 70
    log = folders.state / "last-error.log"
    assert log.read_text(encoding="utf-8").splitlines() == list(commands.lines(error))
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "hiptimer: an error of hiptimer itself (builtins.ValueError) ended it." in printed.err
    assert f"nothing about you, is in {log}" in printed.err
    assert "broken" not in printed.err


@pytest.mark.parametrize("there", [False, True])
def test_if_it_can_not_be_kept_it_is_printed_at_once(
    error: Exception, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, there: bool
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / ".state").write_text("no folder", encoding="utf-8")
    folders = choose_folders(str(tmp_path / "data"), {}) if there else None
    assert commands.report(error, folders) == 70
    printed = capsys.readouterr().err
    assert "is in" not in printed
    assert "\n".join(commands.lines(error)) in printed


def test_a_command_that_fails_of_a_mistake_ends_with_70(
    hiptimer: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(commands, "_do", fails)
    done = hiptimer.type("history")
    assert (done.code, done.out) == (70, "")
    assert "(builtins.ZeroDivisionError)" in done.err
    assert (hiptimer.data / ".state" / "last-error.log").exists()
