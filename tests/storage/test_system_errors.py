import errno

import pytest

from hiptimer.storage.system_errors import reason


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full; make some room"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "no permission"),
        (errno.ENOTDIR, "a file stands where a folder should be"),
    ],
)
def test_common_errors_are_told_with_what_helps(number: int, told: str) -> None:
    assert told in reason(OSError(number, "whatever the system says"))


def test_other_errors_are_told_in_the_words_of_the_system_made_harmless() -> None:
    assert reason(OSError(errno.ENOTTY, "Odd\x1b thing\nhappened")) == "Odd\ufffd thing happened"


def test_an_error_without_words_is_told_by_its_kind() -> None:
    assert reason(TimeoutError()) == "TimeoutError"
