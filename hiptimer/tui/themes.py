"""The two themes of hiptimer, and the colours that Textual's own themes take from them.

Style sheets use only variables; the values are here, in `theme_phases` and in `theme_pain`.
"""

from collections.abc import Collection, Iterable
from typing import Final

from textual.theme import Theme

from hiptimer.model.text import one_line
from hiptimer.tui import theme_pain, theme_phases

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
        **theme_phases.DARK.variables(),
        **theme_pain.DARK.variables(),
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
        **theme_phases.LIGHT.variables(),
        **theme_pain.LIGHT.variables(),
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
    phases = (theme_phases.DARK if dark else theme_phases.LIGHT).variables()
    return phases | (theme_pain.DARK if dark else theme_pain.LIGHT).variables()
