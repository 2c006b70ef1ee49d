"""Each call that a writing operation makes fails in each way, and what comes of it is as written.

outcomes.txt says what is to come of it, row by row.
"""

import errno
import os
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest

from tests.faults.operations import OPERATIONS
from tests.faults.system import ERRORS, FILELOCK, System, error
from tests.faults.trying import (
    Clean,
    carried_out,
    files_in,
    folder,
    is_whole_when_done_and_failed,
    is_whole_when_killed,
    outcome,
)

TABLE: Final = Path(__file__).parent / "outcomes.txt"

CHANGES: Final = {"mkdir", "chmod", "unlink", "replace", "rename", "link", "symlink"}
"""Calls that may be done although an error is answered, as network drives do it."""

Row = tuple[str, str]
"""A call, and the outcome for each error; of the calls of filelock those that there may be."""


def sections() -> dict[str, list[Row]]:
    """Read the table: the rows of each operation."""
    found: dict[str, list[Row]] = {}
    rows: list[Row] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rows = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            call, _, letters = line.rpartition(" ")
            rows.append((call.rstrip(), letters))
    return found


EXPECTED: Final = sections()


@cache
def clean(name: str) -> Clean:
    return carried_out(OPERATIONS[name])


def found(name: str) -> Iterator[Row]:
    """Break each call in each way."""
    numbered = enumerate(clean(name).calls)
    for call, group in groupby(numbered, lambda each: each[1] if each[1] == FILELOCK else each):
        numbers = [number for number, _ in group]
        rows = [
            "".join(outcome(clean(name), number, fault) for fault in ERRORS.values())
            for number in numbers
        ]
        if call == FILELOCK:
            yield FILELOCK, "".join(sorted(set("".join(rows))))
        else:
            yield clean(name).calls[numbers[0]], rows[0]


def test_the_table_has_a_section_for_each_operation_and_a_column_for_each_error() -> None:
    assert list(EXPECTED) == list(OPERATIONS)
    header = next(
        line for line in TABLE.read_text(encoding="utf-8").splitlines() if "EACCES" in line
    )
    assert header.split()[2:] == list(ERRORS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_comes_of_each_failing_call_is_as_written(name: str) -> None:
    rows = list(found(name))
    assert rows == EXPECTED[name], "\n".join(f"{call:<44} {letters}" for call, letters in rows)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("name", OPERATIONS)
def test_killed_at_any_call_all_files_are_whole_and_it_works_again(name: str, after: bool) -> None:  # noqa: FBT001 - a parameter of the test
    calls = clean(name).calls
    torn = [
        call
        for number, call in enumerate(calls)
        if call != FILELOCK and not is_whole_when_killed(clean(name), number, after=after)
    ]
    assert torn == []


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOENT], ids=errno.errorcode.get)
@pytest.mark.parametrize("name", OPERATIONS)
def test_an_error_after_the_deed_loses_nothing(name: str, number: int) -> None:
    calls = clean(name).calls
    torn = [
        call
        for place, call in enumerate(calls)
        if call.split()[0] in CHANGES
        and not is_whole_when_done_and_failed(clean(name), place, error(number))
    ]
    assert torn == []


@pytest.mark.parametrize("name", OPERATIONS)
def test_writes_that_take_a_byte_at_a_time_make_the_same_files(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, read = os.write, os.read
    wanted = clean(name).after  # it is kept for other tests, so nothing may be patched yet
    with folder() as top:
        act = OPERATIONS[name](top)
        monkeypatch.setattr(os, "write", lambda at, data: write(at, bytes(data)[:1]))
        monkeypatch.setattr(os, "read", lambda at, _: read(at, 7))
        with System(top):
            act()
        assert files_in(top) == wanted
