"""Pictures of the charts: in a usual window, beside a list, and light."""

from collections.abc import Callable

import pytest

from hiptimer.tui.themes import DEFAULT_THEME, HIPTIMER_LIGHT
from tests.support.charts import CHARTS, ThemedStage

Compare = Callable[..., bool]

PICTURES = {
    "pain": ("pain", (80, 24), DEFAULT_THEME),
    "pain-half-a-year": ("pain-half-a-year", (80, 24), DEFAULT_THEME),
    "pain-small-light": ("pain", (40, 18), HIPTIMER_LIGHT.name),
    "pain-smallest": ("pain", (38, 10), DEFAULT_THEME),
    "tension": ("tension", (80, 18), DEFAULT_THEME),
    "tension-small-light": ("tension", (40, 12), HIPTIMER_LIGHT.name),
    "calendar": ("calendar", (80, 18), DEFAULT_THEME),
    "calendar-light": ("calendar", (110, 18), HIPTIMER_LIGHT.name),
    "calendar-small": ("calendar", (40, 20), DEFAULT_THEME),
}

DRAWN = {"pain", "calendar"}
"""What is compared as a picture; of the others, the text and its styles."""


@pytest.mark.parametrize("name", PICTURES)
def test_the_charts_look_as_they_did(
    snap_compare: Compare, text_compare: Compare, name: str
) -> None:
    chart, size, theme = PICTURES[name]
    compare = snap_compare if name in DRAWN else text_compare
    assert compare(ThemedStage(CHARTS[chart](), theme=theme), terminal_size=size)
