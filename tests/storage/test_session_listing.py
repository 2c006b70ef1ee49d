"""The newest sessions are found by name; what is damaged or foreign is reported beside them."""

import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from hiptimer.errors import SaveError, UnreadableError
from hiptimer.model.session import Session, SessionOutcome
from hiptimer.storage import sessions
from hiptimer.storage.session_file import dumps
from hiptimer.storage.session_names import leads_out
from hiptimer.storage.sessions import Listing, SessionStore
from hiptimer.storage.toml_reading import FileKind, read
from hiptimer.storage.trash import Trash
from tests.support.session_values import STARTED, hold_row, session


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))


def at(day: str, end: str = "aaaaaaaa") -> Session:
    return session(session_id=f"{day}_0700_lateral-hip_{end}")


def put(store: SessionStore, kept: Session, name: str, year: str = "2026") -> Path:
    """Put a session under another name than its own."""
    path = store.folder / year / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(dumps(kept))
    return path


def test_where_nothing_was_ever_saved_nothing_is_listed(store: SessionStore) -> None:
    assert store.newest(50) == Listing()


def test_the_newest_come_first_over_all_years(store: SessionStore) -> None:
    days = ["2025-12-31", "2026-01-01", "2024-06-01", "2026-11-23"]
    for day in days:
        store.save(at(day))
    assert [found.id[:10] for found in store.newest(3).sessions] == sorted(days, reverse=True)[:3]


def test_they_are_found_too_where_the_system_opens_no_folders(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(at("2026-01-01"))
    monkeypatch.setattr(os, "supports_fd", set())
    assert store.newest(3).sessions == (at("2026-01-01"),)


def test_no_more_files_are_opened_than_are_asked_for(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 10):
        store.save(at(f"2026-01-{day:02}"))
    opened: list[Path] = []

    def read_and_note(path: Path, kind: FileKind) -> dict[str, object]:
        opened.append(path)
        return read(path, kind)

    monkeypatch.setattr(sessions, "read", read_and_note)
    assert len(store.newest(2).sessions) == 2
    assert [path.name[:10] for path in opened] == ["2026-01-09", "2026-01-08"]


def test_an_unreadable_file_takes_no_place_among_the_newest(store: SessionStore) -> None:
    path = store.save(at("2026-01-02")).path
    store.save(at("2026-01-01"))
    path.write_bytes(path.read_bytes()[:-3])
    listing = store.newest(1)
    assert [found.id[:10] for found in listing.sessions] == ["2026-01-01"]
    assert [error.path for error in listing.unreadable] == [path]


def test_other_files_are_listed_as_such_and_hidden_ones_not_at_all(store: SessionStore) -> None:
    path = store.save(at("2026-01-01")).path
    year = path.parent
    others = [
        year / f"{path.stem}.sync-conflict-20260102-070000-ABCDEFG.toml",
        year / f"{path.stem} (conflicted copy).toml",
        year / f"{path.stem}.toml.bak",
        year / "notes.txt",
        store.folder / path.name,
    ]
    for other in [*others, year / f".{path.name}.swp", store.folder / ".stfolder"]:
        other.write_bytes(path.read_bytes())
    (year / "folder").mkdir()
    listing = store.newest(10)
    assert len(listing.sessions) == 1
    assert listing.others == tuple(sorted([*others, year / "folder"]))
    assert listing.unreadable == ()


def test_a_version_that_was_being_written_is_no_file_of_anybody(store: SessionStore) -> None:
    path = store.save(at("2026-01-01")).path
    path.with_name(".hiptimer-0123456789abcdef.tmp").write_bytes(b"half")
    listing = store.newest(10)
    assert (len(listing.sessions), listing.others, listing.unreadable) == (1, (), ())


@pytest.mark.parametrize("token", ["aaaaaaab", "zzzzzzzz"], ids=["read later", "read first"])
def test_of_two_files_with_one_id_the_more_complete_one_counts(
    store: SessionStore, token: str
) -> None:
    less = at("2026-01-01", "mmmmmmmm")
    store.save(less)
    more = replace(less, sets=(hold_row(),))
    put(store, more, f"2026-01-01_0700_lateral-hip_{token}")
    assert store.newest(10).sessions == (more,)


def test_one_id_counts_once_in_the_folders_of_two_years(store: SessionStore) -> None:
    kept = at("2026-01-01")
    store.save(kept)
    put(store, kept, kept.id, year="2025")
    assert store.newest(10).sessions == (kept,)


def test_the_more_complete_one_has_more_sets_then_an_end_then_more_answers(
    store: SessionStore,
) -> None:
    less = at("2026-01-01")
    ended = replace(less, outcome=SessionOutcome.INTERRUPTED, ended_at=STARTED + timedelta(1))
    answered = replace(ended, pain_next_day=2)
    for poorer, richer in (
        (less, ended),
        (ended, answered),
        (answered, replace(ended, sets=(hold_row(),))),
    ):
        put(store, poorer, less.id)
        put(store, richer, "2026-01-01_0700_lateral-hip_zzzzzzzz")
        assert store.newest(10).sessions == (richer,)


def test_of_two_that_are_as_complete_the_one_under_its_own_name_counts(
    store: SessionStore,
) -> None:
    kept = replace(at("2026-01-01"), note="corrected")
    store.save(kept)
    put(store, replace(kept, note="as it was"), "2026-01-01_0700_lateral-hip_zzzzzzzz")
    assert store.newest(10).sessions == (kept,)


def test_a_pipe_named_like_a_session_is_listed_as_unreadable(store: SessionStore) -> None:
    path = store.path_of(at("2026-01-01").id)
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    (error,) = store.newest(10).unreadable
    assert "not a regular file" in error.problem


def test_a_link_out_of_the_folder_is_not_followed(store: SessionStore, tmp_path: Path) -> None:
    kept = at("2026-01-01")
    outside = tmp_path / "outside.toml"
    outside.write_bytes(dumps(kept))
    path = store.path_of(kept.id)
    path.parent.mkdir(parents=True)
    path.symlink_to(outside)
    (error,) = store.newest(10).unreadable
    assert "leads out" in error.problem
    for use in (lambda: store.load(kept.id), lambda: store.save(kept)):
        with pytest.raises(Exception, match="leads out"):
            use()
    assert path.is_symlink()
    assert outside.read_bytes() == dumps(kept)


def test_a_year_that_is_a_link_out_of_the_folder_is_not_followed(
    store: SessionStore, tmp_path: Path
) -> None:
    kept = at("2026-01-01")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / f"{kept.id}.toml").write_bytes(dumps(kept))
    store.folder.mkdir()
    (store.folder / "2026").symlink_to(outside, target_is_directory=True)
    listing = store.newest(10)
    assert (listing.sessions, len(listing.unreadable)) == ((), 1)
    with pytest.raises(UnreadableError, match="leads out"):
        store.load(kept.id)


