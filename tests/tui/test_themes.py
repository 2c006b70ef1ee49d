from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color
from rich.color import Color as TerminalColour
from rich.color import ColorSystem
from textual.app import App, ComposeResult
from textual.color import Color as TextualColour
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Label

import hiptimer.tui
from docs.make_pictures import EYES, contrast, seen_by
from hiptimer.tui import themes
from hiptimer.tui.phase_words import STYLE_CLASSES
from hiptimer.tui.themes import DARK_PHASES, LIGHT_PHASES, PhaseColours
from hiptimer.tui.widgets.big_time import BigTime

READABLE = 4.5

READABLE_FROM_AFAR = 6.0
"""WCAG 2.1, success criterion 1.4.3, for text of any size."""

READABLE_WHEN_LARGE = 3.0
"""The same, for large or bold text."""

APART = 10.0
"""CIEDE2000: from about 10 on, two colours differ at a glance, one after the other."""

PAIRS = list(combinations(DARK_PHASES.backgrounds, 2))
both_grounds = pytest.mark.parametrize(
    "colours", [DARK_PHASES, LIGHT_PHASES], ids=["dark", "light"]
)
both_themes = pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)


class Themed(App[None]):
    """A number on a screen that wears a phase, as the timer screen does."""

    CSS_PATH = Path(hiptimer.tui.__file__).with_name("phases.tcss")

    def __init__(self) -> None:
        super().__init__()
        for theme in themes.THEMES:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variable_defaults(dark=self.current_theme.dark)

    def compose(self) -> ComposeResult:
        yield BigTime("20")

    def seen_colours(self) -> tuple[str, str]:
        """Return the text and the ground of the number, as they reach the terminal."""
        _, _, ground, text = self.query_one(BigTime).colors
        (cell,) = {
            segment.style.color.get_truecolor().hex
            for segment in self.query_one(BigTime).render_line(0)
            if "█" in segment.text and segment.style and segment.style.color
        }
        assert cell == text.hex.lower()
        return text.hex.lower(), ground.hex.lower()


@both_grounds
def test_the_text_of_every_phase_stands_out(colours: PhaseColours) -> None:
    for background in colours.backgrounds.values():
        assert contrast(colours.text, background) >= READABLE_FROM_AFAR


@both_grounds
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_phases_are_distinct_to_every_eye(
    colours: PhaseColours, one: str, other: str
) -> None:
    first, second = colours.backgrounds[one], colours.backgrounds[other]
    seen = [(Color(first), Color(second))]
    seen += [(seen_by(first, eye), seen_by(second, eye)) for eye in EYES]
    for a, b in seen:
        assert a.delta_e(b, method="2000") >= APART


@both_grounds
@pytest.mark.parametrize("system", [ColorSystem.STANDARD, ColorSystem.EIGHT_BIT])
def test_the_text_stays_readable_if_the_terminal_has_few_colours(
    colours: PhaseColours, system: ColorSystem
) -> None:
    def shown(colour: str) -> str:
        return TerminalColour.parse(colour).downgrade(system).get_truecolor().hex

    for background in colours.backgrounds.values():
        assert contrast(shown(colours.text), shown(background)) >= READABLE_WHEN_LARGE


GROUNDS = ("background", "surface", "panel")

TEXTS = [
    *("foreground", "primary", "secondary", "accent", "warning", "error", "success"),
    *("text-primary", "text-secondary", "text-accent", "text-warning", "text-error"),
]

ADAPTED = [(text, ground) for text in ("text", "text-muted") for ground in GROUNDS]


class OnGrounds(App[None]):
    """The texts that Textual makes black or white by themselves, on every ground of a theme."""

    CSS = "\n".join(
        f"#{text}-on-{ground} {{ color: ${text}; background: ${ground}; }}"
        for text, ground in ADAPTED
    )

    def __init__(self) -> None:
        super().__init__()
        for theme in themes.THEMES:
            self.register_theme(theme)

    def compose(self) -> ComposeResult:
        for text, ground in ADAPTED:
            yield Label(text, id=f"{text}-on-{ground}")


@both_themes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_colour_of_a_theme_can_be_read_on_its_grounds(
    theme: Theme, ground: str, text: str
) -> None:
    variables = theme.to_color_system().generate()
    assert contrast(variables[text], variables[ground]) >= READABLE


@both_themes
async def test_texts_that_take_their_colour_from_their_ground_can_be_read_on_it(
    theme: Theme,
) -> None:
    app = OnGrounds()
    async with app.run_test() as pilot:
        app.theme = theme.name
        await pilot.pause()
        assert app.screen.background_colors[1] == TextualColour.parse(theme.background or "")
        assert len(app.query(Label)) == len(ADAPTED)
        for label in app.query(Label):
            _, _, ground, text = label.colors
            assert contrast((ground + text).hex, ground.hex) >= READABLE, label.id


@both_themes
def test_what_is_highlighted_can_be_read_too(theme: Theme) -> None:
    variables = theme.to_color_system().generate()
    text, ground = variables["block-cursor-foreground"], variables["block-cursor-background"]
    assert contrast(text, ground) >= READABLE


def test_the_app_begins_with_a_theme_of_its_own() -> None:
    assert themes.DEFAULT_THEME in {theme.name for theme in themes.THEMES}
    assert {theme.dark for theme in themes.THEMES} == {True, False}


@pytest.mark.parametrize("name", [*BUILTIN_THEMES, *(theme.name for theme in themes.THEMES)])
async def test_every_theme_shows_every_phase_in_its_colour(name: str) -> None:
    app = Themed()
    async with app.run_test() as pilot:
        app.theme = name
        colours = DARK_PHASES if app.current_theme.dark else LIGHT_PHASES
        for style_class in STYLE_CLASSES:
            app.screen.set_classes(style_class)
            await pilot.pause()
            background = colours.backgrounds[style_class.removeprefix("phase-")]
            assert app.seen_colours() == (colours.text, background)


@pytest.mark.parametrize("name", ["gone", "[/]", ""])
def test_a_theme_that_does_not_exist_is_replaced_by_the_apps_own(name: str) -> None:
    assert themes.theme_to_show(name, BUILTIN_THEMES) == themes.DEFAULT_THEME
    assert bool(themes.theme_problems(name, BUILTIN_THEMES)) is bool(name)


def test_a_theme_that_exists_is_shown_and_is_no_problem() -> None:
    assert themes.theme_to_show("nord", BUILTIN_THEMES) == "nord"
    assert themes.theme_problems("nord", BUILTIN_THEMES) == ()


def test_the_themes_of_ours_stand_first_and_each_once() -> None:
    names = themes.theme_names([*BUILTIN_THEMES, themes.DEFAULT_THEME])
    assert names[:2] == ("hiptimer-dark", "hiptimer-light")
    assert len(names) == len(set(names)) == len(BUILTIN_THEMES) + 2
