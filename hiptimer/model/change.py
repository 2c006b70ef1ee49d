"""Whether the pain of an exercise has changed, and when not to say so.

The worst pain of the first few rated sessions is compared with that of the last few: five each once
there are ten, each represented by its median. A bad day or two at either end then changes nothing,
and the number is one the person gave, which a mean would not be. With fewer than six sessions the
first is compared with the last, for lack of more. A difference below `pain.NOTABLE_CHANGE` is not
called a change; and pain counts as steady only if no session differs by more from any other,
whatever the two ends are. Whether a change is good, and what caused it, is never said.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from hiptimer.model import pain as pain_scale
from hiptimer.model.pain_series import PainPoint

MOST_COMPARED: Final = 5
"""Sessions at each end; with more, the first ones would no longer describe the beginning."""


class PainChange(Struct, frozen=True, kw_only=True):
    """The worst pain at the beginning and now (0-10), and the number of rated sessions.

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
        """Whether all sessions were about the same."""
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
    """Return the median of an odd number of ratings."""
    return sorted(pains)[len(pains) // 2]
