"""Whatever happens to a good file: it is a session still, or unreadable, and stays as it is."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hiptimer.errors import UnreadableError
from hiptimer.model.session import Session
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.trash import Trash
from tests.support.session_values import SESSION_ID

WHOLE = Path(__file__).with_name("whole_session.toml").read_bytes()


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path / "sessions", Trash(tmp_path / "trash"))


@pytest.fixture
def file(store: SessionStore) -> Path:
    path = store.path_of(SESSION_ID)
    path.parent.mkdir(parents=True)
    return path


def read(store: SessionStore, file: Path, data: bytes) -> Session | None:
    """Read what is left of a file; anything raised but UnreadableError fails the test."""
    file.write_bytes(data)
    found = None
    with contextlib.suppress(UnreadableError):
        found = store.load(SESSION_ID)
    assert file.read_bytes() == data
    return found


def flipped() -> Iterator[bytes]:
    """Flip two bits of every byte, one at a time; eight bytes have all of them."""
    for index in range(len(WHOLE)):
        for bit in (index % 8, (index + 3) % 8):
            damaged = bytearray(WHOLE)
            damaged[index] ^= 1 << bit
            yield bytes(damaged)


def test_every_file_that_was_cut_off_is_unreadable(store: SessionStore, file: Path) -> None:
    lengths = [n for n in range(len(WHOLE)) if read(store, file, WHOLE[:n]) is not None]
    assert lengths == [len(WHOLE) - 1]  # only the last line feed may be missing


def test_a_flipped_bit_gives_a_session_or_an_unreadable_file(
    store: SessionStore, file: Path
) -> None:
    results = [read(store, file, data) for data in flipped()]
    assert len(results) == 2 * len(WHOLE)
    assert any(found is None for found in results)
    assert any(found is not None for found in results)


def test_a_damaged_file_is_listed_and_everything_else_goes_on(
    store: SessionStore, file: Path
) -> None:
    file.write_bytes(WHOLE[:-40])
    twin = file.with_name(file.name.replace("0718", "0717"))
    twin.write_bytes(WHOLE.replace(b"_0718_", b"_0717_"))
    listing = store.newest(10)
    assert [found.id for found in listing.sessions] == [twin.stem]
    assert [error.path for error in listing.unreadable] == [file]


def test_a_damaged_file_is_not_moved_to_the_trash(store: SessionStore, file: Path) -> None:
    file.write_bytes(WHOLE[:-40])
    with pytest.raises(UnreadableError):
        store.discard(SESSION_ID)
    assert file.read_bytes() == WHOLE[:-40]
