"""A file system that does not know a precaution saves all the same, and that is reported once."""

import errno
import os
from pathlib import Path

import pytest

from hiptimer.errors import SaveError
from hiptimer.storage.atomic import save
from hiptimer.storage.precautions import REFUSALS, WORDS, Precaution, Refusal, words_for
from hiptimer.storage.session_files import OwnSession
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from hiptimer.storage.trial import try_saving
from tests.support.session_values import hold_row, session

CALLS = {Precaution.MODE: "chmod", Precaution.SYNC: "fsync", Precaution.LINK: "link"}

REAL_FAILURES = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOTCONN)


def refuse(patch: pytest.MonkeyPatch, precaution: Precaution, number: int) -> None:
    """Let the call of a precaution fail each time."""

    def fail(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    patch.setattr(os, CALLS[precaution], fail)


@pytest.mark.parametrize(
    "row",
    [row for row in REFUSALS if row.precaution in (Precaution.MODE, Precaution.SYNC)],
    ids=lambda row: f"{row.precaution.name}-{errno.errorcode[row.error]}",
)
def test_what_a_disk_does_not_know_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: Refusal
) -> None:
    refuse(monkeypatch, row.precaution, row.error)
    saved = save(tmp_path / "new" / "x.toml", b"new")
    assert (tmp_path / "new" / "x.toml").read_bytes() == b"new"
    assert row.precaution in saved.refused
    assert saved.durable is (row.precaution is Precaution.MODE)


@pytest.mark.parametrize("precaution", [Precaution.MODE, Precaution.SYNC])
@pytest.mark.parametrize("number", REAL_FAILURES, ids=errno.errorcode.get)
def test_what_may_mean_that_nothing_was_written_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, precaution: Precaution, number: int
) -> None:
    refuse(monkeypatch, precaution, number)
    with pytest.raises(SaveError):
        save(tmp_path / "x.toml", b"new")
    assert list(tmp_path.iterdir()) == []


def test_every_refusal_has_a_reason_and_is_listed_once() -> None:
    rows = {(row.precaution, row.error, row.reason) for row in REFUSALS}
    assert len(rows) == len(REFUSALS)
    assert all(row.reason for row in REFUSALS)
    assert set(WORDS) == set(Precaution)
    refused = {row.error for row in REFUSALS if row.precaution is not Precaution.LOCK}
    assert refused.isdisjoint(REAL_FAILURES)


def test_a_session_mentions_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = OwnSession(SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash")))
    refuse(monkeypatch, Precaution.MODE, errno.EPERM)
    notices = []
    for count in range(1, 4):
        own.save(session(*(hold_row(number) for number in range(1, count + 1))))
        notices.append(own.notice)
    assert notices == [WORDS[Precaution.MODE], None, None]


def test_what_matters_to_no_person_is_not_reported() -> None:
    assert words_for([Precaution.LINK, Precaution.FOLDER_SYNC, Precaution.LOCK]) is None
    both = words_for({Precaution.SYNC, Precaution.MODE})
    assert both == f"{WORDS[Precaution.MODE]} {WORDS[Precaution.SYNC]}"


@pytest.mark.parametrize("precaution", CALLS)
def test_a_trial_finds_what_a_disk_does_not_know_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, precaution: Precaution
) -> None:
    assert try_saving(tmp_path) == frozenset()
    refuse(monkeypatch, precaution, errno.EPERM)
    assert precaution in try_saving(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_trial_fails_as_a_save_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, Precaution.SYNC, errno.EIO)
    with pytest.raises(OSError, match="Input/output error"):
        try_saving(tmp_path)
    assert list(tmp_path.iterdir()) == []
