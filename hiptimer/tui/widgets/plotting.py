"""Lines, marks and bars in a frame of axes, as rows of text: plotext places them, no more.

Nothing is left to it to choose: axes have the limits and the ticks that they are given, and
colours are the theme's. It gets no text but ticks of numbers and dates that are made here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.text import Text
from textual.content import Content, Span

if TYPE_CHECKING:
    from textual_plotext.plot import Plot

LINE: Final = "braille"
"""A line with two dots across and four down in a cell."""

BAR: Final = "hd"
"""A filled area in halves of a cell."""

TICKS_ROWS: Final = 2
"""The axis at the foot, and what stands below its ticks."""

_FIRST_CODE: Final = 16
"""Colour codes from here on are the same in all of plotext; each stands for a style of ours."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Points at `xs` and `ys`, drawn over what came before in `style`.

    `sign` is one character, `LINE` or `BAR`; a line is drawn through the points, and so is any
    sign that is `joined`. A bar reaches down to 0.
    """

    xs: Sequence[float]
    ys: Sequence[float]
    sign: str
    style: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, each tick a place and its text."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    @property
    def label_width(self) -> int:
        """Cells that the longest text takes."""
        return max((len(text) for _, text in self.ticks), default=0)


def columns_beside(axis: Axis, width: int) -> int:
    """Count the columns that are left for points beside an upright axis."""
    return width - axis.label_width - 1


def plotted(
    layers: Sequence[Layer], across: Axis, upright: Axis, width: int, height: int
) -> list[Content]:
    """Draw `layers` in a room of `width` by `height` cells, the axes and their texts within."""
    # Here, because only a chart needs it: home would wait for it at every start.
    from textual_plotext.plot import Plot  # noqa: PLC0415

    plot = Plot()
    plot._set_size(width, height)  # plotsize keeps within a terminal that it looks up itself
    plot.theme("textual-clear")
    _draw_axes(plot, across, upright)
    styles = list(dict.fromkeys(layer.style for layer in layers))
    for layer in layers:
        _draw(plot, layer, _FIRST_CODE + styles.index(layer.style))
    drawn = Text.from_ansi(plot.build()).split("\n")
    return [_styled(row, styles).truncate(width) for row in drawn[:height]]


def _draw_axes(plot: "Plot", across: Axis, upright: Axis) -> None:
    plot.xaxes(True, False)  # noqa: FBT003 - which of the two there are
    plot.yaxes(True, False)  # noqa: FBT003
    plot.xlim(across.low, across.high)
    plot.ylim(upright.low, upright.high)
    plot.xticks([place for place, _ in across.ticks], [text for _, text in across.ticks])
    texts = [text.rjust(upright.label_width) for _, text in upright.ticks]
    plot.yticks([place for place, _ in upright.ticks], texts)


def _draw(plot: "Plot", layer: Layer, code: int) -> None:
    if layer.sign == BAR:
        plot.plot(layer.xs, layer.ys, marker=BAR, color=code, fillx=True)
    elif layer.sign == LINE or layer.joined:
        plot.plot(layer.xs, layer.ys, marker=layer.sign, color=code)
    else:
        plot.scatter(layer.xs, layer.ys, marker=layer.sign, color=code)


def _styled(row: Text, styles: Sequence[str]) -> Content:
    """Put our styles where plotext left the codes that stand for them."""
    spans = [
        Span(span.start, span.end, styles[span.style.color.number - _FIRST_CODE])
        for span in row.spans
        if not isinstance(span.style, str) and span.style.color and span.style.color.number
    ]
    return Content(row.plain, spans)
