"""Every text of every screen, in both themes of ours: what the eye gets is what is measured."""

from collections.abc import Iterator

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from textual.app import App

from docs.make_pictures import contrast
from hiptimer.tui.themes import THEMES
from tests.support.app_driver import AppDriver
from tests.support.histories import both_sides, days_ago, many
from tests.support.history_driver import lay
from tests.support.history_screen_driver import read
from tests.support.screen_text import strips_on, text_on

READABLE = 4.5
"""WCAG 2.1, success criterion 1.4.3, for text of any size."""

READABLE_IN_16_COLOURS = 3.0
"""The same for large or bold text: which 16 colours there are is for the terminal to say."""

WALKS = [
    {
        "home": "",
        "help": "question_mark",
        "when to seek help": "h",
        "start sheet": "escape enter",
        "pain above the ceiling": "7",
        "preparing": "2 enter",
        "a hold": "enter",
        "a pause": "space",
    },
    {"home with a problem": ""},
    {
        "settings": "s down down down down",
        "settings after a change": "home right",
        "settings that refuse": "end up 9 9 9 9",
        "themes": "end enter",
        "the sound check": "escape c",
    },
    {"an editor": "e", "a mistake in an editor": "enter down 9 9"},
    {"what is usual in an editor": "n tab tab", "the catalogue": "ctrl+n down"},
    {"unsaved changes": "e x escape"},
    {"no history": "h"},
    {
        "a history": "h",
        "a chart": "v",
        "weeks": "v",
        "a calendar": "v",
        "a past session": "v enter down",
        "what is looked for": "escape slash z z",
        "a filter": "escape slash l e f t enter",
        "a removed session": "backspace x",
    },
]
"""From home to one screen after another, each with the keys that lead there."""


def texts_on(app: App[int]) -> Iterator[Segment]:
    """Find all that is to be read; lines, bars and marks are no texts."""
    for strip in strips_on(app):
        for segment in strip:
            if any(character.isalnum() for character in segment.text):
                yield segment


def colours_of(segment: Segment, system: ColorSystem) -> tuple[str, str]:
    """Return the colours of a text and its ground as a terminal of that kind shows them."""
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    text, ground = style.color.downgrade(system), style.bgcolor.downgrade(system)
    return text.get_truecolor().hex, ground.get_truecolor().hex


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: next(iter(walk)))
async def test_every_text_of_every_screen_can_be_read(
    driver: AppDriver, walk: dict[str, str]
) -> None:
    driver.context.settings.save(flash=False)  # that is over in 0.15 s
    if "home with a problem" in walk:
        driver.write_protocol("mine", "name = 3\n")
    first = next(iter(walk.values()))
    if first.startswith("h") and "no history" not in walk:
        lay(driver, *many(3), both_sides(days_ago(4)))
    seen: list[str] = []
    async with driver.opened() as pilot:
        for screen, keys in walk.items():
            for key in keys.split():
                driver.clock.advance(1)
                await pilot.press(key)
                await read(pilot)
            assert text_on(pilot.app) not in seen, screen
            seen.append(text_on(pilot.app))
            for theme in THEMES:
                pilot.app.theme = theme.name
                await pilot.pause()
                assert poorly_shown(pilot.app) == set(), (screen, theme.name)


def poorly_shown(app: App[int]) -> set[tuple[str, str, str]]:
    """Find what does not stand out from its ground as it should: the text and both colours."""
    found = list(texts_on(app))
    assert len(found) > 1
    return {
        (segment.text.strip(), *colours)
        for segment in found
        for system, least in (
            (ColorSystem.TRUECOLOR, READABLE),
            (ColorSystem.STANDARD, READABLE_IN_16_COLOURS),
        )
        if contrast(*(colours := colours_of(segment, system))) < least
    }


@pytest.mark.parametrize("name", ["solarized-light", "atom-one-light", "nord", "ansi-dark"])
async def test_the_keys_can_be_read_as_well_as_any_text_in_every_theme(
    driver: AppDriver, name: str
) -> None:
    driver.context.settings.save(theme=name)
    async with driver.opened() as pilot:
        *_, foot = strips_on(pilot.app)
        texts = [segment.style for segment in foot if segment.text.strip() and segment.style]
        assert len(texts) > 3
        assert len({(style.color, style.bgcolor) for style in texts}) == 1
