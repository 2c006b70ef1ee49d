"""Lines, marks and bars in a frame of axes, as rows of text. plotext only places them.

It chooses nothing: we set the limits and ticks of the axes, and colours are the theme's. The only
texts that it gets are ticks: numbers and dates that are made here.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace
from rich.text import Text
from textual.content import Content, Span

if TYPE_CHECKING:
    from textual_plotext.plot import Plot

LINE: Final = "braille"
"""A line of dots finer than cells."""

DOTS_ACROSS, DOTS_DOWN = 2, 4
"""Dots of a line in a cell."""

BAR: Final = "hd"
"""A filled area in half cells."""

TICKS_ROWS: Final = 2
"""The axis at the foot, and the labels of its ticks."""

_FIRST_CODE: Final = 16
"""Colour codes from here on are the same in all of plotext; each represents one of our styles."""


class Layer(Struct, frozen=True):
    """Points at `xs` and `ys`, drawn in `style` over the layers before.

    `sign` is one character, `LINE` or `BAR`; a line goes through the points, and so does any sign
    that is `joined`. A bar reaches down to 0.
    """

    xs: Sequence[float]
    ys: Sequence[float]
    sign: str
    style: str
    joined: bool = False


class Axis(Struct, frozen=True):
    """From `low` to `high`; each tick is a position and its label."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def within(self, layer: Layer) -> Layer:
        """Return the layer with points beyond the axis moved to its ends."""
        return replace(layer, ys=[max(self.low, min(y, self.high)) for y in layer.ys])

    @property
    def label_width(self) -> int:
        """The cells of the longest label."""
        return max((len(text) for _, text in self.ticks), default=0)


def columns_beside(axis: Axis, width: int) -> int:
    """Return the columns that are left for points beside an upright axis."""
    return width - axis.label_width - 1


def plotted(
    layers: Sequence[Layer], across: Axis, upright: Axis, width: int, height: int
) -> list[Content]:
    """Return `layers` in `width` by `height` cells, including the axes and their labels."""
    # Imported here, because only a chart needs it: home would wait for it at every start.
    from textual_plotext.plot import Plot  # noqa: PLC0415

    plot = Plot()
    plot._set_size(width, height)  # plotsize would limit it to the terminal that it finds
    plot.theme("textual-clear")
    _draw_axes(plot, across, upright)
    styles = list(dict.fromkeys(layer.style for layer in layers))
    cells = columns_beside(upright, width), height - TICKS_ROWS
    for layer in layers:
        led = _through_cells(layer, across, upright, cells) if layer.sign == LINE else layer
        _draw(plot, led, _FIRST_CODE + styles.index(layer.style))
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


def _through_cells(layer: Layer, across: Axis, upright: Axis, cells: tuple[int, int]) -> Layer:
    """Return a line that goes through the middle of the cells with marks of the same points.

    Marks are placed in whole cells and dots in parts of cells: at the ends they would be half a
    cell apart.
    """
    columns, rows = cells
    return replace(
        layer,
        xs=[_middle(x, across, columns, DOTS_ACROSS) for x in layer.xs],
        ys=[_middle(y, upright, rows, DOTS_DOWN) for y in layer.ys],
    )


def _middle(value: float, axis: Axis, cells: int, dots: int) -> float:
    length = axis.high - axis.low
    cell = (value - axis.low) / length * (cells - 1)
    return axis.low + length * (dots * cell + (dots - 1) / 2) / (dots * cells - 1)


def _styled(row: Text, styles: Sequence[str]) -> Content:
    """Return a row with our styles in place of plotext's colour codes."""
    spans = [
        Span(span.start, span.end, styles[span.style.color.number - _FIRST_CODE])
        for span in row.spans
        if not isinstance(span.style, str) and span.style.color and span.style.color.number
    ]
    return Content(row.plain, spans)
