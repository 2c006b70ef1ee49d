"""Watches what plays: whether it still answers and, where nothing plays, when to look again.

It starts and ends nothing; whoever asks it does. It is not thread-safe.
"""

from collections.abc import Callable
from math import inf
from typing import Final

from hiptimer.cues.ladder import Ladder
from hiptimer.cues.player.frames import Request

ANSWER_SECONDS: Final = 8.0
"""A helper that needs so long hangs. It answers in milliseconds, but on a busy computer it may have
to wait for seconds before it runs at all; meanwhile the bell rings."""

PLAYED_SECONDS: Final = 12.0
"""A helper stops waiting for the end of a cue before that."""

AGAIN_SECONDS: Final = 10.0
"""A sound server that was started anew, or a speaker that was switched on, is found so soon."""


class Watch:
    """Watches the helpers of `ladder`; `now` gives seconds that go on."""

    def __init__(self, ladder: Ladder, now: Callable[[], float]) -> None:
        self._ladder = ladder
        self._now = now
        self._alive_at = 0.0
        self._looked_at = inf
        self._patience = ANSWER_SECONDS

    @property
    def unanswered(self) -> bool:
        """Whether a helper was asked for something, and has not answered yet."""
        return self._ladder.asked > self._ladder.answered

    @property
    def fails(self) -> bool:
        """Whether the helper has gone, or does not answer."""
        silent = self.unanswered and self._now() - self._alive_at > self._patience
        return silent or self._ladder.broken

    def asks(self, request: Request) -> None:
        """Know that a helper is about to be asked for something."""
        if not self.unanswered:
            self._alive_at = self._now()
            self._patience = PLAYED_SECONDS if request.wait else ANSWER_SECONDS

    def is_alive(self) -> None:
        """Know that a helper has answered just now."""
        self._alive_at = self._now()

    def has_looked(self) -> None:
        """Know that something else to play by was looked for just now."""
        self._looked_at = self._now()

    def should_look_again(self, put_at: float) -> bool:
        """Whether nothing plays any more, and a cue came (at `put_at`) long after the last look.

        Where nothing was found in the first place a person was told what to install.
        """
        lost = self._ladder.process_id is None
        return lost and put_at - self._looked_at > AGAIN_SECONDS
