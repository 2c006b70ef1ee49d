"""The longest text that has room."""

import pytest

from hiptimer.tui.widgets.fitted_text import FittingText

TEXTS = ("one two three four five six", "one two three", "one")


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [
        (30, 1, ["one two three four five six"]),
        (14, 2, ["one two three", "four five six"]),
        (14, 1, ["one two three"]),
        (8, 2, ["one two", "three"]),
        (5, 1, ["one"]),
        (2, 1, ["o…"]),
    ],
)
def test_the_longest_text_that_fits_is_shown(width: int, height: int, shown: list[str]) -> None:
    text = FittingText()
    text.set_reactive(FittingText.texts, TEXTS)
    assert [line.plain for line in text.lines(width, height)] == shown


def test_without_texts_nothing_is_shown() -> None:
    assert [line.plain for line in FittingText().lines(10, 3) if line.plain] == []


def test_markup_in_a_text_stays_text() -> None:
    text = FittingText()
    text.set_reactive(FittingText.texts, ("[@click=app.quit]go[/] half [/ open",))
    assert text.lines(60, 1)[0].plain == "[@click=app.quit]go[/] half [/ open"
