"""What is tried: the same faults for the same seed, and only the tests that run them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from coverage import CoverageData

from mutants import measuring, reach
from mutants.__main__ import SEED, chosen_faults
from mutants.equivalents import equivalents, stale
from mutants.faults import Fault, faults_of
from mutants.measuring import Measured
from mutants.reach import Reach
from mutants.trials import Ended, Trial, Worker

SOURCE = """\
LIMIT = 3


class Rule:
    WORD = {"k": 1}

    def over(self, pain):
        if pain is None:
            return False
        return pain > LIMIT
"""

USER = """\
from hiptimer.rule import Rule


def judged(pain):
    return Rule().over(pain)
"""


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Measured]:
    """Lay out a package of two files, of which three tests ran some lines."""
    for module in (measuring, reach):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    for clear in (reach._files, reach._tree, reach._imports, reach._readers):
        clear.cache_clear()
    sources = {"hiptimer/rule.py": SOURCE, "hiptimer/user.py": USER}
    data = CoverageData(no_disk=True)
    for file, text in sources.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text)
    for test, lines in {"t/a.py::none": [8, 9], "t/a.py::over": [8, 10]}.items():
        data.set_context(test)
        data.add_lines({"hiptimer/rule.py": lines})
    data.set_context("t/b.py::child (call)")
    data.add_lines({"hiptimer/user.py": [5]})
    seconds = {"t/a.py::none": 0.1, "t/a.py::over": 0.2, "t/b.py::child": 5.0}
    yield Measured(seconds, data, sources)
    data.close(force=True)  # else it keeps what is in memory


def reaching(measured: Measured, file: str, source: str, becomes: str) -> list[str]:
    [fault] = [fault for fault in faults_of(file, source) if fault.becomes == becomes]
    return Reach(measured).tests(fault)


def test_a_line_has_the_tests_that_ran_it(measured: Measured) -> None:
    file = "hiptimer/rule.py"
    assert reaching(measured, file, SOURCE, "return True") == ["t/a.py::none"]
    assert reaching(measured, file, SOURCE, "return pain >= LIMIT") == ["t/a.py::over"]
    assert reaching(measured, file, SOURCE, "if pain is not None:") == [
        "t/a.py::none",
        "t/a.py::over",
    ]


def test_a_line_that_no_test_is_known_to_run_has_those_of_its_function(
    measured: Measured, tmp_path: Path
) -> None:
    under = (
        "\n    def under(self, pain):\n        if pain:\n            return 1\n        return 2\n"
    )
    longer = SOURCE + under
    (tmp_path / "hiptimer" / "rule.py").write_text(longer)
    measured.sources["hiptimer/rule.py"] = longer
    measured.data.set_context("t/a.py::none")
    measured.data.add_lines({"hiptimer/rule.py": [13, 15]})
    assert reaching(measured, "hiptimer/rule.py", longer, "return 2") == ["t/a.py::none"]


def test_a_line_of_a_child_process_has_the_test_that_started_it(measured: Measured) -> None:
    assert reaching(measured, "hiptimer/user.py", USER, "return None") == ["t/b.py::child"]


def test_a_constant_has_the_tests_of_the_lines_that_read_it(measured: Measured) -> None:
    assert reaching(measured, "hiptimer/rule.py", SOURCE, "LIMIT = 4") == ["t/a.py::over"]


def test_a_table_in_a_class_has_the_tests_of_its_methods(measured: Measured) -> None:
    assert reaching(measured, "hiptimer/rule.py", SOURCE, 'WORD = {"k": 2}') == [
        "t/a.py::none",
        "t/a.py::over",
    ]


def test_lines_that_moved_keep_their_tests(measured: Measured, tmp_path: Path) -> None:
    moved = "import os\n\n" + SOURCE
    (tmp_path / "hiptimer" / "rule.py").write_text(moved)
    assert reaching(measured, "hiptimer/rule.py", moved, "return True") == ["t/a.py::none"]


class Played(Worker):
    """A worker whose runs end as a test says: for each, what runs and whether it fails."""

    def __init__(self, *runs: tuple[str, bool]) -> None:
        self._runs = list(runs)
        self._fails = {}

    @contextmanager
    def _made(self, fault: Fault) -> Iterator[None]:  # noqa: ARG002 - nothing is made
        yield

    def _forked(self, tests: tuple[str, ...], slowest: float) -> Ended:  # noqa: ARG002
        wanted, failed = self._runs.pop(0)
        assert " ".join(tests) == wanted
        return Ended(f"{len(tests)} tests", tests[0] if failed else "", failed=failed)

    def finds(self) -> bool:
        [fault, *_] = faults_of("hiptimer/rule.py", SOURCE)
        found = self.try_out(Trial(1, fault, ("t1", "t2"), 1.0)).noticed
        assert self._runs == []
        return found


@pytest.mark.parametrize(
    ("runs", "noticed"),
    [
        ([("t1 t2", False)], False),
        ([("t1 t2", True), ("t1", True), ("t1", False)], True),
        ([("t1 t2", True), ("t1", False), ("t2", False)], False),
        ([("t1 t2", True), ("t1", True), ("t1", True), ("t2", False)], False),
        ([("t1 t2", True), ("t1", False), ("t2", True), ("t2", True), ("t2", False)], True),
    ],
)
def test_a_test_that_fails_by_chance_or_always_notices_nothing(
    runs: list[tuple[str, bool]], *, noticed: bool
) -> None:
    assert Played(*runs).finds() is noticed


def test_the_same_seed_chooses_the_same_faults_and_another_others() -> None:
    first = chosen_faults(["plain", "cli"], 21, SEED)
    assert {package: len(faults) for package, faults in first.items()} == {"plain": 11, "cli": 10}
    assert chosen_faults(["plain"], 11, SEED)["plain"] == first["plain"]
    assert chosen_faults(["plain"], 11, SEED + 1)["plain"] != first["plain"]


def test_what_is_listed_as_equivalent_can_still_be_made_and_has_a_reason() -> None:
    listed = equivalents()
    assert stale(listed) == []
    assert all(len(reason.split()) > 3 for reason in listed.values())
