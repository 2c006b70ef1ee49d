"""The lower part of home: the highlighted protocol, the last weeks, and any problems.

It is one widget, because what is left out in a low window depends on the rest.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from hiptimer.engine.plan import TimedPart
from hiptimer.tui.widgets.session_strip import strip_line
from hiptimer.tui.widgets.text_lines import TextLines, first_fitting, plain, wrapped


class HomeText(Struct, frozen=True):
    """A protocol's `summary`, `exercises`, `equipment` and `strip`; `weeks` in several lengths.

    `said` are sentences that a person should see: advice and problems.
    """

    summary: str = ""
    exercises: str = ""
    equipment: str = ""
    strip: tuple[TimedPart, ...] = ()
    weeks: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class _Roominess(Struct, frozen=True):
    """How much is shown: rows for a long text, blank rows, and what is not essential."""

    rows: int
    air: bool
    nice: bool


LEVELS: Final = (
    _Roominess(4, air=True, nice=True),
    _Roominess(3, air=False, nice=True),
    _Roominess(2, air=False, nice=False),
    _Roominess(1, air=False, nice=False),
)


class HomeDetail(TextLines):
    """Shows `text` as spaciously as the height allows; messages come before the weeks."""

    DEFAULT_CSS = "HomeDetail { height: 1fr; }"

    text: reactive[HomeText] = reactive(HomeText, repaint=False)

    watch_text = TextLines.look_again

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the most spacious layout that fits; in the lowest windows the end is cut off."""
        shown: list[Content] = []
        for level in LEVELS:
            shown = list(_joined(self._groups(width, level), air=level.air))
            if len(shown) <= height:
                break
        return shown

    def _groups(self, width: int, level: _Roominess) -> Iterator[list[Content]]:
        """Return the rows in groups that belong together."""
        text = self.text
        summary = _cut(text.summary, width, level.rows, "dim") if level.nice else []
        yield [*summary, *_cut(text.exercises, width, level.rows)]
        equipment = _cut(text.equipment, width, 1)
        yield [*equipment, *([strip_line(text.strip, width)] if level.nice else [])]
        yield [
            row
            for said in text.said
            for row in _cut(said, width, min(level.rows, 2), "$text-warning")
        ]
        weeks = Content(first_fitting(text.weeks, width)) if text.weeks else Content("")
        yield [weeks.truncate(width, ellipsis=True)]


def _joined(groups: Iterator[list[Content]], *, air: bool) -> Iterator[Content]:
    first = True
    for group in groups:
        if group and air and not first:
            yield Content("")
        first = first and not group
        yield from group


def _cut(text: str, width: int, rows: int, style: str = "") -> list[Content]:
    """Return `text` in at most this many rows, cut with an ellipsis."""
    broken = wrapped(text, width, style)
    if len(broken) <= rows:
        return broken
    rest = " ".join(row.plain for row in broken[rows - 1 :])
    return [*broken[: rows - 1], plain(rest, style).truncate(width, ellipsis=True)]
