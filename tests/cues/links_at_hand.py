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
    """All helpers of a test. While `free` is not set each of them is busy with a request."""

    asked: list[Request] = field(default_factory=list)
    started: list[tuple[str, int]] = field(default_factory=list)
    open: list["FakeLink"] = field(default_factory=list)
    breaks: list[str] = field(default_factory=list)
    opens: threading.Event = field(default_factory=threading.Event)
    free: threading.Event = field(default_factory=threading.Event)
    busy: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.opens.set()
        self.free.set()

    @property
    def played(self) -> list[tuple[str, ...]]:
        """What was to sound, cue by cue; () is silence."""
        return [request.parts for request in self.asked if not request.wait]

    def __call__(self, output: str, program: str, folder: Path, volume: int) -> "FakeLink":
        """Start one, as `Link` does."""
        del program, folder
        self.opens.wait()
        if output == NEVER:
            raise LinkBrokenError("it can't be started")
        self.started.append((output, volume))
        link = FakeLink(self, output, 1000 + len(self.started))
        self.open.append(link)
        return link


@dataclass(eq=False, slots=True)
class FakeLink:
    """A line to a helper; its requests break as often as its output stands in `breaks`."""

    helpers: Helpers
    output: str
    process_id: int

    @property
    def words(self) -> str:
        return self.output

    def ask(self, request: Request) -> None:
        self.helpers.busy.set()
        self.helpers.free.wait()
        if self.output in self.helpers.breaks:
            self.helpers.breaks.remove(self.output)
            self.close()
            raise LinkBrokenError("it is gone")
        self.helpers.asked.append(request)

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
