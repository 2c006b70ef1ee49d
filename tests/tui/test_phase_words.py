from hiptimer.engine.plan import Phase
from hiptimer.tui.phase_words import LOOKS, STYLE_CLASSES
from hiptimer.tui.themes import DARK_PHASES, LIGHT_PHASES


def test_every_phase_has_a_word_of_its_own() -> None:
    assert set(LOOKS) == set(Phase)
    words = [look.word for look in LOOKS.values()]
    assert len(set(words)) == len(words)


def test_a_hold_and_a_rest_differ_in_word_colour_and_bar() -> None:
    hold, rest = LOOKS[Phase.HOLD], LOOKS[Phase.REST]
    assert hold.word != rest.word
    assert hold.style_class != rest.style_class
    assert hold.bar_fills
    assert not rest.bar_fills


def test_every_style_class_has_its_colours_dark_and_light() -> None:
    for colours in (DARK_PHASES, LIGHT_PHASES):
        assert {f"phase-{phase}" for phase in colours.backgrounds} == set(STYLE_CLASSES)
