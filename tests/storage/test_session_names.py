"""Session files are found by their names, the newest without a look at the years before."""

from pathlib import Path

import pytest

from hiptimer.storage.session_names import SessionNames


def file(folder: Path, year: str, day: str) -> str:
    """Put an empty file with the name of a session into a year."""
    name = f"{year}/{day}_0718_lateral-hip_aaaaaaaa.toml"
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return name


@pytest.fixture
def days(tmp_path: Path) -> list[str]:
    """Four sessions in three years, the oldest first; the oldest year holds another file too."""
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "notes.txt").touch()
    names = ("2024-12-31", "2025-01-01", "2026-05-02", "2026-05-10")
    return [file(tmp_path, day[:4], day) for day in names]


def test_the_newest_are_given_newest_first(tmp_path: Path, days: list[str]) -> None:
    assert SessionNames(tmp_path).newest(3) == days[:0:-1]
    assert SessionNames(tmp_path).newest(9) == days[::-1]
    assert SessionNames(tmp_path / "none").newest(9) == []


def test_years_before_the_newest_are_not_looked_through(tmp_path: Path, days: list[str]) -> None:
    names = SessionNames(tmp_path)
    assert names.newest(1) == days[:2:-1]
    assert names.newest(3) == days[:0:-1]
    assert not names.others
    names.newest(4)
    assert names.others == [tmp_path / "2024" / "notes.txt"]


def test_a_folder_behind_a_link_that_leads_nowhere_is_reported_with_what_to_do(
    tmp_path: Path,
) -> None:
    drive = tmp_path / "drive"
    (tmp_path / "sessions").symlink_to(drive / "sessions")
    names = SessionNames(tmp_path / "sessions")
    assert names.newest(9) == []
    assert [str(each) for each in names.unreadable] == [
        f"{tmp_path / 'sessions'}: can't be listed: it is a link that leads nowhere; "
        "connect the drive that it leads to, or fix it"
    ]
    name = file(drive / "sessions", "2026", "2026-05-02")
    assert SessionNames(tmp_path / "sessions").newest(9) == [name]


def test_a_folder_above_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "gone")
    names = SessionNames(tmp_path / "data" / "sessions")
    assert list(names.sessions()) == []
    (problem,) = names.unreadable
    assert f"{tmp_path / 'data'} is a link that leads nowhere" in str(problem)


def test_a_year_that_leads_nowhere_is_reported_too(tmp_path: Path, days: list[str]) -> None:
    (tmp_path / "2027").symlink_to(tmp_path / "usb")
    names = SessionNames(tmp_path)
    assert names.newest(9) == days[::-1]
    (problem,) = names.unreadable
    assert problem.path == tmp_path / "2027"
