"""Which way of playing is in use, and which one comes next when it fails."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hiptimer.cues.link import Link, LinkBrokenError
from hiptimer.cues.player.frames import Request

TRIES: Final = 2
"""A helper that breaks is started once more; after that the next way down is taken."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A way of playing: its name, and its program where it is one."""

    name: str
    program: str = ""


class Ladder:
    """Plays by the first of `rungs` that works.

    It waits for helpers, and so belongs into a thread that nobody else waits for.
    """

    def __init__(
        self,
        rungs: tuple[Rung, ...],
        folder: Path,
        volume: int,
    ) -> None:
        self._rungs = rungs
        self._folder = folder
        self._volume = volume
        self._breaks = 0
        self._link: Link | None = None
        self._closed = False
        self.tried = tuple(rung.name for rung in rungs)

    @property
    def name(self) -> str:
        """What plays, in words; empty where nothing does."""
        if self._link is None:
            return ""
        by = self._link.words
        return by if by == self._link.output else f"{self._link.output}, {by}"

    @property
    def process_id(self) -> int | None:
        """Which process plays; None where none does."""
        return self._link.process_id if self._link else None

    def climb(self) -> bool:
        """Find what works; tell whether anything does."""
        while self._link is None and self._rungs:
            rung = self._rungs[0]
            try:
                self._link = Link(rung.name, rung.program, self._folder, self._volume)
            except LinkBrokenError:
                self._give_up()
        if self._closed:  # while it was waiting for a helper
            self.close()
        return self._link is not None

    def turn(self, volume: int) -> None:
        """Play at another volume (0-100) from now on."""
        self._volume = volume
        self.play(Request(0, volume=volume))

    def play(self, request: Request) -> None:
        """Play a request; one that breaks the helper is played by the next, if it can."""
        for link in self._links():
            try:
                link.ask(request)
            except LinkBrokenError:
                self._break()
            else:
                return

    def close(self) -> None:
        """Let the helper go. It may be called in another thread, while this one waits."""
        self._closed = True
        self._rungs = ()
        link, self._link = self._link, None
        if link:
            link.close()

    def _links(self) -> Iterator[Link]:
        for _ in range(TRIES * len(self._rungs) + 1):
            if self._link is None and not self.climb():
                return
            if self._link:
                yield self._link

    def _break(self) -> None:
        self._link = None
        self._breaks += 1
        if self._breaks >= TRIES:
            self._give_up()
        self.climb()

    def _give_up(self) -> None:
        self._rungs = self._rungs[1:]
        self._breaks = 0
