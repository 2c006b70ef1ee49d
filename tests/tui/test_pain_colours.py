"""The colours of a calendar, for every eye, in every theme, and with few colours."""

from itertools import combinations

import pytest
from coloraide import Color
from rich.color import Color as TerminalColour
from rich.color import ColorSystem
from textual.color import Color as TextualColour
from textual.theme import BUILTIN_THEMES, Theme

from docs.make_pictures import EYES, contrast, seen_by
from hiptimer.model import pain as pain_scale
from hiptimer.tui import themes
from hiptimer.tui.themes import DARK_PAIN, LIGHT_PAIN, PainColours
from hiptimer.tui.widgets.calendar_grid import ground

STANDS_OUT = 5.0
READABLE_WHEN_LARGE = 3.0
"""WCAG 2.1, success criterion 1.4.3, for large or bold text: all signs are bold."""

SEEN_AS_A_SHAPE = 3.0
"""WCAG 2.1, success criterion 1.4.11, for graphics."""

APART = 10.0
"""CIEDE2000: from about 10 on, two colours differ at a glance, one after the other."""

PAIRS = list(combinations(DARK_PAIN.grounds, 2))
both = pytest.mark.parametrize("colours", [DARK_PAIN, LIGHT_PAIN], ids=["dark", "light"])


@both
def test_every_sign_stands_out_from_its_ground(colours: PainColours) -> None:
    for each in colours.grounds.values():
        assert contrast(colours.text, each) >= STANDS_OUT


@both
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_grounds_are_distinct_to_every_eye(
    colours: PainColours, one: str, other: str
) -> None:
    first, second = colours.grounds[one], colours.grounds[other]
    seen = [(Color(first), Color(second))]
    seen += [(seen_by(first, eye), seen_by(second, eye)) for eye in EYES]
    for a, b in seen:
        assert a.delta_e(b, method="2000") >= APART


@both
@pytest.mark.parametrize("system", [ColorSystem.STANDARD, ColorSystem.EIGHT_BIT])
def test_the_signs_stay_readable_if_the_terminal_has_few_colours(
    colours: PainColours, system: ColorSystem
) -> None:
    def shown(colour: str) -> str:
        return TerminalColour.parse(colour).downgrade(system).get_truecolor().hex

    for each in colours.grounds.values():
        assert contrast(shown(colours.text), shown(each)) >= READABLE_WHEN_LARGE


@pytest.mark.parametrize(
    "theme", [*themes.THEMES, *BUILTIN_THEMES.values()], ids=lambda theme: theme.name
)
def test_every_ground_is_seen_on_the_background_of_every_theme(theme: Theme) -> None:
    background = TextualColour.parse(theme.to_color_system().generate()["background"])
    colours = DARK_PAIN if theme.dark else LIGHT_PAIN
    if background.ansi is not None:
        pytest.skip("which colour that is, is for the terminal to say")
    for each in colours.grounds.values():
        assert contrast(each, background.hex) >= SEEN_AS_A_SHAPE


@pytest.mark.parametrize("dark", [True, False])
def test_a_theme_that_has_no_colours_of_pain_gets_ours(dark: bool) -> None:  # noqa: FBT001 - a table
    variables = themes.variable_defaults(dark=dark)
    assert variables.items() >= (DARK_PAIN if dark else LIGHT_PAIN).variables().items()


def test_each_number_has_the_colour_of_its_word() -> None:
    ends = {"no pain": "none", "worst pain imaginable": "severe"}
    for number in range(pain_scale.LOWEST, pain_scale.HIGHEST + 1):
        word = pain_scale.word(number)
        assert ground(number).endswith(f"$pain-{ends.get(word, word)}")


def test_each_colour_is_that_of_some_number() -> None:
    used = {ground(number).rpartition("-")[2] for number in range(pain_scale.HIGHEST + 1)}
    assert used == set(DARK_PAIN.grounds) == set(LIGHT_PAIN.grounds)
