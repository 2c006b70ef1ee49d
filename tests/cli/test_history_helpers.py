"""The processes that read sessions for `history --csv`: in order, and none of them is trusted."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from hiptimer.cli import history_helpers
from hiptimer.cli.history_helpers import PART, Helper, rows_in_order
from hiptimer.cli.history_rows import PROGRAM, CsvRows, ExportSource, Named, rows_of
from tests.support.command_lines import CommandLine
from tests.support.past_sessions import holds

Break = Callable[[Helper], None]


@pytest.fixture
def source(hiptimer: CommandLine) -> ExportSource:
    return ExportSource(hiptimer.data / "sessions", time(4))


@pytest.fixture
def files(hiptimer: CommandLine) -> list[Named]:
    kept = [holds(f"2026-11-{day:02} 07:18", day % 10) for day in range(1, 29)]
    paths = [hiptimer.keep(each) for each in kept]
    return [(each.id, f"2026/{path.name}") for each, path in zip(kept, paths, strict=True)]


def killed(helper: Helper) -> None:
    assert helper._process
    helper._process._process.kill()
    helper._process._process.wait()


def test_a_helper_answers_what_this_process_would(source: ExportSource, files: list[Named]) -> None:
    helper = Helper(source)
    helper.ask(files[:3])
    helper.ask([*files[3:5], ("no-id", "2026/nothing.toml")])
    assert helper.answer() == rows_of(files[:3], source)
    second = helper.answer()
    assert second.problems == [("2026/nothing.toml", "is not there")]
    assert second.text == rows_of(files[3:5], source).text
    helper.close()


def test_the_work_of_a_helper_that_died_is_done_all_the_same(
    source: ExportSource, files: list[Named]
) -> None:
    helper = Helper(source)
    helper.ask(files[:2])
    killed(helper)
    helper.ask(files[2:4])
    expected = [rows_of(files[:2], source), rows_of(files[2:4], source)]
    assert [helper.answer(), helper.answer()] == expected
    helper.close()


def test_the_work_of_a_helper_that_can_not_be_started_is_done_all_the_same(
    source: ExportSource, files: list[Named], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    helper = Helper(source)
    helper.ask(files)
    assert helper.answer() == rows_of(files, source)
    helper.close()


def test_an_answer_that_is_none_is_not_taken(
    source: ExportSource, files: list[Named], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_helpers, "PROGRAM", "print('x', flush=True); input()")
    helper = Helper(source)
    helper.ask(files)
    assert helper.answer() == rows_of(files, source)
    helper.close()


@pytest.mark.parametrize(("cores", "few"), [(1, 0), (8, 200), (8, 0), (2, 0)])
def test_the_order_is_the_same_with_any_number_of_helpers(
    source: ExportSource, files: list[Named], monkeypatch: pytest.MonkeyPatch, cores: int, few: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(history_helpers, "FEW", few)
    monkeypatch.setattr(history_helpers, "PART", 3)
    assert PART > 3
    found = list(rows_in_order(files, source))
    assert len(found) == 10
    assert "".join(rows.text for rows in found) == rows_of(files, source).text


def test_a_reader_that_stops_early_leaves_no_process_behind(
    source: ExportSource, files: list[Named], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def noting(*args: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(real(*args, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(history_helpers, "FEW", 0)
    monkeypatch.setattr(history_helpers, "PART", 2)
    monkeypatch.setattr(subprocess, "Popen", noting)
    rows = rows_in_order(files, source)
    assert isinstance(next(rows), CsvRows)
    rows.close()  # type: ignore[attr-defined] # a generator is what it is
    assert [process.poll() is None for process in started] == [False, False]


def test_a_helper_ends_when_its_input_does(source: ExportSource) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROGRAM, *source.arguments],
        input=b"",
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert (done.stdout, done.stderr) == (b"", b"")
