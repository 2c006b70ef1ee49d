"""Removes environment variables that a person has set for other programs made with Textual or Rich.

Both libraries read variables while they are imported. Some of them end this program, some press its
keys, and some write what it shows, which is about a person's health, to places where others may
read it. So only those listed here are let through, and of these only values that can do no harm.
Helper processes inherit the environment, so this covers them as well.
"""

from collections.abc import Callable, Mapping, MutableMapping

LIBRARY_PREFIXES = ("TEXTUAL", "RICH_", "TTY_", "JUPYTER_")
"""Variables of these libraries begin so, now and in versions to come."""

OTHERS = frozenset({"ESCDELAY", "FORCE_COLOR", "UNICODE_VERSION"})
"""Also read by the libraries. The input reader has its own delay for the escape key; colours are
chosen by what the terminal can show; the tables of widths are those shipped with the library."""


def _is_one_of(*values: str) -> Callable[[str], bool]:
    return lambda value: value.lower() in values


def _is_percentage(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= 3 and int(value) <= 100


SAFE: Mapping[str, Callable[[str], bool]] = {
    # Less motion, for people disturbed by it.
    "TEXTUAL_ANIMATIONS": _is_one_of("none", "basic", "full"),
    # How strongly dim text is dimmed: some people need it stronger to read it.
    "TEXTUAL_DIM_FACTOR": _is_percentage,
    # For a terminal that claims kitty's keyboard protocol and gets it wrong.
    "TEXTUAL_DISABLE_KITTY_KEY": _is_one_of("0", "1"),
    # For a terminal that reports the mouse in pixels and gets it wrong.
    "TEXTUAL_SMOOTH_SCROLL": _is_one_of("0", "1"),
}
"""What is let through, and which of its values."""


def drop_foreign_variables(environment: MutableMapping[str, str]) -> None:
    """Remove harmful variables from `environment`, before Textual or Rich is imported."""
    for name in list(environment):
        foreign = name.upper().startswith(LIBRARY_PREFIXES) or name.upper() in OTHERS
        if foreign and not (name in SAFE and SAFE[name](environment[name])):
            del environment[name]
