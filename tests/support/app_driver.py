"""A driver for screens: a clock that stands still, folders that are empty, a window of a size."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from textual.pilot import Pilot

from hiptimer.catalogue import load_exercises, shipped_documents
from hiptimer.model.protocol import CatalogueExercise, Protocol
from hiptimer.model.session import Session
from hiptimer.runner.context import Context
from hiptimer.runner.history import History
from hiptimer.runner.library import Library
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash
from hiptimer.tui.app import HiptimerApp, Request
from hiptimer.tui.screens.home import HomeScreen
from tests.support.fakes import FakeClock

MOST_PAUSES = 20

DEVICE = "p7c2hx4e"


@dataclass(slots=True)
class AppDriver:
    """What one test has: its own folder and clock, and all that an app is given."""

    folder: Path
    clock: FakeClock = field(default_factory=FakeClock)
    context: Context = field(init=False)

    def __post_init__(self) -> None:
        self.context = self.new_context()

    def new_context(self) -> Context:
        """Build what another process on this device would have, with a lock of its own."""
        trash = Trash(self.folder / "trash")
        store = ProtocolStore(self.folder / "protocols", trash)
        sessions = SessionStore(self.folder / "sessions", trash)
        settings = SettingsStore(self.folder / "settings.toml")
        lock = SessionLock(self.folder / ".state")
        return Context(
            clock=self.clock,
            library=Library(store, *catalogue()),
            sessions=sessions,
            history=History(sessions, settings, lock, self.folder / ".cache"),
            settings=settings,
            lock=lock,
            device=DEVICE,
            app_version="0.1.0",
            random=Random(7),  # noqa: S311 - names that a test can foresee
        )

    def protocol(self, protocol_id: str = "lateral-hip-isometric-short") -> Protocol:
        return self.context.library.get(protocol_id)

    def write_protocol(self, protocol_id: str, text: str) -> Path:
        path = self.folder / "protocols" / f"{protocol_id}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def stored(self) -> tuple[Session, ...]:
        """Read the sessions that are on disk, the newest first."""
        return self.context.sessions.newest(100).sessions

    async def press(self, pilot: Pilot[int], *keys: str) -> None:
        """Press keys a second apart, for one that is held down counts once."""
        for key in keys:
            self.clock.advance(1)
            await pilot.press(key)
        await painted(pilot)

    @asynccontextmanager
    async def opened(
        self, request: Request | None = None, size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[Pilot[int]]:
        """Run the app in a window of `size`; `pilot.app` is the HiptimerApp."""
        app = HiptimerApp(self.context, request)
        async with app.run_test(size=size) as pilot:
            await begun(pilot)
            yield pilot


@cache
def catalogue() -> tuple[Mapping[str, CatalogueExercise], Mapping[str, Mapping[str, object]]]:
    """Read what is shipped, once: it is the same at all desks."""
    return load_exercises(), shipped_documents()


async def begun(pilot: Pilot[int]) -> None:
    """Wait until home has read everything, and what it asks or opens is on the screen."""
    app = pilot.app
    home = app.screen_stack[0]
    assert isinstance(home, HomeScreen)
    while app.is_running and not home.data.complete:
        await pilot.pause()
    await pilot.pause()
    while app.screen is home and any(worker.is_running for worker in app.workers):
        await pilot.pause()
    await painted(pilot)


async def comes_true(pilot: Pilot[int], condition: Callable[[], object]) -> bool:
    """Let the app run until a condition holds, or long enough to say that it never will."""
    for _ in range(1000):
        if condition():
            return True
        await pilot.pause()
    return False


async def left(pilot: Pilot[int]) -> None:
    """Wait until the app has ended, which closes an open session in a thread before."""
    while pilot.app.is_running:
        await pilot.pause()


async def painted(pilot: Pilot[int]) -> None:
    """Wait until the screen that is on top has been laid out; one of few cells may stay empty."""
    for _ in range(MOST_PAUSES):
        await pilot.pause()
        if not pilot.app.is_running or len(pilot.app.screen._compositor.visible_widgets) > 1:
            return
