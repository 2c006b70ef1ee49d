"""A protocol file of one's own, with comments, and a change to it."""

from pathlib import Path

from tests.support.editor_driver import Hands

MINE = """\
# from my physio
format = 1
name = "Mine"

# slowly
[[exercise]]
name = "Lift"  # the left one first
sets = 2

# the end
"""

OURS = MINE.replace("sets = 2", "sets = 5")


async def five_sets(hands: Hands) -> None:
    """Change `MINE` to `OURS`."""
    await hands.press("enter", "down")
    await hands.write("5")


def text_in(path: Path) -> str:
    return path.read_text(encoding="utf-8")
