"""The layout of the timer: where every widget is, and what a view puts into each of them."""

from typing import Final

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget

from hiptimer.tui.screens.timer.view import Place, Scene, TimerView
from hiptimer.tui.widgets.big_time import BigTime, PhaseBar, PhaseWord
from hiptimer.tui.widgets.ceiling_panel import CeilingPanel
from hiptimer.tui.widgets.fitted_text import CaptionLine, CueText, FittingText, NextLine
from hiptimer.tui.widgets.heading import Heading, SessionBar
from hiptimer.tui.widgets.key_line import KeyLine
from hiptimer.tui.widgets.rating_row import OwedList, RatingRow

SMALLEST: Final = Size(40, 12)
"""A smaller window has room only for the number and the word."""

LOW_BELOW: Final = 18
"""Rows; in a lower window the word is beside its bar, and there are no blank rows."""

TALL_FROM: Final = 36
"""Rows; from here on every choice and every sentence has its own row."""


class TimerLayout(Vertical):
    """Shows one view after another, and updates only what differs from the last."""

    heading = getters.query_one(Heading)
    notice = getters.query_one("#notice", CueText)
    big = getters.query_one(BigTime)
    word = getters.query_one(PhaseWord)
    bar = getters.query_one(PhaseBar)
    owed = getters.query_one(OwedList)
    rating = getters.query_one(RatingRow)
    panel = getters.query_one(CeilingPanel)
    guide = getters.query_one(FittingText)
    next = getters.query_one(NextLine)
    session = getters.query_one(SessionBar)
    caption = getters.query_one(CaptionLine)

    def compose(self) -> ComposeResult:
        """Lay out the widgets, which keep their places through all phases."""
        yield Heading()
        yield CueText(id="notice")
        yield BigTime()
        with Container(id="phase"):
            yield PhaseWord()
            yield PhaseBar()
        with Vertical(id="lower"):
            yield FittingText()
            yield OwedList()
            yield RatingRow()
            yield CeilingPanel()
        with Horizontal(id="progress"):
            yield NextLine()
            yield SessionBar()
        yield KeyLine()
        yield CaptionLine()

    def on_resize(self, event: Resize) -> None:
        """Leave out what there is no room for."""
        width, height = event.size
        self.set_class(width < SMALLEST.width or height < SMALLEST.height, "-tiny")
        self.set_class(height < LOW_BELOW, "-low")
        self.set_class(height >= TALL_FROM, "-tall")

    def show(self, view: TimerView, before: TimerView | None, *, update: bool = True) -> None:
        """Show `view` instead of `before`; `update` applies the styles that change."""
        if before is None or (before.big, before.detail) != (view.big, view.detail):
            self.big.text, self.big.detail = view.big, view.detail
        if before is None or before.count != view.count:
            self.bar.left, self.bar.whole = view.count.left, view.count.whole
        if before is None or before.progress != view.progress:
            self.session.part, self.session.seconds_left = view.progress
        if before is None or before.scene != view.scene:
            self._show_scene(view.scene, before.scene if before else None, update=update)

    def _show_scene(self, scene: Scene, before: Scene | None, *, update: bool) -> None:
        self.bar.fills, self.word.word = scene.fills, scene.word
        self.notice.text, self.next.text = scene.notice, scene.next
        self.guide.texts = scene.guide
        self.rating.ceiling, self.rating.chosen = scene.ceiling, scene.pain
        self.rating.highlighted = scene.number
        self.owed.sets, self.owed.cursor = scene.to_rate, scene.cursor
        if scene.place:
            self._show_place(scene.place)
        if scene.panel and (before is None or before.panel != scene.panel):
            self.panel.lead, self.panel.choices = scene.panel.lead, scene.panel.choices
        self.panel.highlighted = scene.choice
        absent: dict[Widget, bool] = {
            self.notice: not scene.notice,
            self.guide: not scene.guide,
            self.owed: not scene.to_rate,
            self.rating: not scene.rates,
            self.panel: scene.panel is None,
        }
        classes = self.classes
        self.set_class(scene.crowded, "-crowded", update=False)
        self.set_class(bool(scene.to_rate), "-rating", update=False)
        self.set_class(scene.panel is not None, "-asking", update=False)
        changed = self.classes != classes
        for widget, nothing in absent.items():
            widget.set_class(nothing, "-absent", update=update and not changed)
        if changed and update:  # only once, because it restyles every widget in it
            self.update_node_styles()

    def _show_place(self, place: Place) -> None:
        heading = self.heading
        heading.exercise, heading.call = place.exercise, place.call
        heading.position, heading.marks = place.position, place.marks
        heading.set_number, heading.set_count = place.number, place.of
