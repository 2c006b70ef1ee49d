"""Text that is not ours: in every field, from a file and from the clipboard, it is only text."""

import pytest

from hiptimer.model.protocol_draft import Field
from hiptimer.model.text import clean
from tests.support.app_driver import AppDriver
from tests.support.editor_driver import Hands, editing
from tests.support.screen_text import strips_on

POISON = {
    "link": "[@click=app.quit]x[/] go",
    "unclosed": "half [/ open [bold",
    "escapes": "a\x1b[31mb\x1b]0;t\x07c\x9bd",
    "direction": "left \u202e right \u2066 end \u2028 line",
    "wide": "\u4f60\u597d \U0001f9d8 e\u0301 " * 6,
    "endless": "a" * 3_000,
}

EVERYWHERE = """\
format = 1
{key} = {poison}
name = {poison}
summary = {poison}
region = {poison}
stage = {poison}
frequency = {poison}
source = {poison}
notes = {poison}
pain_ceiling = {poison}

[[exercise]]
id = {poison}
name = {poison}
side = {poison}
sets = {poison}
hold_seconds = {poison}
load = {poison}
notes = {poison}
instructions = {poison}
{key} = {poison}

[[exercise]]
name = {poison}
reps = {poison}
seconds_per_rep = {poison}
"""


def quoted(text: str) -> str:
    """Write any text as a TOML string."""
    return '"' + "".join(c if c.isalpha() else f"\\U{ord(c):08x}" for c in text) + '"'


def check(hands: Hands) -> None:
    """Nothing that is seen can steer a terminal, and a click on it does nothing."""
    strips = strips_on(hands.pilot.app)
    for text in (strip.text.rstrip() for strip in strips):
        assert clean(text) == text
    styles = [segment.style for strip in strips for segment in strip if segment.style]
    assert not [style.meta for style in styles if style.meta and "@click" in style.meta]


@pytest.mark.parametrize("kind", POISON)
@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["80", "40"])
async def test_poison_in_every_field_of_a_file_is_only_text(
    driver: AppDriver, kind: str, size: tuple[int, int]
) -> None:
    poison = quoted(POISON[kind])
    driver.write_protocol("mine", EVERYWHERE.format(poison=poison, key=poison))
    async with editing(driver, "mine", size=size) as hands:
        for place in ("home", "down", "down"):
            await hands.press(place, "enter", "up", "up")
            while hands.label:
                check(hands)
                await hands.walk("down")
            await hands.press("up")
        await hands.press("home", "ctrl+s")
        check(hands)
        assert hands.pilot.app.is_running


@pytest.mark.parametrize("kind", POISON)
async def test_poison_that_is_pasted_is_cleaned_in_every_field(
    driver: AppDriver, kind: str
) -> None:
    async with editing(driver) as hands:
        await hands.write("Mine")
        await hands.press("ctrl+n")
        await hands.paste(POISON[kind])
        check(hands)
        await hands.press("end", "enter", "up")
        while hands.label:
            label = hands.label
            await hands.paste(POISON[kind])
            if label in ("Notes", "How to"):
                check(hands)
                await hands.press("escape")
            check(hands)
            await hands.press("tab")
        for value in hands.editor.draft.exercises[0].values.values():
            assert clean(str(value)) == str(value)


async def test_lines_that_are_pasted_into_a_line_become_one(driver: AppDriver) -> None:
    async with editing(driver) as hands:
        await hands.paste("My\r\n  left\thip\n")
        assert hands.editor.draft.value(Field("name")) == "My left hip"


async def test_what_is_pasted_into_a_choice_chooses_nothing(driver: AppDriver) -> None:
    async with editing(driver) as hands:
        await hands.press("down")
        assert hands.label == "Stage"
        await hands.paste("dynamic")
        assert hands.editor.draft.value(Field("stage")) is None


async def test_a_text_that_is_too_long_is_reported_and_kept(driver: AppDriver) -> None:
    async with editing(driver) as hands:
        await hands.paste("a" * 90)
        assert "1 to 80 characters" in hands.text
        assert hands.editor.draft.value(Field("name")) == "a" * 90
        await hands.paste("b" * 1_000_000)
        assert len(str(hands.editor.draft.value(Field("name")))) <= 160
