"""All that a session needs in one folder, and sessions in it that a crash cuts off."""

from pathlib import Path
from random import Random

from hiptimer.catalogue import load_exercises
from hiptimer.engine.commands import Rate
from hiptimer.runner.context import Context
from hiptimer.runner.history import History
from hiptimer.runner.library import Library
from hiptimer.runner.opening import open_session
from hiptimer.runner.session_runner import SessionRunner
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash
from tests.support.fakes import FakeClock
from tests.support.sessions import PLAN


def context_in(folder: Path, clock: FakeClock, device: str) -> Context:
    trash = Trash(folder / "trash")
    sessions = SessionStore(folder / "sessions", trash)
    settings = SettingsStore(folder / "settings.toml")
    lock = SessionLock(folder / "state")
    return Context(
        clock=clock,
        library=Library(ProtocolStore(folder / "protocols", trash), load_exercises(), {}),
        sessions=sessions,
        history=History(sessions, settings, lock, folder / "cache"),
        settings=settings,
        lock=lock,
        device=device,
        app_version="0.1.0",
        random=Random(4),  # noqa: S311 - a name, no secret
    )


def pass_time(context: Context, runner: SessionRunner, seconds: int) -> None:
    assert isinstance(context.clock, FakeClock)
    for _ in range(seconds):
        context.clock.advance(1)
        runner.pulse()


def crash(context: Context, runner: SessionRunner) -> None:
    """Leave what a kill leaves: the file as it was last saved, and no lock."""
    runner.close()
    assert not context.lock.held


def cut_off(context: Context, after: int = 32) -> None:
    runner = open_session(context, PLAN, pain_before=1)
    runner.start()
    pass_time(context, runner, after)
    runner.send(Rate(2))
    crash(context, runner)
