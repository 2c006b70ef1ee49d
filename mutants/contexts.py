"""A pytest plugin: names the running test to coverage, and records how long each test took."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Count the lines that run from here on as lines of this test."""
    if measured := coverage.Coverage.current():
        measured.switch_context(item.nodeid)
    yield
    if measured:
        measured.switch_context("")


class Durations:
    """Adds up the seconds of every test; `None` for one that did not pass."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seconds: dict[str, float | None] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add one part of a test: its setup, itself or its teardown."""
        before = self._seconds.setdefault(report.nodeid, 0.0)
        passed = before is not None and report.outcome == "passed"
        self._seconds[report.nodeid] = (before or 0.0) + report.duration if passed else None

    def pytest_sessionfinish(self) -> None:
        """Write what was recorded."""
        self._path.write_text(json.dumps(self._seconds), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Record the durations in one process only: workers report to it."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Durations(Path(os.environ["PYTEST_MUTANTS_DURATIONS"])))
