import re
from pathlib import Path
from xml.etree import ElementTree

from docs.make_pictures import PICTURES, phases_board
from hiptimer.tui.themes import DARK_PHASES, LIGHT_PHASES


def test_the_board_of_the_phases_is_as_the_program_draws_it() -> None:
    assert (PICTURES / "phases.svg").read_text(encoding="utf-8") == phases_board()


def test_the_board_shows_every_colour_of_every_phase() -> None:
    fills = {element.get("fill") for element in ElementTree.fromstring(phases_board()).iter()}  # noqa: S314 - our own
    assert fills >= {*DARK_PHASES.backgrounds.values(), *LIGHT_PHASES.backgrounds.values()}


def test_every_picture_stands_on_a_page_and_every_page_has_its_pictures() -> None:
    root = Path(__file__).parents[2]
    pages = [root / "README.md", *(root / "docs").glob("*.md")]
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    shown = set(re.findall(r"!\[[^\]]+\]\((?:docs/)?pictures/([\w-]+\.svg)\)", text))
    assert shown == {picture.name for picture in PICTURES.iterdir()}
