"""Which way of playing is in use, and which one comes next when it fails."""

from collections.abc import Callable
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
    """Plays by the first of `rungs` that works; `told` is called when a helper answers or goes.

    A helper begins at `volume` (0-100). `climb` waits for helpers, and so belongs into a thread
    that nobody else waits for.
    """

    def __init__(
        self,
        rungs: tuple[Rung, ...],
        folder: Path,
        volume: int,
        told: Callable[[], object],
    ) -> None:
        self._rungs = self._all = rungs
        self._folder = folder
        self.volume = volume
        self._told = told
        self._breaks = 0
        self._link: Link | None = None
        self._dropped: Link | None = None
        self._refused = False
        self._closed = False
        self.tried = tuple(rung.name for rung in rungs)

    @property
    def name(self) -> str:
        """What plays, in words; empty where nothing does."""
        link = self._link
        if link is None:
            return ""
        return link.words if link.words == link.output else f"{link.output}, {link.words}"

    @property
    def process_id(self) -> int | None:
        """Which process plays; None where none does."""
        link = self._link
        return link.process_id if link else None

    @property
    def asked(self) -> int:
        """The number of the last request that this helper took; 0 where there was none."""
        link = self._link
        return link.asked if link else 0

    @property
    def answered(self) -> int:
        """The number of the last request that this helper has answered."""
        link = self._link
        return link.answered if link else 0

    @property
    def broken(self) -> bool:
        """Whether the helper has gone, or did not take a request."""
        link = self._link
        return link is not None and (link.gone or self._refused)

    def send(self, request: Request) -> bool:
        """Hand a request to what plays, without waiting; False where nothing takes it now."""
        link = self._link
        if link is None or self._refused:
            return False
        try:
            link.send(request)
        except LinkBrokenError:
            self._refused = True
        return not self._refused

    def climb(self) -> None:
        """End what was dropped, and find what works."""
        self._end_dropped()
        while not (self._link or self._closed) and (rungs := self._rungs):
            rung = rungs[0]  # another thread may take them away
            try:
                link = Link(rung.name, rung.program, self._folder, self.volume, self._told)
            except LinkBrokenError:
                self._give_up()
                continue
            self._refused = False
            self._link = link
        if self._closed:  # while it was waiting for a helper
            self.close()

    def drop(self) -> None:
        """Hand nothing more to a helper that broke; `climb` ends it, and starts one."""
        self._dropped, self._link = self._link, None
        self._breaks += 1
        if self._breaks >= TRIES:
            self._give_up()

    def begin_anew(self) -> None:
        """Have `climb` try everything again."""
        self._rungs, self._breaks = self._all, 0

    def close(self) -> None:
        """Let the helper go. It may be called in another thread, while this one waits."""
        self._closed = True
        self._rungs = ()
        link, self._link = self._link, None
        if link:
            link.close()
        self._end_dropped()

    def _end_dropped(self) -> None:
        dropped, self._dropped = self._dropped, None
        if dropped:
            dropped.kill()

    def _give_up(self) -> None:
        self._rungs = self._rungs[1:]
        self._breaks = 0
