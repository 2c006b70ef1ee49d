"""The colours of the phases, for dark and for light themes.

A phase colours the whole screen, so each is a background with the text on it. Text has a contrast
of at least 6:1 (WCAG 2.1 requires 4.5:1), and any two backgrounds differ by a CIEDE2000 distance of
10 or more, also as people with protanopia, deuteranopia or tritanopia see them. Colour is never the
only sign: the word and the shape of the bar say the same.
"""

from typing import Final

from msgspec import Struct


class PhaseColours(Struct, frozen=True):
    """The background of each phase, and the text colour on all of them."""

    text: str
    backgrounds: dict[str, str]

    def variables(self) -> dict[str, str]:
        """Return them as theme variables: `$phase-hold` and `$phase-hold-text`, and so on."""
        result: dict[str, str] = {}
        for phase, background in self.backgrounds.items():
            result[f"phase-{phase}"] = background
            result[f"phase-{phase}-text"] = self.text
        return result


DARK: Final = PhaseColours(
    text="#ffffff",
    backgrounds={
        "prepare": "#402d00",
        "count-in": "#8a5200",
        "hold": "#00614a",
        "rest": "#06184f",
        "waiting": "#743c9c",
        "paused": "#313133",
    },
)

LIGHT: Final = PhaseColours(
    text="#101010",
    backgrounds={
        "prepare": "#ffe9b0",
        "count-in": "#f2b04f",
        "hold": "#72cfa8",
        "rest": "#bcd8ff",
        "waiting": "#b8a0f5",
        "paused": "#f0f0f0",
    },
)
