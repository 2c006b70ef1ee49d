"""The order in which what can't be read is reported."""

from pathlib import Path

from hiptimer.cli.problems import in_order
from hiptimer.errors import UnreadableError


def test_folders_come_before_files_and_each_is_named_once() -> None:
    names = ["b.toml", "z", "a.toml", "c", "z"]
    problems = [UnreadableError(Path(name), "it is damaged") for name in names]
    assert [str(problem.path) for problem in in_order(problems)] == ["c", "z", "a.toml", "b.toml"]
