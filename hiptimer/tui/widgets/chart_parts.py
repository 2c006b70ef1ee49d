"""What charts are made of: a frame of axes, a legend, and the words, within the space there is.

The words come first, because a screen reader needs them; then the picture, then its legend. A short
legend matters more than a tall picture.

plotext only places lines, marks and bars. It chooses nothing: we set the limits and ticks of the
axes, and colours are the theme's. The only texts that it gets are ticks: numbers and dates that are
made here.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace
from rich.text import Text
from textual.content import Content, Span

from hiptimer.tui.widgets.text_lines import plain, wrapped

if TYPE_CHECKING:
    from textual_plotext.plot import Plot


GAP, NARROW_GAP = 3, 2
"""Cells between two entries, and between them in a narrow window."""


class LegendEntry(Struct, frozen=True):
    """A sign as the chart draws it, and its meaning."""

    sign: str
    style: str
    words: str


def legend_rows(entries: Iterable[LegendEntry], width: int, gap: int = GAP) -> list[Content]:
    """Return the entries in lines; none is broken, and one that is too long is cut."""
    rows: list[Content] = []
    for entry in entries:
        drawn = Content.assemble((entry.sign, entry.style), f" {entry.words}")
        if rows and rows[-1].cell_length + gap + drawn.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], " " * gap, drawn)
        else:
            rows.append(drawn.truncate(width, ellipsis=True))
    return rows


NARROWEST: Final = 16
"""Cells; in fewer there is no room for an axis and a line beside it."""


class Rows(Struct, frozen=True):
    """How tall a picture is: in fewer than `lowest` rows there is none, and `good` are enough.

    There is a legend below it if that leaves `usual` rows or more.
    """

    lowest: int
    usual: int
    good: int


def chart_rows(
    picture: Callable[[int], Sequence[Content]],
    legends: Sequence[Sequence[Content]],
    texts: Sequence[str],
    room: tuple[int, int],
    rows: Rows,
) -> list[Content]:
    """Return picture, legend and words below each other, within `room` (width and height).

    `picture` draws in at most the rows that it gets. The legend is the first of `legends` that
    leaves it the usual height, the words are the longest of `texts` that leave it a good one.
    """
    width, height = room
    choices = [wrapped(text, width) for text in texts]
    if height - len(choices[-1]) < rows.lowest:
        return words_rows(texts, width, height)
    room_for = height - len(choices[-1]) - rows.usual
    legend = next((legend for legend in legends if len(legend) <= room_for), ())
    good = (each for each in choices if height - len(each) - len(legend) >= rows.good)
    said = next(good, choices[-1])
    left = height - len(said) - len(legend)
    air = [Content("")] if left > rows.good else []
    return [*picture(left - len(air)), *legend, *air, *said]


def words_rows(texts: Sequence[str], width: int, height: int) -> list[Content]:
    """Return the first text that fits, broken into rows; if none does, the last one is cut."""
    said: list[Content] = []
    for text in texts:
        said = wrapped(text, width)
        if len(said) <= height:
            return said
    rest = " ".join(row.plain for row in said[height - 1 :])
    return [*said[: height - 1], plain(rest).truncate(width, ellipsis=True)]


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
