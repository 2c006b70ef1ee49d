from xml.etree import ElementTree

from docs.make_pictures import PICTURES, phases_board
from hiptimer.tui.theme_phases import DARK, LIGHT


def test_the_board_of_the_phases_is_as_the_program_draws_it() -> None:
    assert (PICTURES / "phases.svg").read_text(encoding="utf-8") == phases_board()


def test_the_board_shows_every_colour_of_every_phase() -> None:
    fills = {element.get("fill") for element in ElementTree.fromstring(phases_board()).iter()}  # noqa: S314 - our own
    assert fills >= {*DARK.backgrounds.values(), *LIGHT.backgrounds.values()}
