"""What every test gets: folders that are nobody's, and time enough."""

import gc
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings


def pytest_configure() -> None:
    """Let no property fail because a machine was busy; on CI examples stay the same every time.

    Garbage is looked for less often: thousands of looks made a third of the time to collect tests.
    """
    _heed_the_keyboard()
    gc.set_threshold(20_000, 20, 20)
    settings.register_profile("hiptimer", settings(), deadline=None)
    settings.load_profile("hiptimer")


def _heed_the_keyboard() -> None:
    """Let programs that tests start be interrupted: what a shell runs in the background is not."""
    for number in (signal.SIGINT, getattr(signal, "SIGQUIT", signal.SIGINT)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def pytest_collection_finish() -> None:
    """Pass over, in each look for garbage, what stays until all tests have ended."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _folders_that_are_nobodys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep tests, and the programs they start, away from the folders of the person at work."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOME", str(home))
        environment.delenv("HIPTIMER_DATA_DIR", raising=False)
        environment.delenv("NO_COLOR", raising=False)
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            environment.delenv(f"XDG_{kind}_HOME", raising=False)
        yield home
