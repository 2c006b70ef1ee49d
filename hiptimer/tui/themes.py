"""The two themes of hiptimer, and the colours that Textual's own themes take from them.

Style sheets use only variables; all values are here.

A phase colours the whole screen, so each is a background with the text on it. Text has a contrast
of at least 6:1 (WCAG 2.1 requires 4.5:1), and any two backgrounds differ by a CIEDE2000 distance of
10 or more, also as people with protanopia, deuteranopia or tritanopia see them. Colour is never the
only sign: the word and the shape of the bar say the same. The end of a session has the colour of a
rest; the strip of a session, in the editor, draws rests in `$secondary`.

A pain in a calendar is a background with a sign on it. The sign has a contrast of at least 5:1, the
background itself at least 3:1 on the backgrounds of every theme (WCAG 2.1 requires that of
graphics), and any two differ as those of phases do. They run from blue to red: many people can't
distinguish green from red.
"""

from collections.abc import Collection, Iterable
from typing import Final

from msgspec import Struct
from textual.theme import Theme

from hiptimer.model.text import one_line


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


DARK_PHASES: Final = PhaseColours(
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

LIGHT_PHASES: Final = PhaseColours(
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


class PainColours(Struct, frozen=True):
    """The background for each word of the scale, and the colour of the signs on all of them."""

    text: str
    grounds: dict[str, str]

    def variables(self) -> dict[str, str]:
        """Return them as theme variables: `$pain-mild` and so on, and `$pain-text`."""
        return {f"pain-{word}": ground for word, ground in self.grounds.items()} | {
            "pain-text": self.text
        }


DARK_PAIN: Final = PainColours(
    text="#101010",
    grounds={
        "none": "#5f9fe6",
        "mild": "#7fe0d0",
        "moderate": "#f2c84e",
        "severe": "#ef8468",
    },
)

LIGHT_PAIN: Final = PainColours(
    text="#ffffff",
    grounds={
        "none": "#2e6abb",
        "mild": "#00605b",
        "moderate": "#6a3f00",
        "severe": "#bc4247",
    },
)

HIPTIMER_DARK: Final = Theme(
    name="hiptimer-dark",
    dark=True,
    primary="#4fc3a1",
    secondary="#8fb4ff",
    accent="#f2b04f",
    warning="#f2b04f",
    error="#ff9d8a",
    success="#4fc3a1",
    foreground="#f2f2f2",
    background="#141817",
    surface="#1d2321",
    panel="#28302d",
    variables={
        "block-cursor-background": "#4fc3a1",
        "block-cursor-foreground": "#101010",
        **DARK_PHASES.variables(),
        **DARK_PAIN.variables(),
    },
)

HIPTIMER_LIGHT: Final = Theme(
    name="hiptimer-light",
    dark=False,
    primary="#00614a",
    secondary="#1d4a9e",
    accent="#7a4700",
    warning="#7a4700",
    error="#a11d1d",
    success="#00614a",
    foreground="#101010",
    background="#fbfbf7",
    surface="#f1f2ec",
    panel="#e4e7de",
    variables={
        "block-cursor-background": "#00614a",
        "block-cursor-foreground": "#ffffff",
        **LIGHT_PHASES.variables(),
        **LIGHT_PAIN.variables(),
    },
)

THEMES: Final = (HIPTIMER_DARK, HIPTIMER_LIGHT)

DEFAULT_THEME: Final = HIPTIMER_DARK.name


def theme_to_show(wanted: str, known: Collection[str]) -> str:
    """Return the theme that the settings want; the app's own if there is no such theme."""
    return wanted if wanted in known else DEFAULT_THEME


def theme_problems(wanted: str, known: Collection[str]) -> tuple[str, ...]:
    """Return a problem if the settings want a theme that does not exist."""
    if not wanted or wanted in known:
        return ()
    return (f"There is no theme {one_line(wanted)}; {DEFAULT_THEME} is shown instead.",)


def theme_names(known: Iterable[str]) -> tuple[str, ...]:
    """Return the themes to choose from, the app's own first."""
    return tuple(dict.fromkeys([*(theme.name for theme in THEMES), *known]))


def variable_defaults(*, dark: bool) -> dict[str, str]:
    """Return the colours of phases and of pain for a theme that has none of them.

    For `get_theme_variable_defaults`. They are fixed rather than derived from the theme, because
    only a text and a background chosen together are sure to be readable and distinct for everyone.
    """
    phases = (DARK_PHASES if dark else LIGHT_PHASES).variables()
    return phases | (DARK_PAIN if dark else LIGHT_PAIN).variables()
