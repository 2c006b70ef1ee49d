"""The numeric pain rating scale: whole numbers from 0 to 10, and the words that go with them.

The words are the scale's own (0 "no pain", 10 "worst pain imaginable") with the usual bands
of clinical practice: 1-3 mild, 4-6 moderate, 7-10 severe. They are the same everywhere in the
product, because a number means something only when the question never changes.
"""

from typing import Final

LOWEST: Final = 0
HIGHEST: Final = 10

SEVERE_FROM: Final = 7
"""From here on the person is shown the page on when to seek help."""

NOTABLE_CHANGE: Final = 2
"""Points between two sessions below which a difference is everyday noise, not a change.

About two points (or 30 %) is the smallest difference that people with chronic pain call a change:
Farrar and others, Pain 2001;94:149-158.
"""

QUESTION: Final = "Hip pain in that set, at its worst?"
"""Asked after a set, always in these words; "how did that feel" gets answers about effort."""

NOT_RATED: Final = "not rated"
"""Shown in place of a rating that was not given. A missing rating is missing, never 0."""


def check(pain: int) -> int:
    """Return `pain` if it is a rating; raise ValueError (TypeError for a bool) if not."""
    if isinstance(pain, bool) or not isinstance(pain, int):
        raise TypeError(f"pain is a whole number from {LOWEST} to {HIGHEST}, not {pain!r}")
    if not LOWEST <= pain <= HIGHEST:
        raise ValueError(f"pain is a whole number from {LOWEST} to {HIGHEST}, not {pain}")
    return pain


def word(pain: int) -> str:
    """Return what `pain` (0-10) means in the words of the scale."""
    match check(pain):
        case 0:
            return "no pain"
        case 1 | 2 | 3:
            return "mild"
        case 4 | 5 | 6:
            return "moderate"
        case 10:
            return "worst pain imaginable"
        case _:
            return "severe"
