"""Redraws the pictures of docs/pictures: `python docs/make_pictures.py`.

A picture is made from what the program itself uses, so that it can't show anything else.
"""

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from coloraide import Color

from hiptimer.engine.plan import Phase
from hiptimer.tui.phase_words import LOOKS
from hiptimer.tui.themes import DARK_PHASES, LIGHT_PHASES, PhaseColours

PICTURES: Final = Path(__file__).parent / "pictures"

EYES: Final = ("protan", "deutan", "tritan")
"""Without red, green or blue cones: the three common kinds of colour blindness."""

WIDE, NARROW, HIGH, GAP, TOP = 200, 92, 56, 16, 48


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "phases.svg").write_text(phases_board(), encoding="utf-8", newline="\n")


def seen_by(colour: str, eye: str) -> Color:
    """Return how `colour` looks without one kind of cone (Machado, Oliveira, Fernandes 2009)."""
    seen: Color = Color(colour).filter(eye, method="machado").convert("srgb").clip()
    return seen


def contrast(text: str, background: str) -> float:
    """Return how much `text` stands out on `background`, by WCAG 2.1: from 1 to 21."""
    return Color(text).contrast(background, method="wcag21")


def phases_board() -> str:
    """Draw the colours of the phases, dark and light, as each kind of eye sees them."""
    block = WIDE + len(EYES) * NARROW
    width, height = 2 * block + 3 * GAP, TOP + len(DARK_PHASES.backgrounds) * HIGH + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"',
        ' font-family="sans-serif" font-size="13">\n',
        "<title>The colours of the phases, dark and light</title>\n",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n',
    ]
    for place, (name, colours) in enumerate((("Dark", DARK_PHASES), ("Light", LIGHT_PHASES))):
        parts += _block(name, colours, GAP + place * (block + GAP))
    return "".join([*parts, "</svg>\n"])


def _block(name: str, colours: PhaseColours, left: int) -> list[str]:
    parts = [_text(left, TOP - 26, name, weight="bold"), _text(left, TOP - 10, "text : ground")]
    for column, eye in enumerate(EYES):
        parts.append(_text(left + WIDE + column * NARROW + 4, TOP - 10, f"{eye}opia"))
    for row, (phase, background) in enumerate(colours.backgrounds.items()):
        top = TOP + row * HIGH
        ratio = f"{phase}, {contrast(colours.text, background):.1f} : 1"
        parts.append(_ground(left, top, WIDE, background))
        parts.append(
            _text(left + 12, top + 24, LOOKS[Phase(phase)].word, fill=colours.text, weight="bold")
        )
        parts.append(_text(left + 12, top + 43, ratio, fill=colours.text))
        for column, eye in enumerate(EYES):
            seen = seen_by(background, eye).to_string(hex=True)
            parts.append(_ground(left + WIDE + column * NARROW, top, NARROW, seen))
    return parts


def _ground(x: int, y: int, width: int, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{HIGH}" fill="{fill}"/>\n'


def _text(x: int, y: int, text: str, *, fill: str = "#101010", weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" fill="{fill}" font-weight="{weight}">{escape(text)}</text>\n'


if __name__ == "__main__":
    main()
