import pytest
from textual.widget import Widget

from hiptimer.tui.widgets.big_time import BigTime, PhaseBar, PhaseWord
from hiptimer.tui.widgets.ceiling_panel import CeilingPanel, PanelChoice
from hiptimer.tui.widgets.fitted_text import CueText, NextLine
from hiptimer.tui.widgets.heading import Heading, SessionBar
from hiptimer.tui.widgets.pain_marks import MarkValue
from hiptimer.tui.widgets.rating_row import OwedList, OwedSet, RatingRow
from tests.support.resizing import resize
from tests.support.widget_stage import POISON, SIZES, Stage, shown

HARMFUL = "\x1b\x07\x9b\u202e"
MARKUP = "[@click=app.quit]x[/]"


def every_text_is(text: str) -> list[Widget]:
    """Make one widget of each kind, with `text` wherever a text can stand."""
    heading, cue, line = Heading(), CueText(), NextLine()
    heading.exercise = heading.call = heading.position = cue.text = line.text = text
    rating, owed, panel = RatingRow(), OwedList(), CeilingPanel()
    rating.question = text
    owed.sets = (OwedSet(text, text, 1), OwedSet(text, "", 2))
    panel.lead = (text, text)
    panel.choices = tuple(PanelChoice("key", text, text, text) for _ in range(3))
    return [BigTime(text, text), PhaseWord(text), heading, cue, line, rating, owed, panel]


def countless() -> list[Widget]:
    bar, session, heading = PhaseBar(), SessionBar(), Heading()
    bar.left, bar.whole = 10, 20
    session.part, session.seconds_left = 0.5, 90
    heading.marks = (MarkValue(),) * 50
    return [bar, session, heading]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", POISON, ids=lambda text: ascii(text[:12]))
async def test_every_widget_stands_any_text_at_any_size(text: str, size: tuple[int, int]) -> None:
    widgets = [*every_text_is(text), *countless()]
    async with Stage(*widgets).run_test(size=size):
        for widget in widgets:
            drawn = "".join(shown(widget))
            assert not set(HARMFUL) & set(drawn)


async def test_every_widget_stands_every_size_in_turn() -> None:
    widgets = [*every_text_is("Turn over"), *countless()]
    async with Stage(*widgets).run_test() as pilot:
        for size in (*SIZES, (20, 5), (500, 200), (1, 1), (80, 24)):
            await resize(pilot, *size)
            for widget in widgets:
                assert all(len(row) <= size[0] for row in shown(widget))


@pytest.mark.parametrize("widget", every_text_is(MARKUP), ids=lambda widget: type(widget).__name__)
async def test_markup_in_a_text_stays_a_text(widget: Widget) -> None:
    stage = Stage(widget)
    async with stage.run_test(size=(120, 30)) as pilot:
        text = "\n".join(shown(widget))
        spaced = " ".join(MARKUP)
        assert any(form in text for form in (MARKUP, MARKUP.upper(), spaced))
        for y, row in enumerate(shown(widget)):
            for column in {row.find("x"), row.find("X")} - {-1}:
                await pilot.click(widget, offset=(column, y))
        assert stage.is_running
