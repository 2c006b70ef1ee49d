from pathlib import Path

from hiptimer.errors import SessionOpenError, SessionRunningError, UnreadableError
from hiptimer.tui.day_words import problem_words, with_place

FILE = Path("/data") / "protocols" / "mine.toml"


def test_the_file_is_named_before_its_folder() -> None:
    told = problem_words(UnreadableError(FILE, "is not valid TOML"), "can't be used: ")
    assert told == "mine.toml: can't be used: is not valid TOML. It lies in /data/protocols"


def test_an_error_without_a_file_is_told_as_it_is() -> None:
    assert problem_words(SessionRunningError("Another one runs.")) == "Another one runs."


def test_of_a_session_that_is_open_elsewhere_no_file_is_named() -> None:
    told = problem_words(SessionOpenError(FILE, "this session is open elsewhere: close it there"))
    assert told == "This session is open elsewhere: close it there."


def test_a_path_within_a_problem_becomes_a_name() -> None:
    told = with_place(f"{FILE}: volume: found 200. The default serves.", FILE)
    assert told == "mine.toml: volume: found 200. The default serves. It lies in /data/protocols"


def test_poison_in_a_path_is_cleaned() -> None:
    told = problem_words(UnreadableError(Path("/a\x1b]0;t\x07/b\u202e.toml"), "is no file"))
    assert told == "b\ufffd.toml: is no file. It lies in /a\ufffd]0;t\ufffd"
