"""Plain mode with a script in the place of a person, and a clock that the script moves."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from hiptimer import catalogue
from hiptimer.model.choices import AdvanceRule
from hiptimer.model.protocol import AffectedSide, Protocol
from hiptimer.model.session import Session
from hiptimer.model.settings import Cues
from hiptimer.plain.console import Arrival, Chunk, Console, EndOfInput, Leave, SingleKeys
from hiptimer.plain.run import follow
from hiptimer.runner.context import Context, StartRequest
from hiptimer.runner.history import History
from hiptimer.runner.library import Library
from hiptimer.storage.locks import SessionLock
from hiptimer.storage.protocols import ProtocolStore
from hiptimer.storage.sessions import SessionStore
from hiptimer.storage.settings import SettingsStore
from hiptimer.storage.trash import Trash
from tests.support.fakes import FakeClock
from tests.support.plans import HOLD, protocol_of


@dataclass(frozen=True)
class Asleep:
    """The machine sleeps for this many seconds, and the clock is not read."""

    seconds: float


@dataclass(frozen=True)
class Meanwhile:
    """Something else on this computer does something."""

    happens: Callable[[], object]


Script = Sequence[tuple[float, str | bytes | Arrival | Asleep | Meanwhile]]
"""What arrives, each after so many seconds; text stands for what is typed."""

DEVICE = "p7c2hx4e"


def context_in(folder: Path, clock: FakeClock | None = None) -> Context:
    trash = Trash(folder / "trash")
    sessions = SessionStore(folder / "sessions", trash)
    settings = SettingsStore(folder / "settings.toml")
    lock = SessionLock(folder / "state")
    return Context(
        clock=clock or FakeClock(),
        library=Library(
            ProtocolStore(folder / "protocols", trash),
            catalogue.load_exercises(),
            catalogue.shipped_documents(),
        ),
        sessions=sessions,
        history=History(sessions, settings, lock, folder / "cache"),
        settings=settings,
        lock=lock,
        device=DEVICE,
        app_version="0.1.0",
        random=Random(7),  # noqa: S311 - it names files
    )


class Scripted:
    """Arrivals at their times on a fake clock; waiting for one lets the time pass."""

    def __init__(self, script: Script, clock: FakeClock) -> None:
        self._clock = clock
        self._start = clock.monotonic()
        self._left = list(script)
        self.looked = 0

    def next(self, seconds: float | None) -> Arrival | None:
        self.looked += 1
        assert self.looked < 100_000, "it looks for input and never comes to an end"
        now = self._clock.monotonic() - self._start
        if not self._left:
            if seconds is None:
                return EndOfInput()
            self._clock.advance(seconds)
            return None
        at, what = self._left[0]
        if seconds is not None and at > now + seconds:
            self._clock.advance(seconds)
            return None
        self._clock.advance(max(0.0, at - now))
        self._left.pop(0)
        match what:
            case Asleep(seconds=length):
                self._clock.advance(length)
                return None
            case Meanwhile(happens=happens):
                happens()
                return self.next(seconds)
            case str():
                return Chunk(what.encode(), self._clock.monotonic())
            case bytes():
                return Chunk(what, self._clock.monotonic())
            case _:
                return what


class NoTerminal(SingleKeys):
    """Gives single keys without a terminal to put into that state."""

    def __init__(self) -> None:
        super().__init__(-1)

    def __enter__(self) -> "NoTerminal":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing was changed."""


@dataclass
class Visit:
    """What became of one visit: the exit code, the lines, and the session that was saved."""

    code: int
    lines: list[str] = field(default_factory=list)
    session: Session | None = None

    @property
    def saved(self) -> Session:
        assert self.session is not None, "nothing was saved"
        return self.session

    @property
    def pains(self) -> list[int | None]:
        return [row.pain for row in self.saved.sets]

    def after(self, line: str) -> list[str]:
        """The lines that follow the first one that begins so."""
        begins = [n for n, said in enumerate(self.lines) if said.startswith(line)]
        assert begins, f"{line!r} was not said in\n" + "\n".join(self.lines)
        return self.lines[begins[0] + 1 :]


def visit(
    context: Context,
    script: Script,
    protocol: Protocol | None = None,
    *,
    interactive: bool = False,
    single_keys: bool = False,
    request: StartRequest | None = None,
) -> Visit:
    """Follow `protocol` (two holds of 20 s, or what `request` says) while `script` is typed."""
    out = io.StringIO()
    clock = context.clock
    assert isinstance(clock, FakeClock)
    console = Console(
        out,
        Scripted(script, clock),
        interactive=interactive,
        on_screen=interactive,
        terminal=NoTerminal() if single_keys else None,
    )
    asked = request or StartRequest(protocol or protocol_of(HOLD))
    try:
        code = follow(context, asked, console)
    except Leave as leave:
        code = leave.code
    newest = context.sessions.newest(1).sessions
    return Visit(code, out.getvalue().splitlines(), newest[0] if newest else None)


def settle(
    context: Context,
    *,
    advance: AdvanceRule = AdvanceRule.AUTO,
    side: AffectedSide = AffectedSide.LEFT,
) -> Context:
    """Choose settings beforehand, so that nothing waits, sounds or asks which hip it is."""
    context.settings.save(advance=advance, affected_side=side, cues=Cues.OFF)
    return context
