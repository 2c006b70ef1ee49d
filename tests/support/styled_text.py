"""A screen as text with its styles, to be compared with how it looked before.

The rows of the screen come first, then the style of each cell as a letter, then what each letter
stands for. Unlike a picture it can be read in a diff: a word that moved, a colour that changed.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from string import ascii_letters, digits, punctuation
from typing import Any, Final

from rich.color import Color
from rich.style import Style
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App
from textual.pilot import Pilot

from tests.support.screen_text import strips_on

LETTERS: Final = ascii_letters + digits + punctuation.replace("=", "")

MARKS: Final = ("bold", "dim", "italic", "underline", "strike", "reverse")


class StyledTextExtension(SingleFileSnapshotExtension):
    """One file of text for each screen."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


class TextComparison:
    """Compares the text and styles of a screen as `snap_compare` compares its picture."""

    def __init__(self, snapshot: SnapshotAssertion) -> None:
        self._snapshot = snapshot.use_extension(StyledTextExtension)

    def __call__(
        self,
        app: App[Any],
        press: Iterable[str] = (),
        terminal_size: tuple[int, int] = (80, 24),
        run_before: Callable[[Pilot[Any]], Awaitable[None]] | None = None,
    ) -> bool:
        """Run `app` in a window of this size, press keys, and compare what it shows then."""
        shown = asyncio.run(_shown(app, tuple(press), terminal_size, run_before))
        return bool(shown == self._snapshot)


async def _shown(
    app: App[Any],
    press: tuple[str, ...],
    size: tuple[int, int],
    run_before: Callable[[Pilot[Any]], Awaitable[None]] | None,
) -> str:
    async with app.run_test(size=size) as pilot:
        if run_before:
            await run_before(pilot)
        await pilot.pause()
        await pilot.press(*press)
        await pilot.wait_for_scheduled_animations()
        await pilot.pause()
        return styled_text(app)


def styled_text(app: App[Any]) -> str:
    """Return what is on top as rows of text, rows of letters, and the style of each letter."""
    letters: dict[str, str] = {}
    text, styles = [], []
    for strip in strips_on(app):
        row = ""
        for segment in strip:
            style = _in_words(segment.style)
            letter = letters.setdefault(style, LETTERS[len(letters)])
            row += letter * segment.cell_length
        text.append(strip.text.rstrip())
        styles.append(row)
    legend = [f"{letter} = {style}" for style, letter in letters.items()]
    return "\n".join([*text, "", *styles, "", *legend, ""])


def _in_words(style: Style | None) -> str:
    if style is None:
        return "no style"
    marks = [mark for mark in MARKS if getattr(style, mark)]
    return " ".join([_colour(style.color), "on", _colour(style.bgcolor), *marks])


def _colour(colour: Color | None) -> str:
    return colour.get_truecolor().hex if colour else "default"
