"""Where a person may not write or read, the history shows what it can, and says the rest."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.children import in_child
from tests.support.indexed_sessions import Shelf, session_of


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """Sessions that everybody may read, in a folder that everybody can reach."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        shelf = Shelf(Path(name))
        for number in range(3):
            shelf.save(session_of(number)).chmod(0o644)
        shelf.store.folder.chmod(0o755)
        (shelf.store.folder / "2026").chmod(0o755)
        shelf.store.newest(1)  # a child without rights may be unable to load what this needs
        yield shelf
        shelf.index.database.close()


def summary(shelf: Shelf) -> str:
    """Check as another process of this folder would, and sum up what came of it."""
    window = shelf.another_window()
    window.check()
    problems = [problem for _, problem in window.index.problems()]
    return f"{len(window.found())} sessions; {problems}; {window.index.database.problem}"


def test_a_cache_folder_that_may_not_be_made_is_reported_and_nothing_is_missing(
    shelf: Shelf,
) -> None:
    said = in_child(lambda: summary(shelf), without_rights=True).said
    assert said.startswith("3 sessions; []; ")
    assert "it can't be kept here: you have no permission" in said


def test_an_index_that_may_not_be_written_is_reported_and_left(shelf: Shelf) -> None:
    shelf.check()
    before = shelf.database_file.read_bytes()
    shelf.database_file.chmod(0o444)
    said = in_child(lambda: summary(shelf), without_rights=True).said
    assert said.startswith("3 sessions; []; ")
    assert "it can't be kept here: you have no permission" in said
    assert shelf.database_file.read_bytes() == before


def test_a_file_that_may_not_be_read_is_found_as_soon_as_it_may(shelf: Shelf) -> None:
    (shelf.folder / "cache").mkdir()
    (shelf.folder / "cache").chmod(0o777)
    path = shelf.store.path_of(session_of(1).id)
    status = path.stat()
    path.chmod(0o600)
    said = in_child(lambda: summary(shelf), without_rights=True).said
    assert said.startswith("2 sessions; [\"can't be read: you have no permission")
    path.chmod(0o644)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert in_child(lambda: summary(shelf), without_rights=True).said == "3 sessions; []; None"


def test_a_year_that_may_not_be_listed_is_reported_beside_the_others(shelf: Shelf) -> None:
    (shelf.store.folder / "2025").mkdir(mode=0o700)

    def unlisted() -> str:
        return "; ".join(error.problem for error in shelf.another_window().check().unlisted)

    said = in_child(unlisted, without_rights=True).said
    assert said.startswith("can't be listed: you have no permission")
