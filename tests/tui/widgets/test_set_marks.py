import pytest

from hiptimer.model.session import SetOutcome
from hiptimer.tui.widgets.pain_marks import MarkValue, mark, marks_line

DONE, TO_COME = MarkValue(SetOutcome.DONE, 2), MarkValue()


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        (MarkValue(SetOutcome.DONE, 2), "●2"),
        (MarkValue(SetOutcome.DONE, 0), "●0"),
        (MarkValue(SetOutcome.DONE), "●"),
        (MarkValue(SetOutcome.CUT_SHORT, 10), "◐10"),
        (MarkValue(SetOutcome.INTERRUPTED), "◐"),
        (MarkValue(SetOutcome.SKIPPED), "·"),
        (MarkValue(), "○"),
    ],
)
def test_the_shape_shows_how_a_set_ended_and_the_number_its_pain(
    value: MarkValue, drawn: str
) -> None:
    assert mark(value) == drawn


@pytest.mark.parametrize(
    ("width", "drawn"), [(8, "●2 ●2 ○"), (7, "●2 ●2 ○"), (6, "… ●2 ○"), (3, "… ○"), (2, "…")]
)
def test_if_marks_do_not_fit_the_earliest_are_left_out(width: int, drawn: str) -> None:
    assert marks_line((DONE, DONE, TO_COME), width).plain == drawn
