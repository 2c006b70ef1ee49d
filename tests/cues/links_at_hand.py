"""Lines to helpers that a test makes: they play nothing, and remember what they were asked."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hiptimer.cues import finding, ladder
from hiptimer.cues.ladder import Rung
from hiptimer.cues.link import LinkBrokenError
from hiptimer.cues.player.frames import Request
from hiptimer.cues.speech import engines
from tests.cues.engines_at_hand import engine

NEVER = "never"
"""A player of this name can't be started."""


@dataclass(slots=True)
class Helpers:
    """All helpers of a test. While `free` is not set none of them answers."""

    asked: list[Request] = field(default_factory=list)
    started: list[tuple[str, int]] = field(default_factory=list)
    open: list["FakeLink"] = field(default_factory=list)
    breaks: list[str] = field(default_factory=list)
    opens: threading.Event = field(default_factory=threading.Event)
    free: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.opens.set()
        self.free.set()

    @property
    def played(self) -> list[tuple[str, ...]]:
        """What was to sound, cue by cue; () is silence."""
        return [request.parts for request in self.asked if not request.wait]

    def __call__(
        self, output: str, program: str, folder: Path, volume: int, told: Callable[[], object]
    ) -> "FakeLink":
        """Start one, as `Link` does."""
        del program, folder
        self.opens.wait()
        if output == NEVER:
            raise LinkBrokenError("it can't be started")
        self.started.append((output, volume))
        link = FakeLink(self, output, 1000 + len(self.started), told)
        self.open.append(link)
        return link


@dataclass(eq=False, slots=True)
class FakeLink:
    """A line to a helper; it refuses as many requests as its output stands in `breaks`."""

    helpers: Helpers
    output: str
    process_id: int
    told: Callable[[], object]
    asked: int = 0
    answered: int = 0
    gone: bool = False

    @property
    def words(self) -> str:
        return self.output

    def send(self, request: Request) -> None:
        if self.gone or self.output in self.helpers.breaks:
            if not self.gone:
                self.helpers.breaks.remove(self.output)
            self.gone = True
            raise LinkBrokenError("it is gone")
        self.helpers.asked.append(request)
        self.asked += 1
        if self.helpers.free.is_set():
            self.answered = self.asked

    def vanish(self) -> None:
        """Be gone, as a process is that was killed."""
        self.gone = True
        self.told()

    def kill(self) -> None:
        self.close()

    def close(self) -> None:
        if self in self.helpers.open:
            self.helpers.open.remove(self)


def only_players(
    patch: pytest.MonkeyPatch, folder: Path, *names: str, program: str = ""
) -> Helpers:
    """Have only players of these names, and a speech engine that runs `program`, if any."""
    helpers = Helpers()
    found = engine(folder, program) if program else None
    patch.setattr(finding, "rungs", lambda *_: tuple(Rung(name) for name in names))
    patch.setattr(ladder, "Link", helpers)
    patch.setattr(engines, "find_engine", lambda *_: found)
    return helpers


def eventually(condition: Callable[[], object]) -> bool:
    """Wait until a condition holds, some seconds at most; tell whether it does."""
    return any(condition() or threading.Event().wait(0.005) for _ in range(3000))
