"""What every test gets: the same surroundings, wherever and however the suite is started."""

import gc
import os
import signal
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import none

from tests.support.connections import connections_closed

__all__ = ["connections_closed"]

KEPT = {"LD_LIBRARY_PATH", "PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "SYSTEMROOT"}
KEPT_BEGINNINGS = ("COV_", "COVERAGE_", "PYTEST_", "TEMP", "TEXTUAL_SNAPSHOT_", "TMP")
"""The variables that tests, and the programs they start, keep of those they were started with."""

SET = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "NST3:30"}
"""The time zone is one that no test speaks of: a day taken from the wrong clock shows at once."""

IGNORED_BY_PYTHON = {getattr(signal, name, None) for name in ("SIGPIPE", "SIGXFZ", "SIGXFSZ")}

# No property fails because the machine is busy. The examples are the same in every run, and nothing
# is kept from one run to the next. `make soak` draws others (--hypothesis-profile=new-examples).
settings.register_profile(
    "same-examples",
    deadline=None,
    suppress_health_check=(HealthCheck.too_slow,),
    derandomize=True,
    database=None,
)
settings.register_profile(
    "new-examples", settings.get_profile("same-examples"), derandomize=False, print_blob=True
)
settings.load_profile("same-examples")


def pytest_configure() -> None:
    """Make the surroundings the same, before workers are started and Textual reads its variables.

    Garbage is looked for less often: thousands of looks made a third of the time to collect tests.
    """
    _clear_the_environment()
    os.umask(0o022)
    if os.name == "posix":
        _start_programs_with_the_usual_signals()
    gc.set_threshold(20_000, 20, 20)


def _clear_the_environment() -> None:
    for name in set(os.environ) - KEPT:
        if not name.startswith(KEPT_BEGINNINGS):
            del os.environ[name]
    os.environ.update(SET)
    if os.name == "posix":
        time.tzset()


def _start_programs_with_the_usual_signals() -> None:
    """Let signals reach the programs that tests start, whatever the suite was started by.

    What `nohup`, or a shell in the background, has ignored stays ignored here: a handler does that
    as well, and unlike SIG_IGN a program that is started does not inherit it.
    """
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in signal.valid_signals() - IGNORED_BY_PYTHON:
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


@pytest.fixture(autouse=True)
def variables_kept() -> Iterator[None]:
    """Put back what a test has removed, such as the command line what is meant for other programs.

    Without TEXTUAL_SNAPSHOT_TEMPDIR the plugin for snapshots fails when all tests have ended.
    """
    before = dict(os.environ)
    yield
    for name, value in before.items():
        os.environ.setdefault(name, value)


def pytest_collection_finish() -> None:
    """Pass over, in each look for garbage, what stays until all tests have ended.

    Before that a property is tried, for the first one makes Hypothesis' source of random numbers:
    later it would find nothing that holds that source, and warn that it may be collected.
    """
    _first_property()
    gc.collect()
    gc.freeze()


@given(none())
def _first_property(_: None) -> None:
    pass


@pytest.fixture(autouse=True, scope="session")
def _home_that_belongs_to_no_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep tests, and the programs they start, away from the folders of the person at work."""
    os.environ["HOME"] = str(tmp_path_factory.mktemp("home"))


@pytest.fixture(autouse=True)
def _environment_as_it_was() -> Iterator[None]:
    """Put variables back that a test, or the program in it, removed or changed."""
    before = dict(os.environ)
    yield
    if before != os.environ:
        os.environ.clear()
        os.environ.update(before)
