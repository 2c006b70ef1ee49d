import errno
from pathlib import Path

import pytest

from hiptimer.storage.system_errors import dead_link, reason


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full; free some space"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "no permission"),
        (errno.ENOTDIR, "a file is where a folder should be"),
    ],
)
def test_common_errors_are_told_with_what_helps(number: int, told: str) -> None:
    assert told in reason(OSError(number, "whatever the system says"))


def test_other_errors_are_told_in_the_words_of_the_system_made_harmless() -> None:
    assert reason(OSError(errno.ENOTTY, "Odd\x1b thing\nhappened")) == "Odd\ufffd thing happened"


def test_an_error_without_words_is_told_by_its_kind() -> None:
    assert reason(TimeoutError()) == "TimeoutError"


def test_only_a_link_to_what_is_not_there_is_a_dead_one(tmp_path: Path) -> None:
    for name, target in (("dead", "nowhere"), ("circle", "circle"), ("alive", ".")):
        (tmp_path / name).symlink_to(target)
    assert dead_link(tmp_path / "dead" / "below")
    assert [dead_link(tmp_path / name / "below") for name in ("circle", "alive", "none")] == [
        None,
        None,
        None,
    ]
