"""Players that a test makes: they play nothing, and remember what they were asked."""

import json
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

import pytest

from hiptimer.cues import player_process, supervisor
from hiptimer.cues.player.frames import (
    Begin,
    FinishPlaying,
    Nothing,
    Play,
    Playing,
    Prepare,
    Reply,
    Request,
    Speaks,
    Spoken,
    Taken,
    Trying,
    Turn,
)
from hiptimer.cues.player_process import PlayerGoneError
from hiptimer.cues.speech import engines

NEVER = "never"
"""A player of this name can't be opened."""

SPEAKS, FAILS, TRIES = "speaks", "fails", "tries"
"""What a voice does; one that tries never comes to an end of it."""

SPOKEN_SECONDS = 1.5

CHILD = Path(__file__).with_name("real_player.py")

Hear = Callable[["FakePlayer", Reply | None], object]


@dataclass(slots=True)
class Players:
    """All players of a test. While `free` is not set none of them answers."""

    names: tuple[str, ...]
    voice: str = ""
    asked: list[Request] = field(default_factory=list)
    begun: list[Begin] = field(default_factory=list)
    started: list[tuple[str, int]] = field(default_factory=list)
    open: list["FakePlayer"] = field(default_factory=list)
    breaks: list[str] = field(default_factory=list)
    opens: threading.Event = field(default_factory=threading.Event)
    free: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.opens.set()
        self.free.set()

    @property
    def played(self) -> list[tuple[str, ...]]:
        """What was to sound, cue by cue; () is silence."""
        cues = (request for request in self.asked if isinstance(request, Play))
        return [(*filter(None, (cue.earcon,)), *cue.say) for cue in cues]

    @property
    def turned(self) -> list[int]:
        """The volumes that were asked for, one after the other."""
        return [request.volume for request in self.asked if isinstance(request, Turn)]

    @property
    def prepared(self) -> list[str]:
        """All sentences that were to be spoken."""
        wanted = (request for request in self.asked if isinstance(request, Prepare))
        return [text for request in wanted for text in request.texts]

    def __call__(self, begin: Begin) -> "FakePlayer":
        """Start one, as `PlayerProcess` does."""
        self.begun.append(begin)
        return FakePlayer(self, begin, 1000 + len(self.begun))


Install = Callable[..., Players]
"""Takes the names of the only players that there are, and what the voice does."""


@dataclass(eq=False, slots=True)
class FakePlayer:
    """A player; it refuses as many requests as its name stands in `breaks`."""

    players: Players
    begin: Begin
    process_id: int
    name: str = ""
    gone: bool = False
    hear: Hear | None = None
    requests: "SimpleQueue[Request | None]" = field(default_factory=SimpleQueue)

    def listen(self, hear: Hear) -> None:
        self.hear = hear
        self.players.open.append(self)
        self.players.opens.wait()
        names = sorted(self.players.names, key=lambda name: name == self.begin.failed)
        for name in names:
            hear(self, Trying(name))
            if name != NEVER:
                self.name = name
                self.players.started.append((name, self.begin.volume))
                hear(self, Playing(name))
                break
        else:
            hear(self, Nothing(tuple(names)))
            self.vanish()
            return
        threading.Thread(target=self._answer_all, daemon=True).start()
        voice = self.players.voice
        if self.begin.options and voice != TRIES:
            hear(self, Speaks("test" if voice else "", works=voice == SPEAKS))

    def send(self, request: Request) -> None:
        if self.gone or self.name in self.players.breaks:
            if not self.gone:
                self.players.breaks.remove(self.name)
            self.gone = True
            raise PlayerGoneError("it is gone")
        self.players.asked.append(request)
        self.requests.put(request)

    def vanish(self) -> None:
        """Be gone, as a process is that was killed."""
        self.gone = True
        assert self.hear
        self.hear(self, None)

    def kill(self) -> None:
        self.close()

    def close(self) -> None:
        self.gone = True
        self.requests.put(None)
        if self in self.players.open:
            self.players.open.remove(self)

    def _answer_all(self) -> None:
        while request := self.requests.get():
            self._answer(request)

    def _answer(self, request: Request) -> None:
        if not self.players.free.is_set():
            return
        assert self.hear
        if isinstance(request, Prepare):
            for text in request.texts:
                self.hear(self, Spoken(text, SPOKEN_SECONDS))
        self.hear(self, Taken(request.number))


def finishes(players: Players) -> int:
    """Count how often the end of what sounds was waited for."""
    return sum(isinstance(request, FinishPlaying) for request in players.asked)


def only_players(patch: pytest.MonkeyPatch, *names: str, voice: str = "") -> Players:
    """Have only players of these names, and a voice that does this ("" for none)."""
    players = Players(names, voice)
    patch.setattr(supervisor, "PlayerProcess", players)
    patch.setattr(engines, "installed", lambda *_: ("test",) if voice else ())
    patch.setattr(engines, "english_voices", lambda *_: ())
    return players


def real_players(patch: pytest.MonkeyPatch, *backends: tuple[str, str], engine: str = "") -> None:
    """Have real players, that play by these backends (names and programs) alone.

    `engine` is a Python program that speaks; "espeak-ng" is the one of this machine.
    """
    arguments = json.dumps([backends, engine])
    patch.setattr(player_process, "COMMAND", (sys.executable, str(CHILD), arguments))


def eventually(condition: Callable[[], object]) -> bool:
    """Wait until a condition holds, some seconds at most; return whether it does."""
    return any(condition() or threading.Event().wait(0.005) for _ in range(3000))