def test_a_year_that_is_a_link_to_another_year_is_listed_once(store: SessionStore) -> None:
    path = store.save(at("2026-01-01")).path
    damaged = path.with_name("2026-01-02_0700_lateral-hip_aaaaaaaa.toml")
    damaged.write_bytes(b"damaged")
    link, further = store.folder / "2031", store.folder / "2032"
    link.symlink_to(path.parent, target_is_directory=True)
    further.symlink_to("2031", target_is_directory=True)
    listing = store.newest(10)
    assert listing.sessions == (at("2026-01-01"),)
    assert [error.path for error in listing.unreadable] == [damaged]
    assert listing.others == (link, further)


def test_a_year_whose_folder_lies_elsewhere_among_the_sessions_is_listed(
    store: SessionStore,
) -> None:
    path = store.save(at("2026-01-01")).path
    path.parent.rename(store.folder / ".kept")
    path.parent.symlink_to(".kept", target_is_directory=True)
    assert store.newest(10).sessions == (at("2026-01-01"),)


@pytest.mark.parametrize(
    "links",
    [{"2026": "2026"}, {"2026": "2025", "2025": "2026"}, {"2026": "../loop", "../loop": "loop"}],
    ids=["itself", "each other", "outside"],
)
def test_years_that_lead_back_to_themselves_are_reported(
    store: SessionStore, links: Mapping[str, str]
) -> None:
    store.folder.mkdir()
    for name, target in links.items():
        (store.folder / name).symlink_to(target, target_is_directory=True)
    listing = store.newest(10)
    names = {error.path.name for error in listing.unreadable if "back to itself" in error.problem}
    assert names == {name for name in links if name.isdecimal()}
    assert listing.others == ()


def test_a_session_is_not_saved_where_a_year_leads_back_to_itself(store: SessionStore) -> None:
    store.folder.mkdir()
    link = store.folder / "2026"
    link.symlink_to("2026", target_is_directory=True)
    with pytest.raises(SaveError):
        store.save(at("2026-01-01"))
    assert link.is_symlink()


def test_a_year_whose_place_is_not_there_is_reported(store: SessionStore, tmp_path: Path) -> None:
    store.folder.mkdir()
    (store.folder / "2026").symlink_to(tmp_path / "gone", target_is_directory=True)
    (error,) = store.newest(10).unreadable
    assert "leads out" in error.problem


def test_a_link_within_the_folder_is_followed(store: SessionStore) -> None:
    kept = at("2026-01-01")
    path = store.save(kept).path
    real = store.folder / ".kept" / path.name
    real.parent.mkdir()
    path.rename(real)
    path.symlink_to(real)
    assert store.newest(10).sessions == (kept,)
    edited = replace(kept, note="a line")
    store.save(edited)
    assert path.is_symlink()
    assert store.load(kept.id) == edited


def test_a_link_that_leads_back_to_itself_is_listed_as_unreadable(store: SessionStore) -> None:
    path = store.path_of(at("2026-01-01").id)
    path.parent.mkdir(parents=True)
    path.symlink_to(path)
    (error,) = store.newest(10).unreadable
    assert "leads back to itself" in error.problem
    with pytest.raises(OSError, match="Too many levels"):
        leads_out(path, store.folder)


def test_the_whole_folder_may_be_a_link_as_sync_tools_want_it(tmp_path: Path) -> None:
    real = SessionStore(tmp_path / "synced", Trash(tmp_path / "trash"))
    real.save(at("2026-01-01"))
    (tmp_path / "sessions").symlink_to(real.folder, target_is_directory=True)
    store = SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))
    assert store.newest(10).sessions == (at("2026-01-01"),)
