import errno
from pathlib import Path

import pytest

from hiptimer.errors import SessionOpenError, SessionRunningError, UnreadableError
from hiptimer.wording.problems import (
    failure_words,
    not_saved,
    problem_words,
    reason,
    session_not_saved,
    why_not_saved,
    with_place,
)

FILE = Path("/data") / "protocols" / "mine.toml"


def test_the_file_is_named_before_its_folder() -> None:
    words = problem_words(UnreadableError(FILE, "is not valid TOML"), "can't be used: ")
    assert words == "mine.toml: can't be used: is not valid TOML. It is in /data/protocols"


def test_an_error_without_a_file_is_worded_as_it_is() -> None:
    assert problem_words(SessionRunningError("Another one runs.")) == "Another one runs."


def test_of_a_session_that_is_open_elsewhere_no_file_is_named() -> None:
    words = problem_words(SessionOpenError(FILE, "this session is open elsewhere: close it there"))
    assert words == "This session is open elsewhere: close it there."


def test_a_path_within_a_problem_becomes_a_name() -> None:
    words = with_place(f"{FILE}: volume: found 200. The default serves.", FILE)
    assert words == "mine.toml: volume: found 200. The default serves. It is in /data/protocols"


def test_poison_in_a_path_is_cleaned() -> None:
    words = problem_words(UnreadableError(Path("/a\x1b]0;t\x07/b\u202e.toml"), "is no file"))
    assert words == "b\ufffd.toml: is no file. It is in /a\ufffd]0;t\ufffd"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full; free some space"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "no permission"),
        (errno.ENOTDIR, "a file is where a folder should be"),
    ],
)
def test_common_errors_are_explained_with_what_helps(number: int, words: str) -> None:
    assert words in reason(OSError(number, "whatever the system says"))


def test_other_errors_are_given_in_the_words_of_the_system_made_harmless() -> None:
    assert reason(OSError(errno.ENOTTY, "Odd\x1b thing\nhappened")) == "Odd\ufffd thing happened"


def test_an_error_without_words_is_named_by_its_kind() -> None:
    assert reason(TimeoutError()) == "TimeoutError"


def test_the_reason_why_a_file_was_not_saved_is_found_in_its_problem() -> None:
    problem = f"/data/a.toml: {not_saved('the disk is full')}"
    assert problem == "/data/a.toml: it was not saved: the disk is full"
    assert why_not_saved(problem) == "the disk is full"
    assert why_not_saved("it was removed") == ""
    assert session_not_saved("the disk is full").endswith("could not be saved: the disk is full")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (SessionRunningError("Another one runs."), "Another one runs."),
        (OSError(errno.ENOSPC, ""), "it was not saved: the disk is full; free some space on it"),
        (MemoryError(), "it was not saved: there is too little memory; close other programs"),
        (KeyError("secret"), "it was not saved: an error of hiptimer itself (builtins.KeyError)"),
    ],
)
def test_any_error_has_words_and_none_has_personal_data(error: Exception, words: str) -> None:
    assert failure_words(error, "it was not saved") == words
