"""Whether the pain of an exercise has changed, and when one would rather not say so.

Compared are the worst pains of the first and of the last few rated sessions, five of each where
there are ten, each by the one in the middle (the median): a bad day or two at either end then
change nothing, and the number is one that a person gave, which a mean of ratings is not. With
fewer than six the first is compared with the last, for there is nothing else. A difference below
`pain.NOTABLE_CHANGE` is not called a change; and it was steady only where no session differs by
more from any other, whatever the ends are. It is never said whether a change is good, or what
brought it about.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from hiptimer.model import pain as pain_scale
from hiptimer.model.pain_series import PainPoint

MOST_COMPARED: Final = 5
"""Sessions at each end; of more, the first would no longer tell of the beginning."""


class PainChange(Struct, frozen=True, kw_only=True):
    """The worst pain at the beginning and now (0-10), from the first of so many rated sessions.

    `lowest` and `highest` are of all of them, single bad days included.
    """

    first: int
    now: int
    lowest: int
    highest: int
    since: date
    sessions: int

    @property
    def notable(self) -> bool:
        """Whether the difference is large enough to be called a change."""
        return abs(self.now - self.first) >= pain_scale.NOTABLE_CHANGE

    @property
    def steady(self) -> bool:
        """Whether all sessions were so much alike."""
        return self.highest - self.lowest < pain_scale.NOTABLE_CHANGE


def pain_change(points: Iterable[PainPoint]) -> PainChange | None:
    """Compare the beginning with now; None with fewer than two rated sessions."""
    rated = [(point.day, point.worst) for point in points if point.worst is not None]
    if len(rated) < 2:
        return None
    pains = [worst for _, worst in rated]
    half = min(len(rated) // 2, MOST_COMPARED)
    compared = half if half % 2 else half - 1
    return PainChange(
        first=_middle(pains[:compared]),
        now=_middle(pains[-compared:]),
        lowest=min(pains),
        highest=max(pains),
        since=rated[0][0],
        sessions=len(rated),
    )


def _middle(pains: Sequence[int]) -> int:
    """Tell the median of an odd number of ratings."""
    return sorted(pains)[len(pains) // 2]
