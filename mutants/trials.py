"""Trials: the tests of one fault, run in a process of their own until the first of them fails.

A worker loads pytest and Textual once and is forked for every trial, so that none pays for their
import; the package itself is imported in the fork, from the copy with the fault in it.
"""

import os
import resource
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
import textual.app
import textual.pilot
import textual.widgets  # noqa: F401 - loaded here so that no fork has to
from hypothesis import Phase, settings

from mutants.copies import copied
from mutants.faults import Fault

PATIENCE: Final = 20.0
"""Seconds that any test may take, besides ten times its measured duration."""

MEMORY: Final = 4 * 1024**3
"""Bytes that a trial may use: an endless loop can't fill the machine."""

OPTIONS: Final = (
    *("-x", "-q", "-p", "no:xdist", "-p", "no:randomly"),
    # Hypothesis is loaded before pytest can rewrite its plugin.
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)

LATER: Final = 10
"""Seconds added to the time of a changed file, so that its old compiled form is not used."""


@dataclass(frozen=True)
class Trial:
    """A fault, and the tests that could notice it, in the order in which they are run."""

    number: int
    fault: Fault
    tests: tuple[str, ...]
    slowest: float
    """Seconds of the slowest of them."""


@dataclass(frozen=True)
class Result:
    """The result of a trial."""

    number: int
    noticed: bool
    how: str
    seconds: float


@dataclass(frozen=True)
class Ended:
    """How a run of tests ended, and the test that failed; empty if none had begun."""

    how: str
    test: str = ""
    failed: bool = False
    late: bool = False
    """Whether the test took longer than it may."""


class ChosenTests:
    """A pytest plugin: keeps the chosen tests, in their order, and reports each as it starts."""

    def __init__(self, tests: tuple[str, ...], pipe: int) -> None:
        self._order = {test: number for number, test in enumerate(tests)}
        self._pipe = pipe

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        """Make Hypothesis try the same examples each time, and not search for the smallest."""
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile(
            "mutants", deadline=None, phases=phases, derandomize=True, database=None
        )
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leave out what was not chosen."""
        chosen = [item for item in items if item.nodeid in self._order]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = sorted(chosen, key=lambda item: self._order[item.nodeid])

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Report that a test begins."""
        os.write(self._pipe, f"{nodeid}\n".encode())


class Worker:
    """A copy of the project, and the trials that are made in it, one after the other."""

    def __init__(self, folder: Path) -> None:
        self._copy = copied(folder)
        self._log = folder / "log"
        self._fails: dict[str, bool] = {}
        os.chdir(self._copy)
        os.environ["PYTHONPATH"] = str(self._copy)
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        sys.path.insert(0, str(self._copy))
        self._with_compiled_tests()

    def try_out(self, trial: Trial) -> Result:
        """Make the fault, run its tests, and remove the fault again.

        A failing test counts only if it fails alone too, and passes without the fault: one that
        failed because the machine was busy is skipped, and the others continue.
        """
        began = time.monotonic()
        tests = trial.tests
        ended = Ended("no test runs it")
        while tests:
            with self._made(trial.fault):
                ended = self._forked(tests, trial.slowest)
                again = ended.failed and not ended.late and ended.test in tests
                doubtful = again and not self._forked((ended.test,), trial.slowest).failed
            if not ended.failed or not (doubtful or self._fails_always(ended.test, trial)):
                break
            tests = tuple(test for test in tests if test != ended.test)
            ended = Ended("no other test runs it")
        return Result(trial.number, ended.failed, ended.how, time.monotonic() - began)

    def _fails_always(self, test: str, trial: Trial) -> bool:
        """Return whether a test fails without the fault too; each is run once."""
        if test not in trial.tests:  # nothing could be imported with the fault
            return False
        if test not in self._fails:
            self._fails[test] = self._forked((test,), trial.slowest).failed
        return self._fails[test]

    @contextmanager
    def _made(self, fault: Fault) -> Iterator[None]:
        path = self._copy / fault.file
        source = path.read_text(encoding="utf-8")
        before = path.stat()
        path.write_text(fault.made_in(source), encoding="utf-8")
        os.utime(path, (before.st_mtime + LATER, before.st_mtime + LATER))
        try:
            yield
        finally:
            path.write_text(source, encoding="utf-8")
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    def _forked(self, tests: tuple[str, ...], slowest: float) -> "Ended":
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            os._exit(self._run(tests, writing))
        os.close(writing)
        try:
            last, late = self._watched(reading, PATIENCE + 10 * slowest)
        finally:
            os.close(reading)
        if late:
            _end(child)
            return Ended(f"{last} did not end", last, failed=True, late=True)
        _, status = os.waitpid(child, 0)
        _end_group(child)
        code = os.waitstatus_to_exitcode(status)
        if code == pytest.ExitCode.OK:
            return Ended(f"{len(tests)} tests pass")
        if code == pytest.ExitCode.NO_TESTS_COLLECTED:
            return Ended("no test runs it")
        return Ended(last or "can't be imported", last, failed=True)

    @staticmethod
    def _watched(pipe: int, patience: float) -> tuple[str, bool]:
        """Return the test that ran last, and whether it took longer than it may."""
        last = ""
        while True:
            ready, _, _ = select.select([pipe], [], [], patience)
            if not ready:
                return last, True
            if not (data := os.read(pipe, 65536)):
                return last, False
            last = data.decode(errors="replace").splitlines()[-1]

    def _run(self, tests: tuple[str, ...], pipe: int) -> int:
        """Run tests in the forked process, silently, and return pytest's exit code."""
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        log = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for stream, number in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(stream, number)
        files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
        try:
            options = [*OPTIONS, f"--basetemp={self._log.parent / 'tmp'}"]
            return int(pytest.main([*options, *files], [ChosenTests(tests, pipe)]))
        except BaseException:  # noqa: BLE001 - whatever it is, the fault made it
            return int(pytest.ExitCode.INTERNAL_ERROR)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()

    def _with_compiled_tests(self) -> None:
        """Let pytest write its compiled tests once, so that no trial compiles them again."""
        child = os.fork()
        if child == 0:
            sys.dont_write_bytecode = False
            os._exit(self._run(("tests::",), os.open(os.devnull, os.O_WRONLY)))
        os.waitpid(child, 0)


def _end(child: int) -> None:
    _end_group(child)
    os.waitpid(child, 0)


def _end_group(child: int) -> None:
    """End what a trial has left running."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)


_workers: list[Worker] = []
"""The worker of this process."""


def start_worker(folder: Path) -> None:
    """Make this process a worker, in a folder of its own."""
    own = folder / str(os.getpid())
    own.mkdir()
    _workers.append(Worker(own))


def try_out(trial: Trial) -> Result:
    """Try a fault in the worker of this process."""
    return _workers[0].try_out(trial)
