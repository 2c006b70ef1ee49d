"""The colours of pain in a calendar, for dark and for light themes.

Each is a background with a sign on it. The sign has a contrast of at least 5:1, the background
itself at least 3:1 on the backgrounds of every theme (WCAG 2.1 requires that of graphics), and any
two differ by a CIEDE2000 distance of 10 or more, also as people with protanopia, deuteranopia or
tritanopia see them. They run from blue to red: many people can't distinguish green from red.
"""

from typing import Final

from msgspec import Struct


class PainColours(Struct, frozen=True):
    """The background for each word of the scale, and the colour of the signs on all of them."""

    text: str
    grounds: dict[str, str]

    def variables(self) -> dict[str, str]:
        """Return them as theme variables: `$pain-mild` and so on, and `$pain-text`."""
        return {f"pain-{word}": ground for word, ground in self.grounds.items()} | {
            "pain-text": self.text
        }


DARK: Final = PainColours(
    text="#101010",
    grounds={
        "none": "#5f9fe6",
        "mild": "#7fe0d0",
        "moderate": "#f2c84e",
        "severe": "#ef8468",
    },
)

LIGHT: Final = PainColours(
    text="#ffffff",
    grounds={
        "none": "#2e6abb",
        "mild": "#00605b",
        "moderate": "#6a3f00",
        "severe": "#bc4247",
    },
)
